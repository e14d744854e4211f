using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.Loader;

// Arguments: the manifest; 'sdk-first' or 'module-first'; a foreign AWSSDK.Core.dll to load, or 'host' for the application's own.
var (manifest, order, foreign) = (args[0], args[1], args[2]);

if (order == "sdk-first")
    LoadForeign();
var state = InitialSessionState.CreateDefault2();
state.ImportPSModule(manifest);
using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
Console.WriteLine("sdk-after-import " + AppDomain.CurrentDomain.GetAssemblies().Count(a => a.GetName().Name == "AWSSDK.EC2"));
if (order == "module-first")
    LoadForeign();

using var shell = PowerShell.Create(runspace);
var found = shell.AddScript("$s = Start-SMSandbox; try { $s.Accounts[0] | Get-SMDomainNetworkPosture -AllRegions -ErrorAction Stop } finally { $s | Stop-SMSandbox }").Invoke();
foreach (var error in shell.Streams.Error)
    Console.WriteLine("error " + error);
Console.WriteLine("domains " + found.Count);
foreach (var sdk in AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name == "AWSSDK.Core"))
    Console.WriteLine($"sdk {AssemblyLoadContext.GetLoadContext(sdk)!.Name} {sdk.Location}");
return found.Count > 0 && shell.Streams.Error.Count == 0 ? 0 : 1;

void LoadForeign()
{
    var assembly = foreign == "host" ? Assembly.Load("AWSSDK.Core") : AssemblyLoadContext.Default.LoadFromAssemblyPath(foreign);
    // Touch it, as the module that brought it would.
    Console.WriteLine("foreign " + assembly.GetType("Amazon.RegionEndpoint", throwOnError: true)!.Assembly.Location);
}

using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SageMakerGuard.Help;

if (args.Length != 2)
{
    Console.Error.WriteLine("usage: SageMakerGuard.Help <manifest of the assembled module> <XML documentation of the module assembly>");
    return 2;
}

var (manifest, documentation) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]));
var state = InitialSessionState.CreateDefault2();
state.ImportPSModule(manifest);
using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
using var shell = PowerShell.Create(runspace);

// The engine itself says what the parameter sets are, so that the syntax blocks cannot lie.
var commands = shell.AddScript("Get-Command -Module SageMakerGuard").Invoke<CmdletInfo>().OrderBy(c => c.Name, StringComparer.Ordinal).ToList();
if (commands.Count == 0)
{
    Console.Error.WriteLine($"{manifest} exports no command. {string.Join(" ", shell.Streams.Error)}");
    return 1;
}

var maml = new MamlDocument(new DocComments(documentation));
foreach (var command in commands)
    maml.Add(command);
var target = Path.Combine(Path.GetDirectoryName(manifest)!, "en-US", "SageMakerGuard.dll-Help.xml");
Directory.CreateDirectory(Path.GetDirectoryName(target)!);
maml.Save(target);
foreach (var gap in maml.Gaps)
    Console.Error.WriteLine("error HELP: " + gap);
return maml.Gaps.Count == 0 ? 0 : 1;

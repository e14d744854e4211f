using System;
using System.Globalization;
using System.IO;
using System.Reflection;
using SageMakerGuard.Shell;

if (args.Length == 0)
{
    Console.Error.WriteLine("""
        usage: SageMakerGuard.Shell demo              audits a made-up company in the sandbox, and moves one domain
               SageMakerGuard.Shell <script.ps1> ...  runs a script with the module imported, and exits with its exit code

        This is PowerShell's engine without PowerShell: the language, the pipeline, Where-Object and ForEach-Object are there,
        Select-Object, Sort-Object and Format-Table are not. With PowerShell installed, use that.
        """);
    return 2;
}

// PowerShell breaks lines inside words under cultures that it has no rule for, the invariant one of a bare container among them.
if (CultureInfo.CurrentCulture.Equals(CultureInfo.InvariantCulture))
{
    CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("en-US");
    CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentCulture;
}

var module = FindModule();
if (module is null)
{
    Console.Error.WriteLine("The assembled module is not there. Build it with: dotnet build");
    return 1;
}

// Scripts import the module by its name, as they do where it is installed.
var modules = Path.GetFullPath(Path.Combine(module, "..", "..", ".."));
Environment.SetEnvironmentVariable("PSModulePath", string.Join(Path.PathSeparator, modules, Environment.GetEnvironmentVariable("PSModulePath")));

if (args[0] == "demo")
    return ScriptRun.OfText(module, ReadDemo());
var script = Path.GetFullPath(args[0]);
if (!File.Exists(script))
{
    Console.Error.WriteLine($"There is no script '{script}'.");
    return 2;
}

return ScriptRun.OfFile(module, script, new ArraySegment<string>(args, 1, args.Length - 1));

static string ReadDemo()
{
    using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("demo.ps1")!);
    return reader.ReadToEnd();
}

// The shell runs from a build folder inside the repository; the module that it was built with lies under out/ beside src/.
static string? FindModule()
{
    var version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);
    for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
    {
        var manifest = Path.Combine(folder.FullName, "out", "SageMakerGuard", version, "SageMakerGuard.psd1");
        if (File.Exists(manifest))
            return manifest;
    }

    return null;
}

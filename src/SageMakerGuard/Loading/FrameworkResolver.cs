using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;

namespace SageMakerGuard.Loading;

/// <summary>
/// Finds the module's helpers on Windows PowerShell, where there are neither load contexts nor binding redirects: System.* helpers by simple
/// name whatever the version asked for, AWSSDK and our own assemblies only when one of ours asks.
/// </summary>
internal static class FrameworkResolver
{
    private static bool s_hooked;

    /// <summary>Starts to answer. Does nothing on PowerShell 7.</summary>
    public static void Hook()
    {
        if (s_hooked || !Adapters.OnNetFramework)
            return;
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
        s_hooked = true;
    }

    /// <summary>Stops to answer.</summary>
    public static void Unhook()
    {
        AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
        s_hooked = false;
    }

    /// <summary>
    /// What to warn of where another module brought an older AWSSDK.Core first: Windows PowerShell cannot hold two builds of the same
    /// AssemblyVersion. Null where all is well, and on PowerShell 7.
    /// </summary>
    public static string? OlderSdkWarning()
    {
        if (!Adapters.OnNetFramework)
            return null;
        var loaded = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => a.GetName().Name == "AWSSDK.Core");
        var own = Path.Combine(Adapters.LibraryFolder, "AWSSDK.Core.dll");
        if (loaded is null || loaded.IsDynamic || loaded.Location == own)
            return null;
        var theirs = FileVersionInfo.GetVersionInfo(loaded.Location).FileVersion;
        var ours = FileVersionInfo.GetVersionInfo(own).FileVersion;
        return Version.TryParse(theirs, out var theirVersion) && Version.TryParse(ours, out var ourVersion) && theirVersion < ourVersion
            ? $"Another module has loaded AWSSDK.Core {theirs} and Windows PowerShell cannot load {ours} beside it. Import SageMakerGuard first in a new session, or update the AWS Tools."
            : null;
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs args)
    {
        var name = new AssemblyName(args.Name).Name;
        var path = Path.Combine(Adapters.LibraryFolder, name + ".dll");
        if (name is null || !File.Exists(path))
            return null;
        var isHelper = name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal);
        return isHelper || IsOurs(args.RequestingAssembly) ? Assembly.LoadFrom(path) : null;
    }

    // .NET Framework does not always say who asks; then only helpers are answered for.
    private static bool IsOurs(Assembly? asking) =>
        asking is not null && !asking.IsDynamic && asking.Location.StartsWith(Adapters.ModuleFolder, StringComparison.OrdinalIgnoreCase);
}

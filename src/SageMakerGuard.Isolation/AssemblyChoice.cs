using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace SageMakerGuard.Isolation;

/// <summary>Where an assembly comes from.</summary>
public enum AssemblySource
{
    /// <summary>The host: PowerShell and .NET themselves.</summary>
    Host,

    /// <summary>The module's own folder.</summary>
    Folder,

    /// <summary>The one SageMakerGuard.Core that module and adapters share.</summary>
    Core,
}

/// <summary>The rule of the load context, apart from it so that it can be tested by itself.</summary>
public static class AssemblyChoice
{
    /// <summary>
    /// Core is shared. AWSSDK and our own adapters always come from the folder, even where the host has some build of them. Of all else the
    /// host's copy is taken if it is new enough and signed with the same key; a host too old gets the folder's copy.
    /// </summary>
    public static AssemblySource For(AssemblyName wanted, string core, bool inFolder, IReadOnlyDictionary<string, string> platform)
    {
        var name = wanted.Name ?? "";
        if (name == core)
            return AssemblySource.Core;
        if (!inFolder)
            return AssemblySource.Host;
        if (name.StartsWith("AWSSDK.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("SageMakerGuard.", StringComparison.Ordinal))
            return AssemblySource.Folder;
        return platform.TryGetValue(name, out var path) && Satisfies(AssemblyName.GetAssemblyName(path), wanted) ? AssemblySource.Host : AssemblySource.Folder;
    }

    /// <summary>Whether an assembly that is there will do for one that is wanted.</summary>
    public static bool Satisfies(AssemblyName there, AssemblyName wanted) =>
        (wanted.Version is null || there.Version >= wanted.Version)
        && (wanted.GetPublicKeyToken() is not { Length: > 0 } key || key.AsSpan().SequenceEqual(there.GetPublicKeyToken()));

    /// <summary>Simple names and paths out of the runtime's list of trusted platform assemblies.</summary>
    public static IReadOnlyDictionary<string, string> ReadPlatformList(string? list)
    {
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in (list ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            map[Path.GetFileNameWithoutExtension(path)] = path;
        return map;
    }
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Completion;

/// <summary>Names in the estate that a command line refers to. The last estate is kept, so that the next key press is quick.</summary>
internal static class EstateNames
{
    private static readonly object s_gate = new();
    private static (string Path, DateTime Written, Estate Estate)? s_last;

    /// <summary>The names; null where the command line refers to no estate.</summary>
    public static IEnumerable<(string Name, string About)>? Of(IDictionary boundParameters, Func<RegionEstate, IEnumerable<(string Name, string About)>> names) =>
        boundParameters["EstatePath"] is string path ? Load(FullPath(path)).Regions.SelectMany(names) : null;

    // Within the completion's own pipeline: the session's state is not to be had from outside while it runs.
    private static string FullPath(string path)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        return shell.AddScript("param($path) $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)").AddArgument(path).Invoke<string>().First();
    }

    private static Estate Load(string path)
    {
        var written = Directory.Exists(path) ? Directory.GetLastWriteTimeUtc(path) : File.GetLastWriteTimeUtc(path);
        lock (s_gate)
        {
            if (s_last is not { } last || last.Path != path || last.Written != written)
                s_last = last = (path, written, EstatePath.Read(path));
            return last.Estate;
        }
    }
}

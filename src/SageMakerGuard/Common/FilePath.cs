using System.Collections.Generic;
using System.Management.Automation;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Paths as the session understands them: relative to its location, drives included, taken literally.</summary>
internal static class FilePath
{
    /// <summary>The path in the file system.</summary>
    /// <exception cref="GuardFault">The path leads somewhere else: into the registry, the environment, ….</exception>
    public static string Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.Name == "FileSystem" ? full : throw NotAFile(path);
        }
        catch (System.Exception drive) when (drive is DriveNotFoundException or ProviderNotFoundException)
        {
            throw NotAFile(path);
        }
    }

    /// <summary>The paths in the file system that a path with wildcards names; a path without any is taken as it is, whether something is there or not.</summary>
    /// <exception cref="GuardFault">The path leads somewhere else, or nothing has such a name.</exception>
    public static IReadOnlyList<string> ResolveAll(PSCmdlet cmdlet, string path)
    {
        var literal = Resolve(cmdlet, path);
        if (!WildcardPattern.ContainsWildcardCharacters(path) || System.IO.File.Exists(literal) || System.IO.Directory.Exists(literal))
            return [literal];
        try
        {
            var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
            if (found.Count > 0)
                return found;
        }
        catch (ItemNotFoundException)
        {
            // Said below, as for a pattern that matches nothing.
        }

        throw new GuardFault("NothingMatches", FaultCategory.NotFound, $"No file or folder matches '{path}'.", "Check the path and the session's location.") { ResourceId = path };
    }

    private static GuardFault NotAFile(string path) =>
        new("NotAFilePath", FaultCategory.InvalidArgument, $"'{path}' is no path of the file system.", "Give the path of a file or a folder.");
}

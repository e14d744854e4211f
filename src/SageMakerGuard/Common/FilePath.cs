using System;
using System.Collections.Generic;
using System.IO;
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
        catch (Exception drive) when (drive is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            throw NotAFile(path);
        }
    }

    /// <summary>The paths in the file system that a path with wildcards names; a path without any is taken as it is, whether something is there or not.</summary>
    /// <exception cref="GuardFault">The path leads somewhere else, or nothing has such a name.</exception>
    public static IReadOnlyList<string> ResolveAll(PSCmdlet cmdlet, string path)
    {
        var literal = Resolve(cmdlet, path);
        if (!WildcardPattern.ContainsWildcardCharacters(path) || File.Exists(literal) || Directory.Exists(literal))
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

    /// <summary>The path of a file that is to be written, with what can be known before: whether it may, and whether its folder is there.</summary>
    /// <param name="cmdlet">Whose session's location counts.</param>
    /// <param name="path">As it was typed.</param>
    /// <param name="alreadyThere">What to say of a file that is there; null where it may be replaced.</param>
    /// <exception cref="GuardFault">FolderNotFound, NotAFilePath, PathIsFolder, or what the caller says of a file that is there.</exception>
    public static string ToWrite(PSCmdlet cmdlet, string path, Func<string, GuardFault>? alreadyThere)
    {
        var target = Resolve(cmdlet, path);
        if (Directory.Exists(target))
            throw new GuardFault("PathIsFolder", FaultCategory.InvalidArgument, $"'{target}' is a folder.", "Give the path of a file, for example one that ends in .json.") { ResourceId = target };
        if (alreadyThere is not null && File.Exists(target))
            throw alreadyThere(target);
        return Directory.Exists(Path.GetDirectoryName(target)) ? target
            : throw new GuardFault("FolderNotFound", FaultCategory.NotFound, $"The folder of '{target}' does not exist.", "Make the folder first, or give another path.") { ResourceId = target };
    }

    private static GuardFault NotAFile(string path) =>
        new("NotAFilePath", FaultCategory.InvalidArgument, $"'{path}' is no path of the file system.", "Give the path of a file or a folder.");
}

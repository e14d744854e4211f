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

    private static GuardFault NotAFile(string path) =>
        new("NotAFilePath", FaultCategory.InvalidArgument, $"'{path}' is no path of the file system.", "Give the path of a file or a folder.");
}

using System.IO;
using SageMakerGuard.Estates.Files.Cli;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Estates.Files;

/// <summary>An estate from whatever a path names: a file of the module's own, or a folder of AWS CLI output.</summary>
public static class EstatePath
{
    /// <summary>Reads the estate.</summary>
    /// <exception cref="GuardFault">EstateNotFound, or what <see cref="EstateFile"/> or <see cref="CliFolder"/> say.</exception>
    public static Estate Read(string path)
    {
        if (Directory.Exists(path))
            return CliFolder.Read(path);
        if (File.Exists(path))
            return EstateFile.Read(path);
        throw new GuardFault("EstateNotFound", FaultCategory.NotFound, $"'{path}' does not exist.",
            "Give the path of a file that Export-SMEstate wrote, or of a folder of AWS CLI output.");
    }
}

using System.IO;
using System.Management.Automation;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>A file that a command is to write: looked at before there is anything to write, so that nothing is worked out in vain.</summary>
internal static class OutputFile
{
    /// <summary>The file's full path; null where none was named.</summary>
    /// <exception cref="GuardFault">It exists and may not be replaced, is a folder, or its folder does not exist.</exception>
    public static string? Of(PSCmdlet cmdlet, string? path, bool mayReplace)
    {
        if (path is null)
            return null;
        var full = FilePath.Resolve(cmdlet, path);
        if (Directory.Exists(full))
            throw new GuardFault("OutputFileExists", FaultCategory.AlreadyExists, $"'{full}' is a folder.", "Give the path of a file.") { ResourceId = full };
        if (File.Exists(full) && !mayReplace)
            throw new GuardFault("OutputFileExists", FaultCategory.AlreadyExists, $"'{full}' exists already and was left as it is.", "Add -Force to replace it, or give another path.") { ResourceId = full };
        if (!Directory.Exists(Path.GetDirectoryName(full)))
            throw new GuardFault("FolderNotFound", FaultCategory.NotFound, $"The folder of '{full}' does not exist.", "Make the folder first, or give another path.") { ResourceId = full };
        return full;
    }
}

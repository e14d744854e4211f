using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Probing;

/// <summary>Where a probe's script is put.</summary>
public static class ProbeFile
{
    /// <summary>The file that a path means for a domain: the path itself, or, where it is a folder, a file of its own in it.</summary>
    public static string PathFor(string path, string domainId)
    {
        var isFolder = Directory.Exists(path) || path.EndsWith("/", StringComparison.Ordinal) || path.EndsWith(Path.DirectorySeparatorChar.ToString(), StringComparison.Ordinal);
        return isFolder ? Path.Combine(path, $"smguard-probe-{Regex.Replace(domainId, "[^A-Za-z0-9-]", "-")}.sh") : path;
    }

    /// <summary>Writes a script: the whole file or, where that fails, none. A file that is there already stays unless told otherwise.</summary>
    /// <exception cref="GuardFault">ProbeFileExists, FolderNotFound, FileAccessDenied or FileUnusable.</exception>
    public static void Write(string path, string script, bool overwrite)
    {
        var bytes = new UTF8Encoding(false).GetBytes(script);
        var written = FileAccessFault.Guard(path, FileAccessFault.Writing, () => (overwrite || !File.Exists(path)) && AtomicFile.Write(path, overwrite, stream => stream.Write(bytes, 0, bytes.Length)));
        if (!written)
            throw new GuardFault("ProbeFileExists", FaultCategory.AlreadyExists, $"'{path}' exists already and was left as it is.", "Add -Force to replace it, or give another path.") { ResourceId = path };
    }
}

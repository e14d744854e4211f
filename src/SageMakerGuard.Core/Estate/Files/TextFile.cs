using System.IO;
using System.Text;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Estates.Files;

/// <summary>Texts for people as files: UTF-8 without a mark, written whole or not at all.</summary>
public static class TextFile
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Makes a folder, where it is not there.</summary>
    /// <exception cref="GuardFault">It cannot be made.</exception>
    public static void MakeFolder(string path) => FileAccessFault.Guard(path, FileAccessFault.Writing, () => Directory.CreateDirectory(path));

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text, whose line ends stay as they are.</param>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    /// <exception cref="GuardFault">OutputFileExists: it is there and may not be replaced; or it cannot be written.</exception>
    public static void Write(string path, string text, bool replace)
    {
        var bytes = s_utf8.GetBytes(text);
        if (!FileAccessFault.Guard(path, FileAccessFault.Writing, () => AtomicFile.Write(path, replace, stream => stream.Write(bytes, 0, bytes.Length))))
            throw new GuardFault("OutputFileExists", FaultCategory.AlreadyExists, $"'{path}' exists already and was left as it is.", "Add -Force to replace it, or give another path.") { ResourceId = path };
    }
}

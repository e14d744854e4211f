using System;
using System.IO;

namespace SageMakerGuard.Estates.Files;

/// <summary>Writes a file whole or not at all: into a new file of the same folder, which then takes the place of the old one in one step.</summary>
internal static class AtomicFile
{
    /// <summary>Writes the file. False where it exists and may not be replaced; nothing was changed then.</summary>
    public static bool Write(string path, bool replace, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        var draft = Path.Combine(Path.GetDirectoryName(full)!, "." + Path.GetFileName(full) + "." + Guid.NewGuid().ToString("N") + ".tmp");
        try
        {
            using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 65536))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            return Publish(draft, full, replace);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static bool Publish(string draft, string full, bool replace)
    {
        if (replace && File.Exists(full))
        {
            File.Replace(draft, full, destinationBackupFileName: null);
            return true;
        }

        try
        {
            // Move never replaces: whoever made the file in the meantime keeps it.
            File.Move(draft, full);
            return true;
        }
        catch (IOException) when (File.Exists(full))
        {
            return false;
        }
    }
}

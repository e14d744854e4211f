using System;
using System.IO;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Changes.Journal;

/// <summary>A journal as a file: reads it while another process may be writing.</summary>
internal static class JournalFile
{
    /// <summary>What can be read of it, and whether a process is at it.</summary>
    public static (JournalText Text, bool InUse) Read(string path) => FileAccessFault.Guard(path, FileAccessFault.Reading, () =>
    {
        // Asked before the text is read: a run that ends in between then reads as ended.
        var inUse = IsLocked(path);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return (JournalLines.Read(ReadAll(stream), path), inUse);
    });

    /// <summary>All bytes of a stream that is at its beginning.</summary>
    public static byte[] ReadAll(FileStream stream)
    {
        var bytes = new byte[stream.Length];
        var read = 0;
        while (read < bytes.Length)
        {
            var count = stream.Read(bytes, read, bytes.Length - read);
            if (count == 0)
                break;
            read += count;
        }

        if (read < bytes.Length)
            Array.Resize(ref bytes, read);
        return bytes;
    }

    private static bool IsLocked(string path)
    {
        var lockPath = path + ".lock";
        if (!File.Exists(lockPath))
            return false;
        try
        {
            using (new FileStream(lockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            // Somebody else's journal, in a folder that may only be read: whether they are at it cannot be seen.
            return false;
        }
    }
}

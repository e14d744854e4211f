using System;
using System.Collections.Generic;
using System.IO;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Changes.Journal;

/// <summary>The journal of one run, open for writing. Every line is on the disk before the call returns; nobody else can open the file for writing meanwhile.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly object _gate = new();
    private readonly FileStream _stream;
    private readonly FileStream _lock;
    private readonly List<JournalEntry> _entries;
    private string _hash;

    private JournalWriter(FileStream stream, FileStream fileLock, JournalText text)
    {
        _stream = stream;
        _lock = fileLock;
        _entries = [.. text.Entries];
        _hash = text.LastHash;
    }

    /// <summary>The file.</summary>
    public string Path => _stream.Name;

    /// <summary>All entries so far.</summary>
    public IReadOnlyList<JournalEntry> Entries
    {
        get
        {
            lock (_gate)
                return _entries.ToArray();
        }
    }

    /// <summary>Makes a new journal.</summary>
    public static JournalWriter Create(string path) => Open(path, FileMode.CreateNew) ?? throw new IOException($"'{path}' is in use.");

    /// <summary>Opens a journal to go on with it, without what a kill has torn; null while another process is at it.</summary>
    public static JournalWriter? Continue(string path) => Open(path, FileMode.Open);

    /// <summary>Adds a line and waits until it is on the disk.</summary>
    public void Append(JournalEntry entry)
    {
        lock (_gate)
        {
            var (line, hash) = JournalLines.Write(entry, _hash);
            try
            {
                _stream.Write(line, 0, line.Length);
                _stream.Flush(flushToDisk: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new GuardFault("JournalNotWritten", FaultCategory.FileSystem, $"The journal '{Path}' could not be written: {e.Message} Nothing is changed that cannot be written down first.", "Make room or give another folder with -JournalPath, then run the same command again.", e);
            }

            _hash = hash;
            _entries.Add(entry);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stream.Dispose();
            _lock.Dispose();
        }
    }

    private static JournalWriter? Open(string path, FileMode mode) => FileAccessFault.Guard(path, FileAccessFault.Writing, () =>
    {
        var fileLock = TryLock(path);
        if (fileLock is null)
            return null;
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite);
            var text = JournalLines.Read(JournalFile.ReadAll(stream), path);
            stream.SetLength(text.WholeLength);
            stream.Seek(0, SeekOrigin.End);
            return new JournalWriter(stream, fileLock, text);
        }
        catch
        {
            stream?.Dispose();
            fileLock.Dispose();
            throw;
        }
    });

    // A file of its own is locked: on Unix a locked journal could not be read either. The system lets go of the lock when the process dies.
    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }
    }
}

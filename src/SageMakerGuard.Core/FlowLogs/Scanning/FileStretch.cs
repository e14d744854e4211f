using System;
using System.IO;
using System.Threading;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>The lines of a file that begin between two places.</summary>
internal sealed class FileStretch : ReadOnlyStream
{
    private readonly FileStream _file;
    private readonly CancellationToken _cancellationToken;
    private long _left;

    public FileStretch(string path, long from, long to, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        _file = OpenFile(path);
        from = LineStart(from);
        _left = Math.Max(0, LineStart(to) - from);
        _file.Position = from;
    }

    /// <summary>Opens a file to be read from front to back, that others may write to or move meanwhile.</summary>
    public static FileStream OpenFile(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _file.Read(buffer, offset, (int)Math.Min(count, _left));
        _left -= read;
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>The beginning of the first line that begins at a place or behind it.</summary>
    private long LineStart(long place)
    {
        if (place <= 0 || place >= _file.Length)
            return Math.Min(Math.Max(0, place), _file.Length);
        var buffer = new byte[4096];
        _file.Position = place - 1;
        for (var at = place - 1; ;)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var read = _file.Read(buffer, 0, buffer.Length);
            if (read == 0)
                return _file.Length;
            var feed = Array.IndexOf(buffer, (byte)'\n', 0, read);
            if (feed >= 0)
                return at + feed + 1;
            at += read;
        }
    }
}

using System;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>
/// The text of a gzip file, member after member, and whether the file is whole. The system's inflater ends without a word where a file is cut
/// short. So one more member is put behind the file's own bytes: where its text does not come out at the end, something before it is missing.
/// </summary>
internal sealed class GzipText : ReadOnlyStream
{
    private static readonly byte[] s_mark = Encoding.ASCII.GetBytes("\0the end of the file, as it was\0");
    private static readonly byte[] s_markMember = Compress(s_mark);

    // .NET Framework reads the first member and leaves the others.
    private static readonly bool s_readsFirstOnly = InflatesFirstOnly();

    private readonly Stream _file;
    private readonly GZipStream _inflater;
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;
    private long _inflated;
    private bool _ended;

    public GzipText(Stream file)
    {
        _file = file;
        _inflater = new(new JoinedStream(file, new MemoryStream(s_markMember)), CompressionMode.Decompress);
    }

    /// <summary>Known when all was read: the file was cut short, or damaged, or something other than gzip follows.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Known when all was read: what is missing may be there, and this system cannot read it.</summary>
    public bool HasMoreMembers => IsCut && s_readsFirstOnly;

    public override int Read(byte[] buffer, int offset, int count)
    {
        // The last bytes are held back until it is known that they are not the mark.
        while (!_ended && _end - _start <= s_mark.Length)
            Inflate();
        var given = Math.Min(count, _end - _start - (_ended ? 0 : s_mark.Length));
        Buffer.BlockCopy(_buffer, _start, buffer, offset, given);
        _start += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inflater.Dispose();
        base.Dispose(disposing);
    }

    private void Inflate()
    {
        Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
        _end -= _start;
        _start = 0;
        int read;
        try
        {
            read = _inflater.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (InvalidDataException)
        {
            // Damaged: what was inflated before it stands, and the rest is missing.
            (_ended, IsCut) = (true, true);
            return;
        }

        _end += read;
        _inflated += read;
        if (read > 0)
            return;
        _ended = true;
        if (_end >= s_mark.Length && _buffer.AsSpan(_end - s_mark.Length, s_mark.Length).SequenceEqual(s_mark))
            _end -= s_mark.Length;
        else
            IsCut = !s_readsFirstOnly || !EndsWithSize();
    }

    /// <summary>Whether the file's last four bytes are the size of the text, as they are where it has one member (RFC 1952, ISIZE).</summary>
    private bool EndsWithSize()
    {
        if (!_file.CanSeek || _file.Length < 18)
            return false;
        var size = new byte[4];
        _file.Seek(-4, SeekOrigin.End);
        return _file.Read(size, 0, 4) == 4 && BitConverter.ToUInt32(size, 0) == (uint)_inflated;
    }

    private static byte[] Compress(byte[] text)
    {
        using var compressed = new MemoryStream();
        using (var deflater = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            deflater.Write(text, 0, text.Length);
        return compressed.ToArray();
    }

    private static bool InflatesFirstOnly()
    {
        using var inflater = new GZipStream(new JoinedStream(new MemoryStream(s_markMember), new MemoryStream(s_markMember)), CompressionMode.Decompress);
        using var text = new MemoryStream();
        inflater.CopyTo(text);
        return text.Length == s_mark.Length;
    }
}

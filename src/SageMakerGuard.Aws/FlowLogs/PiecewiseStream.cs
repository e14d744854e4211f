using System;
using System.IO;
using System.Threading.Tasks;

namespace SageMakerGuard.Aws.FlowLogs;

/// <summary>
/// Reads something long piece by piece, and fetches the next piece while the one before it is read. Each piece is a call of its own, so that one which
/// breaks off is made again and not the whole; two pieces are held at most.
/// </summary>
internal sealed class PiecewiseStream(long length, Func<long, long, Task<byte[]>> fetch) : Stream
{
    /// <summary>How long a piece is.</summary>
    public const int PieceLength = 8 * 1024 * 1024;

    private Task<byte[]>? _next;
    private byte[] _piece = [];
    private int _offset;
    private long _fetched;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_offset == _piece.Length && !Advance())
            return 0;
        var taken = Math.Min(count, _piece.Length - _offset);
        Buffer.BlockCopy(_piece, _offset, buffer, offset, taken);
        _offset += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // What was fetched ahead and failed has nobody left to hear of it.
        _next?.ContinueWith(late => _ = late.Exception, TaskScheduler.Default);
        _next = null;
        base.Dispose(disposing);
    }

    private bool Advance()
    {
        if ((_next ?? Fetch()) is not { } next)
            return false;
        _next = null;
        _piece = next.GetAwaiter().GetResult();
        _offset = 0;
        _next = Fetch();
        return _piece.Length > 0;
    }

    private Task<byte[]>? Fetch()
    {
        if (_fetched >= length)
            return null;
        var (from, to) = (_fetched, Math.Min(length, _fetched + PieceLength));
        _fetched = to;
        return fetch(from, to);
    }
}

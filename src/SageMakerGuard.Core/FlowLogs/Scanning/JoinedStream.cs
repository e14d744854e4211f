using System;
using System.IO;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>One stream behind another. It says how many bytes were read of the second.</summary>
internal sealed class JoinedStream(Stream first, Stream second, Action<long>? onRead = null) : ReadOnlyStream
{
    private bool _firstEnded;

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!_firstEnded)
        {
            var early = first.Read(buffer, offset, count);
            if (early > 0)
                return early;
            _firstEnded = count > 0;
        }

        var read = second.Read(buffer, offset, count);
        onRead?.Invoke(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            first.Dispose();
            second.Dispose();
        }

        base.Dispose(disposing);
    }
}

using System;
using System.IO;
using System.Runtime.InteropServices;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>A block of text that is filled from a stream and handed out in whole lines. What follows the last line feed begins the next block.</summary>
internal sealed unsafe class TextBlock : IDisposable
{
    /// <summary>Large enough that a read costs little, small enough for the processor's caches.</summary>
    public const int DefaultSize = 256 * 1024;

    private const int Margin = PinnedBuffer.Margin;

    private readonly byte[] _bytes;
    private GCHandle _handle;

    public TextBlock(int size = DefaultSize)
    {
        _bytes = new byte[size + (2 * Margin)];
        _handle = GCHandle.Alloc(_bytes, GCHandleType.Pinned);
    }

    ~TextBlock() => Free();

    /// <summary>The first byte.</summary>
    public byte* Text => (byte*)_handle.AddrOfPinnedObject() + Margin;

    /// <summary>How many bytes are whole lines.</summary>
    public int Lines { get; private set; }

    /// <summary>How many bytes are there.</summary>
    public int Filled { get; private set; }

    private int Size => _bytes.Length - (2 * Margin);

    /// <summary>Begins anew with what another block has beyond its whole lines.</summary>
    public void Begin(TextBlock? before)
    {
        Filled = Lines = 0;
        if (before is null)
            return;
        Filled = before.Filled - before.Lines;
        Buffer.BlockCopy(before._bytes, Margin + before.Lines, _bytes, Margin, Filled);
    }

    /// <summary>
    /// Reads until the block is full or the stream ends. At the end a last line without a line feed gets one, unless it is known to be cut.
    /// </summary>
    /// <returns>False where nothing was left to read.</returns>
    public bool Fill(Stream stream, Func<bool>? isCut = null)
    {
        var ended = false;
        while (Filled < Size)
        {
            var read = stream.Read(_bytes, Margin + Filled, Size - Filled);
            if (read == 0)
            {
                ended = true;
                break;
            }

            Filled += read;
        }

        if (Filled == 0)
            return false;
        Lines = Math.Max(0, Array.LastIndexOf(_bytes, (byte)'\n', Margin + Filled - 1, Filled) - Margin + 1);
        if (ended && Lines < Filled)
        {
            if (isCut?.Invoke() == true)
            {
                Filled = Lines;
                return Lines > 0;
            }

            _bytes[Margin + Filled++] = (byte)'\n';
            Lines = Filled;
        }

        return true;
    }

    /// <summary>Forgets what it holds, where it holds no whole line.</summary>
    public void GiveUp() => Lines = Filled;

    /// <summary>Where the second line begins.</summary>
    public int FirstLine() => Array.IndexOf(_bytes, (byte)'\n', Margin, Filled) - Margin + 1;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_handle.IsAllocated)
            _handle.Free();
    }
}

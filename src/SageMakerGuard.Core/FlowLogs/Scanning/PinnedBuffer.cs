using System;
using System.Runtime.InteropServices;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Memory that stays where it is, begins at a cache line, and may be read a few bytes beyond its end.</summary>
internal sealed unsafe class PinnedBuffer : IDisposable
{
    /// <summary>How far beyond the end, and before the beginning, loads of whole words may reach.</summary>
    public const int Margin = 64;

    private GCHandle _handle;

    public PinnedBuffer(long length)
    {
        Length = length;

        // Of words, so that more than 2 GB can be had.
        var words = new ulong[(length + (3 * Margin)) / sizeof(ulong)];
        _handle = GCHandle.Alloc(words, GCHandleType.Pinned);
        Pointer = (byte*)(((long)_handle.AddrOfPinnedObject() + Margin + Margin - 1) & ~(Margin - 1));
    }

    ~PinnedBuffer() => Free();

    public byte* Pointer { get; private set; }

    public long Length { get; }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_handle.IsAllocated)
            _handle.Free();
        Pointer = null;
    }
}

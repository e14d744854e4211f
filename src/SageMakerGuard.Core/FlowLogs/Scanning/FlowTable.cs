using System;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Rows by their keys: open addressing in one block of memory, a cache line a row. Records are added in batches, so that the accesses to memory of one batch overlap.</summary>
internal sealed unsafe class FlowTable : IDisposable
{
    private const int FirstCapacity = 1024;
    private const int FewRows = 256 * 1024;

    private PinnedBuffer _memory = new((long)FirstCapacity * FlowRow.Size);
    private long _mask = FirstCapacity - 1;
    private ulong _touched;

    public long Count { get; private set; }

    /// <summary>Adds rows to those of the same keys.</summary>
    public void Add(FlowRow* rows, int count)
    {
        // Two thirds full at most: then a row is found where it is first looked for, or close by.
        while ((Count + count) * 3 > _mask * 2)
            Grow();
        var table = (FlowRow*)_memory.Pointer;
        var hashes = stackalloc ulong[count];
        var touched = 0UL;
        for (var i = 0; i < count; i++)
        {
            hashes[i] = rows[i].Hash();
            touched += table[(long)hashes[i] & _mask].Source;
        }

        _touched = touched;
        for (var i = 0; i < count; i++)
        {
            var slot = (long)hashes[i] & _mask;
            while (true)
            {
                ref var row = ref table[slot];
                if (row.SameKey(rows[i]) && row.Records != 0)
                {
                    row.Add(rows[i]);
                    break;
                }

                if (row.Records == 0)
                {
                    row = rows[i];
                    Count++;
                    break;
                }

                slot = (slot + 1) & _mask;
            }
        }
    }

    /// <summary>How many places there are.</summary>
    public long Capacity => _mask + 1;

    /// <summary>The row of a place; false where it is empty.</summary>
    public bool TryRow(long place, out FlowRow row)
    {
        row = ((FlowRow*)_memory.Pointer)[place];
        return row.Records != 0;
    }

    /// <summary>Hands out every row.</summary>
    public void ForEach(RowAction action)
    {
        var table = (FlowRow*)_memory.Pointer;
        for (long slot = 0; slot <= _mask; slot++)
        {
            if (table[slot].Records != 0)
                action(ref table[slot]);
        }
    }

    public void Dispose() => _memory.Dispose();

    private void Grow()
    {
        var old = _memory;
        var oldMask = _mask;
        _mask = ((oldMask + 1) * (oldMask < FewRows ? 4 : 2)) - 1;
        _memory = new((_mask + 1) * FlowRow.Size);
        var from = (FlowRow*)old.Pointer;
        var to = (FlowRow*)_memory.Pointer;
        for (long i = 0; i <= oldMask; i++)
        {
            if (from[i].Records == 0)
                continue;
            var slot = (long)from[i].Hash() & _mask;
            while (to[slot].Records != 0)
                slot = (slot + 1) & _mask;
            to[slot] = from[i];
        }

        old.Dispose();
    }
}

/// <summary>Does something with a row in its place.</summary>
internal delegate void RowAction(ref FlowRow row);

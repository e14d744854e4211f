using System;
using System.Text;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Gives each text a number, the same one each time, without making a string of it.</summary>
internal sealed unsafe class TextTable
{
    private int[] _slots = new int[64];
    private ulong[] _hashes = new ulong[32];
    private int[] _ends = new int[32];
    private byte[] _bytes = new byte[1024];

    public int Count { get; private set; }

    /// <summary>The number of a text, which may be read a few bytes beyond its end.</summary>
    public int NumberOf(byte* text, int length)
    {
        var hash = FieldBytes.Hash(text, length);
        var mask = _slots.Length - 1;
        fixed (byte* bytes = _bytes)
        {
            for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
            {
                var number = _slots[slot] - 1;
                if (number < 0)
                    return Add(text, length, hash, slot);
                var start = number == 0 ? 0 : _ends[number - 1];
                if (_hashes[number] == hash && _ends[number] - start == length && FieldBytes.Same(bytes + start, text, length))
                    return number;
            }
        }
    }

    /// <summary>The number of a text.</summary>
    public int NumberOf(string text)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(text) + 8];
        var length = Encoding.UTF8.GetBytes(text, 0, text.Length, bytes, 0);
        fixed (byte* first = bytes)
            return NumberOf(first, length);
    }

    /// <summary>The text of a number.</summary>
    public string this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : _ends[number - 1];
            return Encoding.UTF8.GetString(_bytes, start, _ends[number] - start);
        }
    }

    /// <summary>A text of 16 bytes as two words.</summary>
    public (ulong First, ulong Second) PairOf(int number)
    {
        var start = number == 0 ? 0 : _ends[number - 1];
        return (BitConverter.ToUInt64(_bytes, start), BitConverter.ToUInt64(_bytes, start + 8));
    }

    private int Add(byte* text, int length, ulong hash, int slot)
    {
        var number = Count++;
        if (number == _ends.Length)
        {
            Array.Resize(ref _ends, number * 2);
            Array.Resize(ref _hashes, number * 2);
        }

        var start = number == 0 ? 0 : _ends[number - 1];

        // Room for loads of whole words behind the last text.
        if (start + length + 8 > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + length + 8));
        for (var i = 0; i < length; i++)
            _bytes[start + i] = text[i];
        _ends[number] = start + length;
        _hashes[number] = hash;
        _slots[slot] = number + 1;
        if (Count * 2 > _slots.Length)
            Grow();
        return number;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var slot = (int)_hashes[number] & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = number + 1;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Text;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Gives each interface, with its account, VPC, subnet, zone and region as the record has them, a number; and keeps the hours in which each was recorded.</summary>
internal sealed unsafe class OwnerTable
{
    private const int Parts = 6;

    private Slot[] _slots = new Slot[256];
    private int[] _starts = new int[128];
    private Hours[] _hours = new Hours[128];
    private readonly Dictionary<int, SortedSet<int>> _settled = [];
    private byte[] _bytes = new byte[8192];
    private int _end;
    private int _touched;

    public int Count { get; private set; }

    /// <summary>The hashes of records' interfaces; the places in the table are fetched meanwhile.</summary>
    public void Hashes(byte* text, int** records, int field, int count, ulong* hashes)
    {
        var mask = _slots.Length - 1;
        var touched = 0;
        for (var i = 0; i < count; i++)
        {
            hashes[i] = field < 0 ? 0 : HashOf(text, records[i], field);
            touched += _slots[(int)hashes[i] & mask].Start;
        }

        _touched = touched;
    }

    /// <summary>The number of a record's owner; -1 where a part of it cannot be a part.</summary>
    /// <param name="text">The text that the places are in.</param>
    /// <param name="places">Places of the separators behind each field; the one before is that before the record.</param>
    /// <param name="owner">The fields of the parts, -1 for one that the format lacks.</param>
    /// <param name="hash">The hash of its interface.</param>
    public int NumberOf(byte* text, int* places, int[] owner, ulong hash)
    {
        var mask = _slots.Length - 1;
        fixed (byte* bytes = _bytes)
        {
            for (var at = (int)hash & mask; ; at = (at + 1) & mask)
            {
                ref var slot = ref _slots[at];
                if (slot.Hash == hash && slot.Next != 0 && IsSame(bytes + slot.Start, text, places, owner))
                    return slot.Next - 1;
                if (slot.Next == 0)
                    return Add(text, places, owner, hash, at);
            }
        }
    }

    /// <summary>Notes that an owner was recorded at a time, in seconds since 1970.</summary>
    public void Mark(int number, uint seconds)
    {
        if (seconds == uint.MaxValue)
            return;
        ref var hours = ref _hours[number];
        var hour = seconds / 3600;
        if (hours.Block != hour >> 6 || hours.Bits == 0)
        {
            Settle(number);
            hours.Block = hour >> 6;
            hours.Bits = 0;
        }

        hours.Bits |= 1UL << (int)(hour & 63);
    }

    /// <summary>The hours since 1970 in which an owner was recorded.</summary>
    public IReadOnlyCollection<int> HoursOf(int number)
    {
        Settle(number);
        return _settled.TryGetValue(number, out var hours) ? hours : [];
    }

    /// <summary>Adds hours that another table has of an owner.</summary>
    public void AddHours(int number, IReadOnlyCollection<int> hours)
    {
        if (hours.Count == 0)
            return;
        if (!_settled.TryGetValue(number, out var known))
            _settled[number] = known = [];
        foreach (var hour in hours)
            known.Add(hour);
    }

    /// <summary>The number of an owner of another table.</summary>
    public int NumberOf(OwnerTable other, int number)
    {
        // As a record of six fields: a part that is missing has no byte.
        var start = other._starts[number];
        var places = stackalloc int[Parts + 1];
        var length = 0;
        for (var i = 0; i < Parts; i++)
            length += other._bytes[start + length] + 1;
        fixed (byte* text = &other._bytes[start])
        {
            var owner = new int[Parts];
            var at = 0;
            places[0] = -1;
            var joined = stackalloc byte[length + 16];
            var end = 0;
            for (var i = 0; i < Parts; i++)
            {
                int part = text[at++];
                for (var k = 0; k < part; k++)
                    joined[8 + end++] = text[at++];
                places[i + 1] = end++;
                owner[i] = part == 0 ? -1 : i;
            }

            return NumberOf(joined + 8, places + 1, owner, owner[0] < 0 ? 0 : HashOf(joined + 8, places + 1, 0));
        }
    }

    /// <summary>The texts of an owner: interface, account, VPC, subnet, zone, region; null for a part that the records lack.</summary>
    public string?[] this[int number]
    {
        get
        {
            var parts = new string?[Parts];
            var at = _starts[number];
            for (var i = 0; i < Parts; i++)
            {
                var length = _bytes[at];
                var part = Encoding.UTF8.GetString(_bytes, at + 1, length);
                parts[i] = part is "" or "-" ? null : part;
                at += 1 + length;
            }

            return parts;
        }
    }

    private void Settle(int number)
    {
        var hours = _hours[number];
        if (hours.Bits == 0)
            return;
        if (!_settled.TryGetValue(number, out var known))
            _settled[number] = known = [];
        for (var bit = 0; bit < 64; bit++)
        {
            if ((hours.Bits >> bit & 1) != 0)
                known.Add((int)(hours.Block << 6) + bit);
        }
    }

    private static ulong HashOf(byte* text, int* places, int field)
    {
        var start = places[field - 1] + 1;
        return FieldBytes.Hash(text + start, places[field] - start);
    }

    private static bool IsSame(byte* known, byte* text, int* places, int[] owner)
    {
        for (var i = 0; i < owner.Length; i++)
        {
            int length = *known++, field = owner[i];
            if (field < 0)
            {
                if (length != 0)
                    return false;
                continue;
            }

            // A part that is empty is not one that the format lacks.
            var start = places[field - 1] + 1;
            if (length == 0 || places[field] - start != length || !FieldBytes.Same(known, text + start, length))
                return false;
            known += length;
        }

        return true;
    }

    private int Add(byte* text, int* places, int[] owner, ulong hash, int at)
    {
        var needed = Parts + 8;
        foreach (var field in owner)
        {
            if (field < 0)
                continue;
            var length = places[field] - places[field - 1] - 1;
            if (length is < 1 or > byte.MaxValue)
                return -1;
            needed += length;
        }

        if (_end + needed > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + needed));
        var number = Count++;
        if (number == _starts.Length)
        {
            Array.Resize(ref _starts, number * 2);
            Array.Resize(ref _hours, number * 2);
        }

        var begin = _end;
        _starts[number] = begin;
        foreach (var field in owner)
        {
            var start = field < 0 ? 0 : places[field - 1] + 1;
            var length = field < 0 ? 0 : places[field] - start;
            _bytes[_end++] = (byte)length;
            for (var i = 0; i < length; i++)
                _bytes[_end++] = text[start + i];
        }

        _slots[at] = new Slot { Hash = hash, Start = begin, Next = number + 1 };
        if (Count * 2 > _slots.Length)
            Grow();
        return number;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        var mask = _slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot.Next == 0)
                continue;
            var at = (int)slot.Hash & mask;
            while (_slots[at].Next != 0)
                at = (at + 1) & mask;
            _slots[at] = slot;
        }
    }

    private struct Slot
    {
        public ulong Hash;

        /// <summary>Where the texts begin.</summary>
        public int Start;

        /// <summary>The number that follows the owner's; 0 for an empty slot.</summary>
        public int Next;
    }

    /// <summary>64 hours, of which those with a bit were recorded.</summary>
    private struct Hours
    {
        public uint Block;
        public ulong Bits;
    }
}

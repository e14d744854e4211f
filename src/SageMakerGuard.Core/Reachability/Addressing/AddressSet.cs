using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Reachability;

/// <summary>
/// A set of addresses, exact: sorted ranges that neither overlap nor touch. Filters and routes are decided for whole sets, so
/// that an answer holds for every address and not for a sample.
/// </summary>
public sealed class AddressSet : IEquatable<AddressSet>
{
    private readonly Range[] _ranges;

    private AddressSet(Range[] ranges) => _ranges = ranges;

    /// <summary>No address.</summary>
    public static AddressSet Empty { get; } = new([]);

    /// <summary>True where no address is in it.</summary>
    public bool IsEmpty => _ranges.Length == 0;

    /// <summary>True where it holds an IPv6 address.</summary>
    public bool HasV6 => _ranges.Length > 0 && _ranges[_ranges.Length - 1].First.IsV6;

    /// <summary>True where it holds an IPv4 address.</summary>
    public bool HasV4 => _ranges.Length > 0 && !_ranges[0].First.IsV6;

    /// <summary>How many addresses; near enough for shares of a whole.</summary>
    public double Size => _ranges.Sum(r => r.Size);

    /// <summary>The addresses of a block.</summary>
    public static AddressSet Of(Cidr block) => new([new Range(block.First, block.Last)]);

    /// <summary>The addresses of all of the blocks.</summary>
    public static AddressSet Of(IEnumerable<Cidr> blocks) => Normalize(blocks.Select(b => new Range(b.First, b.Last)).ToList());

    /// <summary>The addresses of all blocks that can be read; text that is no block adds nothing.</summary>
    public static AddressSet Parse(IEnumerable<string?> blocks)
    {
        var ranges = new List<Range>();
        foreach (var text in blocks)
        {
            if (Cidr.TryParse(text, out var block))
                ranges.Add(new Range(block.First, block.Last));
        }

        return Normalize(ranges);
    }

    /// <summary>Whether every address is in the block; true for the empty set.</summary>
    public bool IsWithin(Cidr block) => IsEmpty || (block.First <= _ranges[0].First && _ranges[_ranges.Length - 1].Last <= block.Last);

    /// <summary>Whether an address is in both.</summary>
    public bool Overlaps(Cidr block)
    {
        foreach (var range in _ranges)
        {
            if (range.First > block.Last)
                return false;
            if (range.Last >= block.First)
                return true;
        }

        return false;
    }

    /// <summary>Whether an address is in both.</summary>
    public bool Overlaps(AddressSet other)
    {
        for (int i = 0, j = 0; i < _ranges.Length && j < other._ranges.Length;)
        {
            if (_ranges[i].Last < other._ranges[j].First)
                i++;
            else if (other._ranges[j].Last < _ranges[i].First)
                j++;
            else
                return true;
        }

        return false;
    }

    /// <summary>Whether every address of the other set is in this one.</summary>
    public bool Contains(AddressSet other)
    {
        var i = 0;
        foreach (var range in other._ranges)
        {
            while (i < _ranges.Length && _ranges[i].Last < range.First)
                i++;
            if (i == _ranges.Length || _ranges[i].First > range.First || _ranges[i].Last < range.Last)
                return false;
        }

        return true;
    }

    /// <summary>Whether the address is in it.</summary>
    public bool Contains(IpAddress address)
    {
        foreach (var range in _ranges)
        {
            if (range.First <= address && address <= range.Last)
                return true;
        }

        return false;
    }

    /// <summary>What is in both.</summary>
    public AddressSet Intersect(Cidr block) => IsWithin(block) ? this : Intersect(Of(block));

    /// <summary>What is in both.</summary>
    public AddressSet Intersect(AddressSet other)
    {
        List<Range>? found = null;
        for (int i = 0, j = 0; i < _ranges.Length && j < other._ranges.Length;)
        {
            var a = _ranges[i];
            var b = other._ranges[j];
            var first = a.First > b.First ? a.First : b.First;
            var last = a.Last < b.Last ? a.Last : b.Last;
            if (first <= last)
                (found ??= []).Add(new Range(first, last));
            if (a.Last < b.Last)
                i++;
            else
                j++;
        }

        return found is null ? Empty : new AddressSet([.. found]);
    }

    /// <summary>What is in this set and not in the block.</summary>
    public AddressSet Subtract(Cidr block) => IsWithin(block) ? Empty : Overlaps(block) ? Subtract(Of(block)) : this;

    /// <summary>What is in this set and not in the other one.</summary>
    public AddressSet Subtract(AddressSet other)
    {
        if (IsEmpty || other.IsEmpty)
            return this;
        var left = new List<Range>();
        foreach (var range in _ranges)
        {
            var first = range.First;
            var rest = true;
            foreach (var cut in other._ranges)
            {
                if (cut.Last < first)
                    continue;
                if (cut.First > range.Last)
                    break;
                if (cut.First > first)
                    left.Add(new Range(first, cut.First.Previous()));
                if (cut.Last >= range.Last)
                {
                    rest = false;
                    break;
                }

                first = cut.Last.Next();
            }

            if (rest)
                left.Add(new Range(first, range.Last));
        }

        return left.Count == 0 ? Empty : new AddressSet([.. left]);
    }

    /// <summary>What is in either.</summary>
    public AddressSet Union(AddressSet other) =>
        IsEmpty ? other : other.IsEmpty ? this : Normalize([.. _ranges, .. other._ranges]);

    /// <inheritdoc/>
    public bool Equals(AddressSet? other) => other is not null && _ranges.SequenceEqual(other._ranges);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AddressSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _ranges.Aggregate(17, (hash, r) => unchecked((hash * 31) ^ r.First.GetHashCode() ^ r.Last.GetHashCode()));

    /// <summary>The ranges for people, at most four of them.</summary>
    public override string ToString() =>
        string.Join(", ", _ranges.Take(4).Select(r => r.ToString())) + (_ranges.Length > 4 ? ", …" : "");

    private static AddressSet Normalize(List<Range> ranges)
    {
        if (ranges.Count == 0)
            return Empty;
        ranges.Sort((a, b) => a.First.CompareTo(b.First));
        var joined = new List<Range> { ranges[0] };
        foreach (var range in ranges)
        {
            var before = joined[joined.Count - 1];
            var touches = range.First <= before.Last || (range.First.IsV6 == before.Last.IsV6 && range.First.Previous() == before.Last);
            if (!touches)
                joined.Add(range);
            else if (range.Last > before.Last)
                joined[joined.Count - 1] = new Range(before.First, range.Last);
        }

        return new AddressSet([.. joined]);
    }

    private readonly record struct Range(IpAddress First, IpAddress Last)
    {
        public double Size => ((Last.High - First.High) * 18446744073709551616.0) + ((double)Last.Low - First.Low) + 1;

        public override string ToString()
        {
            // A block is shown as a block; anything else by its ends.
            for (var length = First.IsV6 ? 128 : 32; length >= 0; length--)
            {
                var block = Cidr.Of(First, length);
                if (block.First != First || block.Last > Last)
                    break;
                if (block.Last == Last)
                    return length == (First.IsV6 ? 128 : 32) ? First.ToString() : block.ToString();
            }

            return First + " to " + Last;
        }
    }
}

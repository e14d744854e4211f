using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>What one scanner has added up: rows, and the tables that their numbers point to.</summary>
internal sealed unsafe class FlowTally : IDisposable
{
    private readonly Dictionary<(ulong Places, ulong Traits), long> _folded = [];

    /// <summary>Makes an empty tally.</summary>
    /// <param name="maxRows">How many rows it may hold; beyond that the rarest are put together.</param>
    public FlowTally(long maxRows = long.MaxValue)
    {
        MaxRows = maxRows;
        Clear();
    }

    /// <summary>How many rows it may hold.</summary>
    public long MaxRows { get; set; }

    public FlowTable Rows { get; private set; } = new();

    public OwnerTable Owners { get; } = new();

    /// <summary>Addresses that are not IPv4.</summary>
    public TextTable Addresses { get; private set; } = new();

    /// <summary>AWS services and reason of rejection, three texts with a line feed behind each; number 0 is a record without any.</summary>
    public TextTable Labels { get; private set; } = new();

    /// <summary>The packets' own addresses where they are others than the record's: two codes of 8 bytes; number 0 is never used.</summary>
    public TextTable PacketPairs { get; private set; } = new();

    /// <summary>Records of log-status NODATA.</summary>
    public long NoData { get; set; }

    /// <summary>Records of log-status SKIPDATA.</summary>
    public long SkipData { get; set; }

    /// <summary>Lines that are no record.</summary>
    public long Torn { get; set; }

    /// <summary>Records that were added up.</summary>
    public long Records { get; set; }

    /// <summary>The fields that every record had; null before the first one.</summary>
    public FlowFieldSet? CommonFields { get; private set; }

    /// <summary>Whether rows were put together for want of room.</summary>
    public bool HasFolded => _folded.Count > 0;

    /// <summary>Notes that records had these fields.</summary>
    public void HadFields(FlowFieldSet fields) => CommonFields = CommonFields?.Intersect(fields) ?? fields;

    /// <summary>How many rows were put together in a row.</summary>
    public long FoldedIn(in FlowRow row) => _folded.TryGetValue((row.Places, row.Traits), out var count) ? count : 0;

    /// <summary>Makes room where there are too many rows. To be called when no row of this tally is in anyone's hands.</summary>
    public void Fit()
    {
        if (Rows.Count <= MaxRows)
            return;
        Fold(Rows.Count - (MaxRows / 2));

        // So many interfaces that even one row for each kind of traffic of each is too much: they are kept all the same.
        if (Rows.Count > MaxRows / 4 * 3)
            MaxRows *= 2;
    }

    /// <summary>Adds all that another one has.</summary>
    public void Absorb(FlowTally other)
    {
        NoData += other.NoData;
        SkipData += other.SkipData;
        Torn += other.Torn;
        Records += other.Records;
        if (other.CommonFields is { } fields)
            HadFields(fields);
        var owners = new int[other.Owners.Count];
        for (var i = 0; i < owners.Length; i++)
        {
            owners[i] = Owners.NumberOf(other.Owners, i);
            Owners.AddHours(owners[i], other.Owners.HoursOf(i));
        }

        foreach (var pair in other._folded)
            AddFolded((uint)owners[(int)pair.Key.Places], Relabel(other, pair.Key.Traits), pair.Value);
        Take(other, other.Rows, row => (uint)owners[(int)(uint)row.Places]);
        Fit();
    }

    public void Dispose() => Rows.Dispose();

    private void Clear()
    {
        Rows = new();
        Addresses = new();
        Labels = new();
        PacketPairs = new();
        Labels.NumberOf("");
        PacketPairs.NumberOf("");
    }

    /// <summary>Gives up addresses and ports of the rarest rows: those of the fewest records, and among them of the fewest bytes. Nothing is lost of the sums.</summary>
    private void Fold(long count)
    {
        var ranks = new long[RowRank.Count];
        Rows.ForEach((ref FlowRow row) => ranks[RowRank.Of(row)]++);
        var limit = 0;
        for (long below = 0; below + ranks[limit] < count; limit++)
            below += ranks[limit];
        var old = (Rows, Addresses, Labels, PacketPairs);
        Clear();
        var folded = _folded.ToList();
        _folded.Clear();
        foreach (var pair in folded)
            AddFolded((uint)pair.Key.Places, pair.Key.Traits, pair.Value, old.Labels);

        // Of the rows that are as rare as the limit itself, which there may be many of, as many as needed.
        var atLimit = count;
        for (var i = 0; i < limit; i++)
            atLimit -= ranks[i];
        old.Rows.ForEach((ref FlowRow row) =>
        {
            var rank = RowRank.Of(row);
            if (rank > limit || (row.Traits & Traits.Folded) != 0 || (rank == limit && atLimit-- <= 0))
                return;
            row.Source = row.Destination = AddressCode.None;
            row.Places = (uint)row.Places;
            row.Traits = (row.Traits & Traits.KeptByFolding) | Traits.Folded;
            AddFolded((uint)row.Places, row.Traits, 1, old.Labels);
        });
        Take(old.Addresses, old.Labels, old.PacketPairs, old.Rows, row => (uint)row.Places);
        old.Rows.Dispose();
    }

    private void AddFolded(uint owner, ulong traits, long count, TextTable? labels = null)
    {
        if (labels is not null)
            traits = Relabel(labels, traits);
        _folded.TryGetValue((owner, traits), out var known);
        _folded[(owner, traits)] = known + count;
    }

    private void Take(FlowTally other, FlowTable rows, Func<FlowRow, uint> owner) => Take(other.Addresses, other.Labels, other.PacketPairs, rows, owner);

    private void Take(TextTable addresses, TextTable labels, TextTable pairs, FlowTable rows, Func<FlowRow, uint> owner)
    {
        var addressMap = new int[addresses.Count];
        for (var i = 0; i < addressMap.Length; i++)
            addressMap[i] = -1;
        rows.ForEach((ref FlowRow row) =>
        {
            var own = row;
            own.Source = Readdress(own.Source);
            own.Destination = Readdress(own.Destination);
            own.Traits = Relabel(labels, own.Traits);
            var pair = (int)(own.Places >> 32);
            own.Places = owner(row);
            if (pair != 0)
            {
                var codes = pairs.PairOf(pair);
                var moved = stackalloc ulong[3] { Readdress(codes.First), Readdress(codes.Second), 0 };
                own.Places |= (ulong)(uint)PacketPairs.NumberOf((byte*)moved, 2 * sizeof(ulong)) << 32;
            }

            Rows.Add(&own, 1);
        });

        ulong Readdress(ulong code)
        {
            if (!AddressCode.IsText(code))
                return code;
            var number = AddressCode.TextNumber(code);
            if (addressMap[number] < 0)
                addressMap[number] = Addresses.NumberOf(addresses[number]);
            return AddressCode.OfText(addressMap[number]);
        }
    }

    private ulong Relabel(FlowTally other, ulong traits) => Relabel(other.Labels, traits);

    private ulong Relabel(TextTable labels, ulong traits)
    {
        var number = Traits.Labels(traits);
        return number == 0 ? traits : Traits.WithLabels(traits, Labels.NumberOf(labels[number]));
    }
}

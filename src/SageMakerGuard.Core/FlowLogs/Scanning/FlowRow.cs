using System.Runtime.InteropServices;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>One row of the table: what records have in common in four words, and their sums. It fills a cache line, so that a record costs one access to memory however many rows there are.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct FlowRow
{
    public const int Size = 64;

    /// <summary>The source's address, see <see cref="AddressCode"/>.</summary>
    public ulong Source;

    /// <summary>The destination's address.</summary>
    public ulong Destination;

    /// <summary>The number of the owner in the lower half, of the packets' own pair of addresses in the upper one (0: the same as the record's).</summary>
    public ulong Places;

    /// <summary>All else, see <see cref="Traits"/>.</summary>
    public ulong Traits;

    public long Records;
    public long Packets;
    public long Bytes;

    /// <summary>Seconds since 1970; <see cref="uint.MaxValue"/> where no record had a start.</summary>
    public uint First;

    /// <summary>Seconds since 1970; 0 where no record had an end.</summary>
    public uint Last;

    public readonly bool SameKey(in FlowRow other) =>
        ((Source ^ other.Source) | (Destination ^ other.Destination) | (Places ^ other.Places) | (Traits ^ other.Traits)) == 0;

    public readonly ulong Hash()
    {
        var hash = (Source * 0x9e3779b97f4a7c15) + (Destination * 0xc2b2ae3d27d4eb4f) + (Places * 0x165667b19e3779f9) + (Traits * 0xd6e8feb86659fd93);
        hash = (hash ^ (hash >> 32)) * 0xff51afd7ed558ccd;
        return hash ^ (hash >> 29);
    }

    public void Add(in FlowRow other)
    {
        Records += other.Records;
        Packets += other.Packets;
        Bytes += other.Bytes;
        if (other.First < First)
            First = other.First;
        if (other.Last > Last)
            Last = other.Last;
    }
}

/// <summary>How an address stands in a row: an IPv4 one packed (the top four bits are its length), any other by its number in a table of texts, 0 where there is none.</summary>
internal static class AddressCode
{
    public const ulong None = 0;

    public static bool IsText(ulong code) => code is not None && code >> 60 == 0;

    public static ulong OfText(int number) => (ulong)(uint)number + 1;

    public static int TextNumber(ulong code) => (int)(code - 1);
}

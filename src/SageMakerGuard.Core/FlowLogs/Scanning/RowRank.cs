using System;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>How rare a row is: by its records, and among equals by the length of its bytes as a number.</summary>
internal static class RowRank
{
    /// <summary>How many ranks there are.</summary>
    public const int Count = MaxRecords * BitsOfBytes;

    private const int MaxRecords = 1024;
    private const int BitsOfBytes = 64;

    /// <summary>The rank of a row; 0 is the rarest.</summary>
    public static int Of(in FlowRow row)
    {
        var bits = 0;
        for (var bytes = row.Bytes; bytes > 0; bytes >>= 1)
            bits++;
        return (int)((Math.Min(row.Records, MaxRecords) - 1) * BitsOfBytes) + bits;
    }
}

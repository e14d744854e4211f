using System;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>What one scanner has added up: rows, and the tables that their numbers point to.</summary>
internal sealed class FlowTally : IDisposable
{
    public FlowTable Rows { get; } = new();

    public OwnerTable Owners { get; } = new();

    /// <summary>Addresses that are not IPv4.</summary>
    public TextTable Addresses { get; } = new();

    /// <summary>AWS services and reason of rejection, three texts with a line feed between; number 0 is a record without any.</summary>
    public TextTable Labels { get; } = new();

    /// <summary>The packets' own addresses where they are others than the record's: two codes of 8 bytes; number 0 is never used.</summary>
    public TextTable PacketPairs { get; } = new();

    public FlowTally()
    {
        Labels.NumberOf("");
        PacketPairs.NumberOf("");
    }

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

    /// <summary>Notes that records had these fields.</summary>
    public void HadFields(FlowFieldSet fields) => CommonFields = CommonFields?.Intersect(fields) ?? fields;

    public void Dispose() => Rows.Dispose();
}

using System.Collections.Generic;

namespace SageMakerGuard.Egress;

/// <summary>Flow logs as one source read them: what an analysis is made from.</summary>
public sealed record FlowReading
{
    /// <summary>The rows. Records of log-status NODATA and SKIPDATA are not among them.</summary>
    public IEnumerable<FlowAggregate> Aggregates { get; init; } = [];

    /// <summary>The fields that every record had. A field that only some files have counts as missing.</summary>
    public FlowFieldSet Fields { get; init; } = FlowFieldSet.Default;

    /// <summary>The hours that were recorded, by interface; empty where the source cannot tell.</summary>
    public IReadOnlyList<InterfaceCoverage> Coverage { get; init; } = [];

    /// <summary>Records that were added up; 0 where the source does not count them apart from the rows.</summary>
    public long Records { get; init; }

    /// <summary>Records of log-status NODATA: the interface was recorded, and nothing went over it.</summary>
    public long NoDataRecords { get; init; }

    /// <summary>Records of log-status SKIPDATA: AWS lost records of that interface and time.</summary>
    public long SkipDataRecords { get; init; }

    /// <summary>Lines that are no record and were left out: cut short, or with a number that is none.</summary>
    public long TornLines { get; init; }

    /// <summary>Where it was read from, for people.</summary>
    public string Source { get; init; } = "";

    /// <summary>What whoever read it has to say about it, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>The time that was recorded of one interface.</summary>
public sealed record InterfaceCoverage
{
    /// <summary>The interface.</summary>
    public string InterfaceId { get; init; } = "";

    /// <summary>Whole hours since 1970 (UTC) that have a record, NODATA ones counted, in order.</summary>
    public IReadOnlyList<int> Hours { get; init; } = [];
}

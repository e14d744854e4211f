using System;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>What rows come to together.</summary>
internal sealed class Sums
{
    public long Records { get; private set; }

    public long Packets { get; private set; }

    public long Bytes { get; private set; }

    public long Sent { get; private set; }

    public long Received { get; private set; }

    public long Folded { get; private set; }

    public DateTime? First { get; private set; }

    public DateTime? Last { get; private set; }

    /// <summary>The traffic-path of a row that has one.</summary>
    public int? TrafficPath { get; private set; }

    /// <summary>The AWS service that a row names.</summary>
    public string? Service { get; private set; }

    public void Add(FlowAggregate row, FlowDirection direction, string? service)
    {
        Records += row.Records;
        Packets += row.Packets;
        Bytes += row.Bytes;
        Sent += direction == FlowDirection.Egress ? row.Bytes : 0;
        Received += direction == FlowDirection.Ingress ? row.Bytes : 0;
        Folded += row.FoldedKeys;
        TrafficPath ??= row.TrafficPath;
        Service ??= service;
        See(row.FirstSeen, row.LastSeen);
    }

    private void See(DateTime? first, DateTime? last)
    {
        if (first < First || First is null)
            First = first ?? First;
        if (last > Last || Last is null)
            Last = last ?? Last;
    }
}

using System;
using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A path of Reachability Analyzer (API_NetworkInsightsPath): from where to where, by which protocol.</summary>
public sealed record NetworkInsightsPath
{
    /// <summary>The path.</summary>
    public string NetworkInsightsPathId { get; init; } = "";

    /// <summary>Where packets start, for example a network interface.</summary>
    public string Source { get; init; } = "";

    /// <summary>A network interface, an internet gateway and so on; null where an address is the destination.</summary>
    public string? Destination { get; init; }

    /// <summary>The destination's address, where it was given as such.</summary>
    public string? DestinationIp { get; init; }

    /// <summary>tcp or udp.</summary>
    public string? Protocol { get; init; }

    /// <summary>The destination port; null for all of them, and where it was given as a filter.</summary>
    public int? DestinationPort { get; init; }

    /// <summary>Which packets that leave the source are meant.</summary>
    public InsightsPathFilter? FilterAtSource { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>Which packets a path is about (API_PathFilter).</summary>
public sealed record InsightsPathFilter
{
    /// <summary>The destination's address.</summary>
    public string? DestinationAddress { get; init; }

    /// <summary>The destination's ports.</summary>
    public InsightsPortRange? DestinationPortRange { get; init; }
}

/// <summary>Ports, the first and the last (API_FilterPortRange).</summary>
public sealed record InsightsPortRange
{
    /// <summary>The first.</summary>
    public int? FromPort { get; init; }

    /// <summary>The last.</summary>
    public int? ToPort { get; init; }
}

/// <summary>An analysis of a path (API_NetworkInsightsAnalysis).</summary>
public sealed record NetworkInsightsAnalysis
{
    /// <summary>The analysis.</summary>
    public string NetworkInsightsAnalysisId { get; init; } = "";

    /// <summary>Its path.</summary>
    public string NetworkInsightsPathId { get; init; } = "";

    /// <summary>When it was started.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>running, succeeded or failed.</summary>
    public string Status { get; init; } = "";

    /// <summary>Why it failed, in AWS's words.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>What it warns of, in AWS's words.</summary>
    public string? WarningMessage { get; init; }

    /// <summary>Whether the destination is reached. It says something only where the status is succeeded.</summary>
    public bool? NetworkPathFound { get; init; }

    /// <summary>Why it is not reached; there may be more reasons than these.</summary>
    public IReadOnlyList<PathExplanation> Explanations { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>Whether Reachability Analyzer is still at it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsRunning => Status == "running";
}

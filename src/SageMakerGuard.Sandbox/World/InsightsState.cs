using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>A path of Reachability Analyzer (API_NetworkInsightsPath).</summary>
internal sealed record InsightsPath
{
    public string Id { get; init; } = "";

    public DateTimeOffset Created { get; init; }

    /// <summary>The interface that packets start from.</summary>
    public string Source { get; init; } = "";

    /// <summary>An interface or an internet gateway; null where an address is the destination.</summary>
    public string? Destination { get; init; }

    public string? DestinationIp { get; init; }

    public string Protocol { get; init; } = "tcp";

    public int Port { get; init; }

    /// <summary>Whether address and port were given as a filter at the source, and are told that way.</summary>
    public bool AsFilter { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>What an analysis found.</summary>
internal sealed record InsightsFinding
{
    /// <summary>Why it failed; null where it succeeded.</summary>
    public string? Failure { get; init; }

    public bool PathFound { get; init; }

    /// <summary>The ids of what the packet passes, as far as it comes.</summary>
    public IReadOnlyList<string> Forward { get; init; } = [];

    /// <summary>The ids of what the answer passes.</summary>
    public IReadOnlyList<string> Return { get; init; } = [];

    public IReadOnlyList<InsightsExplanation> Explanations { get; init; } = [];
}

/// <summary>Why a path was not found (API_Explanation): the code, and what it is about by the name of its element.</summary>
internal sealed record InsightsExplanation(string Code)
{
    /// <summary>ingress or egress.</summary>
    public string? Direction { get; init; }

    public IReadOnlyList<(string Element, string Id)> Components { get; init; } = [];

    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
}

/// <summary>An analysis of a path (API_NetworkInsightsAnalysis).</summary>
internal sealed record InsightsAnalysis
{
    public string Id { get; init; } = "";

    public string PathId { get; init; } = "";

    public DateTimeOffset Started { get; init; }

    /// <summary>When it is through.</summary>
    public DateTimeOffset Due { get; init; }

    /// <summary>What it finds; null while it is running.</summary>
    public InsightsFinding? Finding { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    public string Status => Finding switch { null => "running", { Failure: null } => "succeeded", _ => "failed" };
}

/// <summary>The paths and analyses of a region. Time is asked for, never waited for.</summary>
internal sealed class InsightsState(RegionEstate start, Func<DateTimeOffset> clock)
{
    /// <summary>AWS deletes an analysis by itself 120 days after its creation (Reachability Analyzer guide, 'Considerations').</summary>
    private static readonly TimeSpan s_analysisIsKept = TimeSpan.FromDays(120);

    private readonly object _gate = new();
    private InsightsPath[] _paths = [.. start.InsightsPaths.Items.Select(InsightsRecords.Path)];
    private InsightsAnalysis[] _analyses = [.. start.InsightsAnalyses.Items.Select(InsightsRecords.Analysis)];

    public IReadOnlyList<InsightsPath> Paths
    {
        get
        {
            lock (_gate)
                return _paths;
        }
    }

    /// <summary>The analyses as they are now.</summary>
    public IReadOnlyList<InsightsAnalysis> Analyses
    {
        get
        {
            var now = clock();
            lock (_gate)
                return _analyses.Where(a => now < a.Started + s_analysisIsKept).Select(a => now < a.Due ? a with { Finding = null } : a).ToList();
        }
    }

    public void Add(InsightsPath path)
    {
        lock (_gate)
            _paths = [.. _paths, path];
    }

    public void Add(InsightsAnalysis analysis)
    {
        lock (_gate)
            _analyses = [.. _analyses, analysis];
    }

    public void RemovePath(string id)
    {
        lock (_gate)
            _paths = _paths.Where(p => p.Id != id).ToArray();
    }

    public void RemoveAnalysis(string id)
    {
        lock (_gate)
            _analyses = _analyses.Where(a => a.Id != id).ToArray();
    }
}

using System;
using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>
/// One immutable snapshot of what is there, in as many accounts and regions as were asked for. It comes from AWS, from a file that
/// <c>Export-SMEstate</c> wrote, or from a folder of AWS CLI output, and it carries no secrets.
/// </summary>
public sealed record Estate
{
    /// <summary>When the first call of the collection was made, in UTC; for a folder of CLI output the newest file's time.</summary>
    public DateTime CollectedAt { get; init; }

    /// <summary>Where it came from, for people: 'AWS', or the path that was read.</summary>
    public string Source { get; init; } = "";

    /// <summary>One entry for each account and region that was asked for and could be entered.</summary>
    public IReadOnlyList<RegionEstate> Regions { get; init; } = [];

    /// <summary>Regions that were left out, each with its reason (for example: the account has not opted in).</summary>
    public IReadOnlyList<SkippedRegion> Skipped { get; init; } = [];

    /// <summary>What whoever read it has to say about it, one sentence each: for example a file of a folder that answers no describe call.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A region that was left out of the estate, and why.</summary>
public sealed record SkippedRegion
{
    /// <summary>The region, for example <c>eu-south-2</c>.</summary>
    public string Region { get; init; } = "";

    /// <summary>One sentence for people.</summary>
    public string Reason { get; init; } = "";
}

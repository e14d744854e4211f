using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>What was found from one subnet, with the mend that the path itself knows.</summary>
internal sealed record Outcome(string SubnetId, Walk Walk, string? Mend)
{
    /// <summary>Equal for outcomes that a person would call the same: verdict, way out, and the rules that block.</summary>
    public string Kind => $"{Walk.Verdict}|{Walk.Via}|{string.Join(",", Walk.Blocks.Select(b => b.Rule).Distinct().OrderBy(r => r, System.StringComparer.Ordinal))}";

    /// <summary>One result for outcomes of one kind.</summary>
    public static ConnectivityResult Merge(IReadOnlyList<Outcome> same, PathSource source, PathDestination destination, RegionEstate region)
    {
        var first = same[0].Walk;
        var blocks = same.Count == 1 ? first.Blocks : [.. same.SelectMany(o => o.Walk.Blocks).GroupBy(b => (b.Rule, b.ResourceId)).Select(g => g.First())];
        return new()
        {
            AccountId = region.AccountId,
            Region = region.Region,
            DomainId = source.DomainId,
            VpcId = source.VpcId,
            Source = new() { SubnetIds = [.. same.Select(o => o.SubnetId)], SecurityGroupIds = source.SecurityGroupIds },
            Destination = destination.DisplayName,
            Protocol = destination.Protocol,
            Port = destination.Port,
            Verdict = first.Verdict,
            Via = first.Via,
            Hops = first.Hops,
            BlockedBy = blocks,
            Unknowns = first.Verdict != ReachabilityVerdict.Unknown ? [] : same.Count == 1 ? first.Unknowns : [.. same.SelectMany(o => o.Walk.Unknowns).Distinct()],
            SmallestFix = first.Verdict == ReachabilityVerdict.Blocked ? MendOf(same) ?? FixOf(blocks) : null,
        };
    }

    private static string? MendOf(IReadOnlyList<Outcome> same) =>
        same.Any(o => o.Mend is null) ? null : string.Join(" ", same.Select(o => o.Mend).Distinct());

    /// <summary>All blocks must go: their fixes together, or nothing where one of them has none.</summary>
    private static string? FixOf(IReadOnlyList<BlockingFact> blocks) =>
        blocks.Any(b => b.Fix is null) ? null : string.Join(" ", blocks.Select(b => b.Fix).Distinct());
}

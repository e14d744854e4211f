using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>What was found from one subnet, with the mend that the path itself knows.</summary>
internal sealed record Outcome(string SubnetId, Walk Walk, string? Mend)
{
    /// <summary>Whether a person would call the outcomes the same: verdict, way out, and the rules that block.</summary>
    public bool IsLike(Outcome other) =>
        Walk.Verdict == other.Walk.Verdict && Walk.Via == other.Walk.Via && AllOf(Walk.Blocks, other.Walk.Blocks) && AllOf(other.Walk.Blocks, Walk.Blocks);

    /// <summary>The outcomes in groups of one kind, in the order of their subnets.</summary>
    public static IReadOnlyList<IReadOnlyList<Outcome>> Kinds(IReadOnlyList<Outcome> outcomes)
    {
        var kinds = new List<List<Outcome>>(1);
        foreach (var outcome in outcomes)
        {
            var kind = kinds.Find(k => k[0].IsLike(outcome));
            if (kind is null)
                kinds.Add([outcome]);
            else
                kind.Add(outcome);
        }

        return kinds;
    }

    private static bool AllOf(IReadOnlyList<BlockingFact> these, IReadOnlyList<BlockingFact> those)
    {
        for (var i = 0; i < these.Count; i++)
        {
            var found = false;
            for (var j = 0; j < those.Count && !found; j++)
                found = these[i].Rule == those[j].Rule;
            if (!found)
                return false;
        }

        return true;
    }

    /// <summary>One result for outcomes of one kind.</summary>
    public static ConnectivityResult Merge(IReadOnlyList<Outcome> same, PathSource source, PathDestination destination, RegionEstate region)
    {
        var first = same[0].Walk;
        var blocks = same.Count == 1 || first.Blocks.Count == 0 ? first.Blocks : [.. same.SelectMany(o => o.Walk.Blocks).GroupBy(b => (b.Rule, b.ResourceId)).Select(g => g.First())];
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

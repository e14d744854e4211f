using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Baselines;

/// <summary>Which rule took the place of which, so that a rule that was edited is one difference and not two.</summary>
internal static class RulePairs
{
    public static IEnumerable<(RuleLine? Gone, RuleLine? Come)> Of(IReadOnlyList<RuleLine> gone, IReadOnlyList<RuleLine> come, PeerAddresses peers)
    {
        var left = gone.ToList();
        foreach (var rule in come)
        {
            var partner = Closest(rule, left, peers);
            if (partner is not null)
                left.Remove(partner);
            yield return (partner, rule);
        }

        foreach (var rule in left)
            yield return (rule, null);
    }

    // One that holds the other, or is held by it; else one that differs in its peer alone, or in its ports alone.
    private static RuleLine? Closest(RuleLine rule, List<RuleLine> candidates, PeerAddresses peers) =>
        candidates.Find(other => Covers(rule, other, peers) || Covers(other, rule, peers))
        ?? candidates.Find(other => other.Ports == rule.Ports)
        ?? candidates.Find(other => other.Peer == rule.Peer && other.Ports.Protocol == rule.Ports.Protocol);

    private static bool Covers(RuleLine one, RuleLine other, PeerAddresses peers) => new RuleSpace([one], peers).Covers(other);
}

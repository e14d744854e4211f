using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture;

/// <summary>The answers for all of a domain's subnets as one: it is only as good as the worst of them, since an app may start in any.</summary>
internal sealed class Proof(IReadOnlyList<ConnectivityResult> results)
{
    public ReachabilityVerdict Verdict { get; } =
        results.Any(r => r.Verdict == ReachabilityVerdict.Blocked) ? ReachabilityVerdict.Blocked
        : results.Any(r => r.Verdict == ReachabilityVerdict.Unknown) ? ReachabilityVerdict.Unknown
        : ReachabilityVerdict.Reachable;

    /// <summary>
    /// What blocks. Where an endpoint is there and names do not lead to it, or where there is none, the rest of the facts is about the way over public
    /// addresses that is left then: to mend those would open the network where the endpoint is what is wanted.
    /// </summary>
    public IEnumerable<BlockingFact> BlockedBy => results.SelectMany(r => r.BlockedBy.Any(IsUnusedEndpoint) ? r.BlockedBy.Where(IsUnusedEndpoint) : r.BlockedBy);

    public IEnumerable<UnknownFact> Unknowns => results.SelectMany(r => r.Unknowns);

    public string Via => string.Join(", ", results.Select(r => r.Via).Where(via => via.Length > 0).Distinct());

    public bool HasUnknowns => results.Any(r => r.Verdict == ReachabilityVerdict.Unknown);

    private static bool IsUnusedEndpoint(BlockingFact fact) => fact.Rule is "endpoint-missing" or "endpoint-state" or "endpoint-private-dns" or "dns-attributes" or "dhcp-dns";
}

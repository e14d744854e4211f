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

    public IEnumerable<BlockingFact> BlockedBy => results.SelectMany(r => r.BlockedBy);

    public IEnumerable<UnknownFact> Unknowns => results.SelectMany(r => r.Unknowns);

    public string Via => string.Join(", ", results.Select(r => r.Via).Where(via => via.Length > 0).Distinct());

    public bool HasUnknowns => results.Any(r => r.Verdict == ReachabilityVerdict.Unknown);
}

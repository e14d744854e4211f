using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>
/// What domains in VpcOnly mode would lose by an undo: each is proven on the network as it is and as the undo would leave it, by the questions that
/// the audit asks. What they do not reach today is not lost.
/// </summary>
internal static class CutOffDomains
{
    /// <summary>One sentence for each domain that would lose something, or of which nobody can know.</summary>
    /// <param name="now">The region as it was read.</param>
    /// <param name="steps">The undo.</param>
    public static IEnumerable<string> Of(RegionEstate now, IReadOnlyList<ChangeStep> steps)
    {
        var then = steps.Aggregate(now, (estate, step) => step.Simulate(estate));
        var dependent = then.Domains.Items.Where(d => !d.Described || d.AppNetworkAccessType == "VpcOnly").ToList();
        if (now.Domains.IsComplete && dependent.Count == 0)
            yield break;

        // That a file system is not there is an answer (EFS API, DescribeMountTargets): nobody mounts it, today or then.
        if (RegionGaps.Of(now).Where(g => g.ErrorCode != "FileSystemNotFound").ToList() is { Count: > 0 } gaps)
        {
            yield return $"Whether a domain in VpcOnly mode would be cut off is not known, because this could not be read: {string.Join("; ", gaps.Select(g => g.ToString()).Distinct(StringComparer.Ordinal))}";
            yield break;
        }

        foreach (var domain in dependent)
        {
            if (!domain.Described)
                yield return $"Whether domain {domain.DomainId} would be cut off is not known, because it could not be described: {string.Join("; ", now.Domains.Unreadable.Where(call => call.ResourceId == domain.DomainId))}";
            else if (Lost(now, then, domain) is { Count: > 0 } lost)
                yield return Sentence(domain, lost);
        }
    }

    private static List<ConnectivityResult> Lost(RegionEstate now, RegionEstate then, Domain domain)
    {
        var failing = new HashSet<string>(PlanProof.Fails(now, domain, PlanProof.Of(now, domain)).Select(a => a.Destination), StringComparer.Ordinal);
        return PlanProof.Fails(then, domain, PlanProof.Of(then, domain)).Where(a => !failing.Contains(a.Destination)).ToList();
    }

    private static string Sentence(Domain domain, List<ConnectivityResult> lost)
    {
        var names = string.Join(", ", lost.Select(l => l.Destination).Distinct(StringComparer.Ordinal));
        var blocks = lost.SelectMany(l => l.BlockedBy).Select(b => b.Reason).Concat(lost.SelectMany(l => l.Unknowns).Select(u => u.Reason)).Take(1);
        return $"Domain {domain.DomainId} ({domain.DomainName}) is in VpcOnly mode and would no longer reach {names}: {ProofSentence.Together(blocks)} Take its switch back first, or give it another way there.";
    }
}

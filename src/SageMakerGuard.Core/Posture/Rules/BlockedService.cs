using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

/// <summary>A rule that reads one kind of obstacle out of the proofs: one finding for each resource that stands in the way, with the services behind it.</summary>
internal abstract class BlockedService : IDomainRule
{
    public abstract RuleInfo Info { get; }

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;

        // Where the way itself is not known, a proof follows every way that there may be: what blocks one of them need not be on the true one.
        if (domain.Unknown(domain.UnreadWays, Unread(domain)) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        var obstacles = Proofs(domain)
            .SelectMany(proof => proof.Result.BlockedBy.Where(IsOurs).Select(fact => (proof, fact)))
            .GroupBy(pair => (pair.fact.ResourceType, pair.fact.ResourceId, pair.fact.Rule));
        foreach (var obstacle in obstacles)
        {
            var fact = obstacle.First().fact;
            var services = obstacle.Select(pair => pair.proof.Name).Distinct().ToList();
            var reason = $"{fact.Reason} It stands before {string.Join(", ", services)}.";
            yield return obstacle.Any(pair => pair.proof.Needed.Certain)
                ? Observation.Fail(fact.ResourceId, reason, Remedy(domain, fact)) with { ResourceType = CloudFormationType.Of(fact.ResourceType) }
                : Observation.Unknown(fact.ResourceId, domain.UnreadFeatures) with { Reason = $"{reason} Whether the domain needs these is not known, because of {string.Join("; ", domain.UnreadFeatures)}", ResourceType = CloudFormationType.Of(fact.ResourceType) };
        }

        // Where a hosted zone may answer for a service, the proof does not follow its packets any further: what would stop them there stays hidden.
        if (Proofs(domain).Any(proof => proof.Result.HasUnknowns) && domain.Unknown(domain.UnreadZones) is { } open)
            yield return open;
    }

    protected abstract bool IsOurs(BlockingFact fact);

    /// <summary>Parts that this kind of obstacle is read from, besides those that say which way packets take.</summary>
    protected abstract IReadOnlyList<UnreadableCall> Unread(DomainContext domain);

    protected virtual IEnumerable<ServiceProof> Proofs(DomainContext domain) => domain.Proofs.Where(proof => proof.HasEndpoint);

    protected virtual string Remedy(DomainContext domain, BlockingFact fact) => fact.Fix is { Length: > 0 } fix ? $"{fix} Check with: {domain.TestCommand}" : domain.TestCommand;
}

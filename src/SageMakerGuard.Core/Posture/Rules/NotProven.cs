using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NotProven : IDomainRule
{
    /// <summary>Obstacles that have rules of their own.</summary>
    private static readonly HashSet<string> s_others = new(StringComparer.Ordinal) { "endpoint-state", "endpoint-private-dns", "endpoint-policy", "sg-ingress", "sg-egress", "dns-attributes" };

    /// <summary>A table without the gateway endpoint's route is SMG-EP-015's.</summary>
    private static bool IsGatewayRoute(ServiceProof proof, BlockingFact fact) => proof.Needed.Service.Gateway && fact.Rule is "route-missing" or "endpoint-missing";

    /// <summary>What differs between services that meet the same obstacle: endpoints and addresses.</summary>
    private static readonly Regex s_own = new(@"vpce-\w+|\d+\.\d+\.\d+\.\d+(/\d+)?", RegexOptions.CultureInvariant);

    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-NET-010", Title = "Service with an endpoint cannot be proven reachable", Severity = Severity.High, ResourceType = "AWS::EC2::VPC", Source = Sources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "The endpoint is there and the packet still does not get to it, or it is not known whether it does, for a reason that no other rule names.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;
        if (domain.Unknown(domain.UnreadWays) is { } unread)
        {
            yield return unread;
            yield break;
        }

        foreach (var group in domain.Proofs.Where(p => p.HasEndpoint && p.Needed.Certain).SelectMany(p => p.Result.BlockedBy.Where(fact => NoOther(fact) && !IsGatewayRoute(p, fact)).Select(fact => (p, fact))).GroupBy(x => (x.fact.Rule, x.fact.ResourceId)))
        {
            var fact = group.First().fact;
            yield return Observation.Fail(fact.ResourceId, $"{fact.Reason} It stands before {string.Join(", ", group.Select(x => x.p.Name).Distinct())}.", $"{fact.Fix} Check with: {domain.TestCommand}".Trim())
                with { ResourceType = CloudFormationType.Of(fact.ResourceType) };
        }

        var open = domain.Proofs.Where(p => p.HasEndpoint && p.Result.HasUnknowns).ToList();
        foreach (var group in open.GroupBy(p => s_own.Replace(string.Join(" ", Reasons(p, open)).Replace(p.Name, "*"), "*")))
        {
            var calls = group.SelectMany(p => p.Result.Unknowns.Select(u => u.Call)).OfType<UnreadableCall>().Distinct().ToList();
            yield return Observation.Unknown(null, $"{string.Join(" ", Reasons(group.First(), open))} This decides whether {string.Join(", ", group.Select(p => p.Name))} can be reached.", domain.TestCommand) with { Calls = calls };
        }
    }

    /// <summary>What several services share is the cause; what each says of itself beside that is its consequence.</summary>
    private static IReadOnlyList<string> Reasons(ServiceProof proof, IReadOnlyList<ServiceProof> all)
    {
        var own = proof.Result.Unknowns.Select(u => u.Reason).Distinct().ToList();
        var shared = own.Where(reason => all.Any(other => other != proof && other.Result.Unknowns.Any(u => u.Reason == reason))).ToList();
        return shared.Count > 0 ? shared : own;
    }

    private static bool NoOther(BlockingFact fact) => !s_others.Contains(fact.Rule) && !fact.Rule.StartsWith("nacl-", StringComparison.Ordinal);
}

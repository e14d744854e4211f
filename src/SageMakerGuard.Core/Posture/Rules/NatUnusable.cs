using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NatUnusable : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EGR-006", Title = "NAT gateway leads nowhere", Severity = Severity.Medium, ResourceType = "AWS::EC2::NatGateway", Source = RuleSources.NatGateways, OnlyUnderVpcOnly = true,
        Description = "A NAT gateway must be available and stand in a subnet that has a route to an internet gateway or onward.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;
        foreach (var group in domain.Egress.Where(way => way.End == EgressEnd.Dead && way.Nat is not null).GroupBy(way => way.Nat!.NatGatewayId))
            yield return Observation.Fail(group.Key, $"Internet traffic of {string.Join(", ", group.Select(w => w.Subnet.SubnetId).Distinct())} {group.First().Detail}.", $"{domain.Network($"ec2 describe-nat-gateways --nat-gateway-ids {group.Key}")} says why; mend the route of its subnet, or make it anew and point the routes at it.");
        if (domain.Unknown(domain.UnreadRoutes, domain.UnreadEgress) is { } unknown)
            yield return unknown;
    }
}

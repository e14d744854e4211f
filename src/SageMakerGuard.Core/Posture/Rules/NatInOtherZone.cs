using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class NatInOtherZone : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EGR-005", Title = "NAT gateway stands in another availability zone", Severity = Severity.Low, ResourceType = "AWS::EC2::NatGateway", Source = RuleSources.NatGateways, OnlyUnderVpcOnly = true,
        Description = "Traffic across zones costs per gigabyte, and ends when the other zone fails.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;
        foreach (var group in domain.Egress.Where(way => way.Nat?.SubnetId is not null).GroupBy(way => way.Nat!.NatGatewayId))
        {
            var nat = group.First().Nat!;
            if (domain.Index.Subnet(nat.SubnetId) is not { } home)
            {
                yield return Observation.Unknown(nat.NatGatewayId, domain.Unread.Subnets.Count > 0 ? domain.Unread.Subnets : [UnreadParts.NotListed(nat.SubnetId!, "ec2:DescribeSubnets")]);
                continue;
            }

            var away = group.Select(way => way.Subnet).Where(subnet => subnet.AvailabilityZone != home.AvailabilityZone).Distinct().ToList();
            if (away.Count > 0)
                yield return Observation.Fail(nat.NatGatewayId, $"{string.Join(", ", away.Select(s => $"{s.SubnetId} ({s.AvailabilityZone})"))} use{(away.Count == 1 ? "s" : "")} {nat.NatGatewayId} in {home.AvailabilityZone}.", domain.Network($"ec2 create-nat-gateway --subnet-id <public subnet in {away[0].AvailabilityZone}> --allocation-id <elastic IP>") + ", and route that zone's subnets to it.");
        }

        if (domain.Unknown(domain.UnreadRoutes, domain.UnreadEgress) is { } unknown)
            yield return unknown;
    }
}

using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class DefaultRouteDead : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EGR-004", Title = "Default route is a blackhole", Severity = Severity.Medium, ResourceType = "AWS::EC2::RouteTable", Source = RuleSources.RouteTables, OnlyUnderVpcOnly = true,
        Description = "A route whose target is gone drops its traffic; nothing falls through to a wider route.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;
        foreach (var group in domain.Egress.Where(way => way.End == EgressEnd.Dead && way.IsDefault && way.Nat is null).GroupBy(way => way.RouteTableId))
        {
            var route = group.First().Route!;
            var block = route.DestinationIpv6CidrBlock is { } six ? $"--destination-ipv6-cidr-block {six}" : $"--destination-cidr-block {route.DestinationCidrBlock}";
            yield return Observation.Fail(group.Key, $"Internet traffic of {string.Join(", ", group.Select(w => w.Subnet.SubnetId).Distinct())} {group.First().Detail}.", domain.Network($"ec2 replace-route --route-table-id {group.Key} {block} --nat-gateway-id <NAT gateway>") + $", or: {domain.Network($"ec2 delete-route --route-table-id {group.Key} {block}")}");
        }

        if (domain.Unknown(domain.UnreadRoutes, domain.Egress.Where(way => way.End == EgressEnd.Unread && way.Nat is null && way.Route?.DestinationPrefixListId is not null).SelectMany(way => way.Calls).ToList()) is { } unknown)
            yield return unknown;
    }
}

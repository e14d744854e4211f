using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class InternetWayMissing : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EGR-003", Title = "NAT gateway is missing where the internet is wanted", Severity = Severity.Medium, ResourceType = "AWS::EC2::Subnet", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "Under VpcOnly the internet is reached through a NAT gateway only. Judged where InternetRequired of the settings is true.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc || !domain.Settings.InternetRequired)
            yield break;
        if (domain.Unknown(domain.UnreadRoutes) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        foreach (var subnet in domain.Subnets)
        {
            var ways = domain.Egress.Where(way => way.Subnet == subnet).ToList();
            if (ways.Any(way => way.IsDefault && way.End is not EgressEnd.InternetGateway))
                continue;
            if (ways.FirstOrDefault(way => way.End == EgressEnd.Unread) is { } unread)
                yield return Observation.Unknown(subnet.SubnetId, unread.Calls);
            else
                yield return Observation.Fail(subnet.SubnetId, $"{subnet.SubnetId} has no default route to a NAT gateway or to another network, and the settings want the internet.", domain.Network($"ec2 create-route --route-table-id {domain.Index.RouteTableOf(subnet.SubnetId)!.RouteTableId} --destination-cidr-block 0.0.0.0/0 --nat-gateway-id <NAT gateway in {subnet.AvailabilityZone}>"));
        }
    }
}

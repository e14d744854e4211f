using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class S3RouteMissing : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-015", Title = "S3 gateway endpoint is not on the route table that the domain uses", Severity = Severity.High, ResourceType = "AWS::EC2::RouteTable", Source = RuleSources.GatewayEndpoints, OnlyUnderVpcOnly = true,
        Description = "A gateway endpoint serves only the subnets whose route table it is entered in. Elsewhere data in S3 goes through the NAT gateway, or nowhere.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        var s3 = domain.Services.FirstOrDefault(needed => needed.Service.Name == "s3");
        if (!domain.HasVpc || s3 is null)
            yield break;
        if (domain.Unknown(domain.UnreadVpc, domain.UnreadRoutes, domain.Unread.VpcEndpoints) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        var endpoints = domain.EndpointsFor(s3.Service).ToList();
        var gateways = endpoints.Where(e => string.Equals(e.VpcEndpointType, "Gateway", StringComparison.OrdinalIgnoreCase)).ToList();
        if (gateways.Count == 0)
            yield break;
        var byInterface = endpoints.Any(e => e.VpcEndpointType == "Interface" && e.IsAvailable && e.PrivateDnsEnabled);
        var throughNat = domain.Egress.Any(way => way.IsDefault && way.End is EgressEnd.Open or EgressEnd.Inspected);
        foreach (var group in domain.Subnets.GroupBy(s => domain.Index.RouteTableOf(s.SubnetId)!.RouteTableId))
        {
            if (gateways.Any(g => g.RouteTableIds.Contains(group.Key, StringComparer.Ordinal)))
                continue;
            yield return Observation.Fail(
                group.Key,
                $"{gateways[0].VpcEndpointId} is not entered in {group.Key}, which {string.Join(", ", group.Select(s => s.SubnetId))} use{(group.Count() == 1 ? "s" : "")}.",
                domain.GuardNetwork("New-SMVpcEndpointSet", "", $"ec2 modify-vpc-endpoint --vpc-endpoint-id {gateways[0].VpcEndpointId} --add-route-table-ids {group.Key}"))
                with { AtMost = byInterface ? Severity.Informational : throughNat && domain.Unread.NatGateways.Count == 0 ? Severity.Medium : null };
        }
    }
}

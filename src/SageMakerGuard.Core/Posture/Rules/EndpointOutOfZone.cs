using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class EndpointOutOfZone : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-012", Title = "Endpoint is not in the domain's availability zone", Severity = Severity.Low, ResourceType = "AWS::EC2::VPCEndpoint", Source = RuleSources.InterfaceEndpoints, OnlyUnderVpcOnly = true,
        Description = "Apps in a zone without an interface of the endpoint reach it across zones: that costs per gigabyte, and ends when the other zone fails.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;
        if (domain.Unknown(domain.UnreadVpc, domain.UnreadSubnets, domain.Unread.VpcEndpoints) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        foreach (var needed in domain.Services)
        {
            var endpoints = domain.EndpointsFor(needed.Service).Where(e => e.VpcEndpointType == "Interface").ToList();
            if (endpoints.Count == 0)
                continue;
            var zones = endpoints.SelectMany(e => e.SubnetIds).Select(id => domain.Index.Subnet(id)?.AvailabilityZone).OfType<string>().ToList();
            var lacking = domain.Subnets.Where(s => !zones.Contains(s.AvailabilityZone)).ToList();
            if (lacking.Count == 0)
                continue;
            var names = string.Join(", ", lacking.Select(s => s.AvailabilityZone).Distinct());
            var offer = domain.Facts.Region.VpcEndpointServices.Items.FirstOrDefault(s => s.ServiceName == endpoints[0].ServiceName);
            var offered = offer is null || lacking.Any(s => offer.AvailabilityZones.Contains(s.AvailabilityZone));
            var reason = $"{endpoints[0].VpcEndpointId} ({needed.Service.Name}) has no interface in {names}" + (offered ? "." : ", where AWS does not offer the service.");
            var remedy = offered ? domain.GuardNetwork("New-SMVpcEndpointSet", "-AddMissingZone", $"ec2 modify-vpc-endpoint --vpc-endpoint-id {endpoints[0].VpcEndpointId} --add-subnet-ids {string.Join(" ", lacking.Select(s => s.SubnetId))}") : "Accept the way across zones, or move the domain's subnets to zones that the service is offered in.";
            var seen = needed.Certain ? Observation.Fail(endpoints[0].VpcEndpointId, reason, remedy) : Observation.Unknown(endpoints[0].VpcEndpointId, reason, remedy) with { Calls = domain.UnreadFeatures };
            yield return seen with { ResourceType = Info.ResourceType, AtMost = offered ? null : Severity.Informational };
        }

        if (domain.Unread.VpcEndpointServices is { Count: > 0 } offers && domain.Facts.Region.VpcEndpointServices.Asked)
            yield return Observation.Unknown(null, offers);
    }
}

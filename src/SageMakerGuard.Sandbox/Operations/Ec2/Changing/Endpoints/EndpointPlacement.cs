using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>Where an interface endpoint may stand: subnets of its VPC, each in a zone of its own that the service offers, and at most five groups.</summary>
internal static class EndpointPlacement
{
    /// <summary>VPC User Guide, 'Amazon VPC quotas': security groups per network interface.</summary>
    private const int MaxGroups = 5;

    /// <summary>The subnets that are added to those that are there and stay.</summary>
    public static IReadOnlyList<Subnet> Subnets(RegionEstate estate, string vpcId, VpcEndpointService service, IEnumerable<string> staying, IEnumerable<string> added)
    {
        var subnets = added.Distinct(StringComparer.Ordinal).Select(id => ResourceIds.SubnetOfEndpoint.One(estate.Subnets.Items, id, s => s.SubnetId)).ToList();
        var zones = new HashSet<string>(estate.Subnets.Items.Where(s => staying.Contains(s.SubnetId)).Select(s => s.AvailabilityZone), StringComparer.Ordinal);
        foreach (var subnet in subnets)
        {
            if (subnet.VpcId != vpcId)
                throw EndpointForm.Invalid($"[sandbox] The subnet {subnet.SubnetId} is not in {vpcId}.");

            // terraform-aws-modules/terraform-aws-vpc#785.
            if (!service.AvailabilityZones.Contains(subnet.AvailabilityZone))
                throw EndpointForm.Invalid($"The VPC endpoint service {service.ServiceName} does not support the availability zone of the subnet: {subnet.SubnetId}.");

            // terraform-aws-modules/terraform-aws-vpc#583.
            if (!zones.Add(subnet.AvailabilityZone))
                throw new AwsFault("DuplicateSubnetsInSameZone", $"Found another VPC endpoint subnet in the availability zone of {subnet.SubnetId}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.");
            SubnetAddresses.Next(estate, subnet);
        }

        return subnets;
    }

    public static IReadOnlyList<EndpointGroup> Groups(RegionEstate estate, string vpcId, IEnumerable<string> ids)
    {
        var groups = ids.Distinct(StringComparer.Ordinal).Select(id => ResourceIds.GroupOfEndpoint.One(estate.SecurityGroups.Items, id, g => g.GroupId)).ToList();
        if (groups.FirstOrDefault(g => g.VpcId != vpcId) is { } elsewhere)
            throw EndpointForm.Invalid($"[sandbox] The security group {elsewhere.GroupId} is not in {vpcId}.");
        if (groups.Count > MaxGroups)
            throw new AwsFault("SecurityGroupsPerInterfaceLimitExceeded", "[sandbox] A network interface has at most 5 security groups.");
        return groups.Select(g => new EndpointGroup { GroupId = g.GroupId, GroupName = g.GroupName }).ToList();
    }

    /// <summary>The group of a VPC that is used where a request names none.</summary>
    public static string DefaultGroup(RegionEstate estate, string vpcId) => estate.SecurityGroups.Items.FirstOrDefault(g => g.VpcId == vpcId && g.GroupName == "default")?.GroupId
        ?? throw EndpointForm.Invalid($"[sandbox] The estate has no default security group of {vpcId}; name one.");
}

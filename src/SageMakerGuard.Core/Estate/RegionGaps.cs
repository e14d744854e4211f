using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates;

/// <summary>The calls of a region that AWS refused or failed, of whatever part. What nobody asked for is none of them, nor what a file does not hold.</summary>
public static class RegionGaps
{
    /// <summary>The failed calls. A domain or notebook instance that was asked for by name and could not be described is left out: it stands in its own part and says so.</summary>
    public static IReadOnlyList<UnreadableCall> Of(RegionEstate region) => OfWhole(region.Domains).Concat(OfWhole(region.NotebookInstances))
        .Concat(OfAll(region.UserProfiles)).Concat(OfAll(region.Spaces)).Concat(OfAll(region.Apps)).Concat(OfAll(region.Tags)).Concat(OfAll(region.MountTargets))
        .Concat(OfAll(region.Vpcs)).Concat(OfAll(region.Subnets)).Concat(OfAll(region.RouteTables)).Concat(OfAll(region.NetworkAcls)).Concat(OfAll(region.SecurityGroups))
        .Concat(OfAll(region.VpcEndpoints)).Concat(OfAll(region.VpcEndpointServices)).Concat(OfAll(region.NatGateways)).Concat(OfAll(region.InternetGateways))
        .Concat(OfAll(region.EgressOnlyInternetGateways)).Concat(OfAll(region.VpcPeeringConnections)).Concat(OfAll(region.TransitGatewayAttachments))
        .Concat(OfAll(region.TransitGatewayVpcAttachments)).Concat(OfAll(region.TransitGatewayRouteTables)).Concat(OfAll(region.VpnGateways)).Concat(OfAll(region.PrefixLists))
        .Concat(OfAll(region.FlowLogs)).Concat(OfAll(region.NetworkInterfaces)).Concat(OfAll(region.DhcpOptions)).Concat(OfAll(region.VpcBlockPublicAccessOptions))
        .Concat(OfAll(region.VpcBlockPublicAccessExclusions)).Concat(OfAll(region.HostedZones)).Concat(OfAll(region.Addresses)).Concat(OfAll(region.RolePolicies))
        .Concat(OfAll(region.StudioLifecycleConfigs)).Concat(OfAll(region.ExecutionRoles)).Concat(OfAll(region.BucketTags))
        .Concat(OfAll(region.NotebookLifecycleConfigs)).Concat(OfAll(region.InsightsPaths)).Concat(OfAll(region.InsightsAnalyses)).Concat(OfAll(region.AthenaTables)).ToList();
    public static IReadOnlyList<UnreadableCall> Of(RegionEstate region) => new[]
    {
        OfWhole(region.Domains),
        OfWhole(region.NotebookInstances),
        OfAll(region.UserProfiles),
        OfAll(region.Spaces),
        OfAll(region.Apps),
        OfAll(region.Tags),
        OfAll(region.MountTargets),
        OfAll(region.Vpcs),
        OfAll(region.Subnets),
        OfAll(region.RouteTables),
        OfAll(region.NetworkAcls),
        OfAll(region.SecurityGroups),
        OfAll(region.VpcEndpoints),
        OfAll(region.VpcEndpointServices),
        OfAll(region.NatGateways),
        OfAll(region.InternetGateways),
        OfAll(region.EgressOnlyInternetGateways),
        OfAll(region.VpcPeeringConnections),
        OfAll(region.TransitGatewayAttachments),
        OfAll(region.TransitGatewayVpcAttachments),
        OfAll(region.TransitGatewayRouteTables),
        OfAll(region.VpnGateways),
        OfAll(region.PrefixLists),
        OfAll(region.FlowLogs),
        OfAll(region.NetworkInterfaces),
        OfAll(region.DhcpOptions),
        OfAll(region.VpcBlockPublicAccessOptions),
        OfAll(region.VpcBlockPublicAccessExclusions),
        OfAll(region.HostedZones),
        OfAll(region.Addresses),
        OfAll(region.RolePolicies),
        OfAll(region.NotebookLifecycleConfigs),
        OfAll(region.InsightsPaths),
        OfAll(region.InsightsAnalyses),
        OfAll(region.OrganizationPolicies),
        OfAll(region.PolicyTargets),
        OfAll(region.AthenaTables),
        OfAll(region.ResourceTagSets),
        OfAll(region.CostAllocationTags),
    }.SelectMany(calls => calls).ToList();

    // A code is AWS's own no.
    private static IEnumerable<UnreadableCall> OfAll<T>(Part<T> part) => part.Unreadable.Where(call => call.ErrorCode.Length > 0);

    private static IEnumerable<UnreadableCall> OfWhole<T>(Part<T> part) => OfAll(part).Where(call => call.ResourceId is null);
}

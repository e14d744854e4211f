using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates;

/// <summary>The calls of a region that AWS refused or failed, of whatever part. What nobody asked for is none of them, nor what a file does not hold.</summary>
public static class RegionGaps
{
    /// <summary>The failed calls. A domain or notebook instance that was asked for by name and could not be described is left out: it stands in its own part and says so.</summary>
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
        OfAll(region.StudioLifecycleConfigs),
        OfAll(region.ExecutionRoles),
        OfAll(region.BucketTags),
        OfAll(region.NotebookLifecycleConfigs),
        OfAll(region.InsightsPaths),
        OfAll(region.InsightsAnalyses),
        OfAll(region.AthenaTables),
        OfAll(region.OrganizationPolicies),
        OfAll(region.PolicyTargets),
        OfAll(region.ResourceTagSets),
        OfAll(region.CostAllocationTags),
        OfAll(region.Budgets),
        OfAll(region.Alarms),
        OfAll(region.AnomalyDetectors),
        OfAll(region.AnomalyMonitors),
        OfAll(region.AnomalySubscriptions),
    }.SelectMany(calls => calls).ToList();

    // A code is AWS's own no.
    private static IEnumerable<UnreadableCall> OfAll<T>(Part<T> part) => part.Unreadable.Where(call => call.ErrorCode.Length > 0);

    private static IEnumerable<UnreadableCall> OfWhole<T>(Part<T> part) => OfAll(part).Where(call => call.ResourceId is null);
}

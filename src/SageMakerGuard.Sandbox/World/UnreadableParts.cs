using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>What an estate says could not be read. AWS's errors are played again; what AWS was never asked for is not.</summary>
internal static class UnreadableParts
{
    public static IReadOnlyList<UnreadableCall> Of(RegionEstate e) =>
        new[]
        {
            e.Domains.Unreadable,
            e.UserProfiles.Unreadable,
            e.Spaces.Unreadable,
            e.Apps.Unreadable,
            e.NotebookInstances.Unreadable,
            e.NotebookLifecycleConfigs.Unreadable,
            e.RolePolicies.Unreadable,
            e.StudioLifecycleConfigs.Unreadable,
            e.ExecutionRoles.Unreadable,
            e.BucketTags.Unreadable,
            e.Tags.Unreadable,
            e.MountTargets.Unreadable,
            e.Vpcs.Unreadable,
            e.Subnets.Unreadable,
            e.RouteTables.Unreadable,
            e.NetworkAcls.Unreadable,
            e.SecurityGroups.Unreadable,
            e.VpcEndpoints.Unreadable,
            e.VpcEndpointServices.Unreadable,
            e.NatGateways.Unreadable,
            e.InternetGateways.Unreadable,
            e.EgressOnlyInternetGateways.Unreadable,
            e.VpcPeeringConnections.Unreadable,
            e.TransitGatewayAttachments.Unreadable,
            e.TransitGatewayVpcAttachments.Unreadable,
            e.TransitGatewayRouteTables.Unreadable,
            e.VpnGateways.Unreadable,
            e.PrefixLists.Unreadable,
            e.FlowLogs.Unreadable,
            e.NetworkInterfaces.Unreadable,
            e.DhcpOptions.Unreadable,
            e.VpcBlockPublicAccessOptions.Unreadable,
            e.VpcBlockPublicAccessExclusions.Unreadable,
            e.HostedZones.Unreadable,
            e.Addresses.Unreadable,
            e.InsightsPaths.Unreadable,
            e.InsightsAnalyses.Unreadable,
            e.AthenaTables.Unreadable,
            e.OrganizationPolicies.Unreadable,
            e.PolicyTargets.Unreadable,
            e.ResourceTagSets.Unreadable,
            e.Budgets.Unreadable,
            e.Alarms.Unreadable,
            e.AnomalyDetectors.Unreadable,
            e.AnomalyMonitors.Unreadable,
            e.AnomalySubscriptions.Unreadable,
        }
        .SelectMany(calls => calls)
        .Where(call => call.ErrorCode.Length > 0)
        .Concat(e.Domains.Items
            .Where(d => !d.Described && !e.Domains.Unreadable.Any(call => call.ResourceId == d.DomainId))
            .Select(d => new UnreadableCall { Operation = "sagemaker:DescribeDomain", ResourceId = d.DomainId, Cause = UnreadableCause.Denied, ErrorCode = "AccessDeniedException" }))
        .ToList();
}

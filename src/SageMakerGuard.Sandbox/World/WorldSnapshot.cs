using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.World.Billing;

namespace SageMakerGuard.Sandbox.World;

/// <summary>
/// The world as an estate. Every part counts as asked for: what the sandbox does not hold is not there. The calls that failed when the estate was
/// collected stay recorded, for they fail here as well.
/// </summary>
internal static class WorldSnapshot
{
    public static Estate Of(SandboxWorld world)
    {
        var now = world.Clock();
        var regions = world.Accounts.SelectMany(account => account.Regions.Select(region => (account, Estate: Of(world, account, region, now))))
            .Where(row => row.account.Occupied.Contains(row.Estate.Region) || HoldsSomething(row.Estate))
            .Select(row => CanonicalOrder.Of(row.Estate));
        return new() { Source = "sandbox", Regions = regions.ToList() };
    }

    private static RegionEstate Of(SandboxWorld world, AccountState account, RegionState region, DateTimeOffset now)
    {
        lock (region.Gate)
        {
            var e = region.Estate;
            return e with
            {
                Domains = Held(e.Domains, region.Domains, now),
                UserProfiles = Held(e.UserProfiles, region.UserProfiles, now),
                Spaces = Held(e.Spaces, region.Spaces, now),
                Apps = Held(e.Apps, region.Apps, now),
                NotebookInstances = Held(e.NotebookInstances, region.NotebookInstances, now),
                Tags = Whole(e.Tags) with { Items = Tags(region, now) },
                MountTargets = Whole(e.MountTargets),
                Vpcs = Whole(e.Vpcs),
                Subnets = Whole(e.Subnets),
                RouteTables = Whole(e.RouteTables),
                NetworkAcls = Whole(e.NetworkAcls),
                SecurityGroups = Whole(e.SecurityGroups),
                VpcEndpoints = Whole(e.VpcEndpoints),
                VpcEndpointServices = Whole(e.VpcEndpointServices),
                NatGateways = Whole(e.NatGateways),
                InternetGateways = Whole(e.InternetGateways),
                EgressOnlyInternetGateways = Whole(e.EgressOnlyInternetGateways),
                VpcPeeringConnections = Whole(e.VpcPeeringConnections),
                TransitGatewayAttachments = Whole(e.TransitGatewayAttachments),
                TransitGatewayVpcAttachments = Whole(e.TransitGatewayVpcAttachments),
                TransitGatewayRouteTables = Whole(e.TransitGatewayRouteTables),
                VpnGateways = Whole(e.VpnGateways),
                PrefixLists = Whole(e.PrefixLists),
                FlowLogs = Whole(e.FlowLogs),
                NetworkInterfaces = Whole(e.NetworkInterfaces),
                DhcpOptions = Whole(e.DhcpOptions),
                VpcBlockPublicAccessOptions = Whole(e.VpcBlockPublicAccessOptions),
                VpcBlockPublicAccessExclusions = Whole(e.VpcBlockPublicAccessExclusions),
                HostedZones = Whole(e.HostedZones),
                Addresses = Whole(e.Addresses),
                RolePolicies = Whole(e.RolePolicies) with { Items = Policies(account, region, now) },
                NotebookLifecycleConfigs = Held(e.NotebookLifecycleConfigs, region.NotebookLifecycleConfigs, now),
                StudioLifecycleConfigs = Whole(e.StudioLifecycleConfigs),
                ExecutionRoles = Whole(e.ExecutionRoles),
                BucketTags = Whole(e.BucketTags),
                InsightsPaths = Whole(e.InsightsPaths) with { Items = region.Insights.Paths.Select(InsightsRecords.Of).ToList() },
                AthenaTables = Whole(e.AthenaTables) with { Items = region.Athena.Tables },
                ResourceTagSets = Whole(e.ResourceTagSets) with { Items = StudioTags(region, now) },
                CostAllocationTags = Whole(e.CostAllocationTags) with { Items = account != world.Organization.Management ? [] : KnownTagKeys.Of(world.Organization, now).Select(tag => tag with { LastUpdatedDate = null, LastUsedDate = null }).ToList() },
                InsightsAnalyses = Whole(e.InsightsAnalyses) with { Items = region.Insights.Analyses.Select(InsightsRecords.Of).ToList() },
                OrganizationPolicies = Whole(e.OrganizationPolicies) with { Items = world.Organization.IsShownIn(account, e.Region) ? world.Organization.OwnPolicies() : [] },
                PolicyTargets = Whole(e.PolicyTargets) with { Items = world.Organization.IsShownIn(account, e.Region) ? world.Organization.OwnTargets() : [] },
                Budgets = Whole(e.Budgets) with { Items = account.Budgets.All },
                Alarms = Whole(e.Alarms) with { Items = region.Alarms.Alarms },
                AnomalyDetectors = Whole(e.AnomalyDetectors) with { Items = region.Alarms.Detectors },
                AnomalyMonitors = Whole(e.AnomalyMonitors) with { Items = account.CostAnomalies.Monitors },
                AnomalySubscriptions = Whole(e.AnomalySubscriptions) with { Items = account.CostAnomalies.Subscriptions },
            };
        }
    }

    private static Part<T> Whole<T>(Part<T> part) => part with { Asked = true };

    private static Part<T> Held<T>(Part<T> part, Shelf<T> shelf, DateTimeOffset now)
        where T : class => Whole(part) with { Items = shelf.At(now).ToList() };

    /// <summary>The tags of what is there; the shelf goes on listing what is gone, as the tagging API does. EC2's resources carry theirs.</summary>
    private static List<ResourceTags> Tags(RegionState region, DateTimeOffset now)
    {
        var (network, studio) = (region.Arn("ec2", ""), region.Arn("sagemaker", ""));
        return region.Tags.All()
            .Where(row => row.Tags.Count > 0 && !row.ResourceARN.StartsWith(network, StringComparison.Ordinal))
            .Where(row => !row.ResourceARN.StartsWith(studio, StringComparison.Ordinal) || row.ResourceARN.Substring(studio.Length).Split(['/'], 2) is not [var kind, var name] || TaggedResources.Exist(region, kind, name, row.ResourceARN, now))
            .Concat(NetworkTags.Of(region).Select(row => new ResourceTags { ResourceARN = row.Arn, Tags = row.Tags }))
            .ToList();
    }

    /// <summary>The tags of user profiles and spaces, one row for each.</summary>
    private static List<ResourceTags> StudioTags(RegionState region, DateTimeOffset now) =>
        region.UserProfiles.At(now).Select(profile => StudioArns.Of(region.Estate, profile)).Concat(region.Spaces.At(now).Select(space => StudioArns.Of(region.Estate, space)))
            .Select(arn => new ResourceTags { ResourceARN = arn, Tags = region.Tags.Of(arn) })
            .ToList();

    /// <summary>The policies of the roles that the region's domains name, and those that it began with and that no call can reach.</summary>
    private static List<RolePolicy> Policies(AccountState account, RegionState region, DateTimeOffset now) =>
        ExecutionRoles.In(region, now).SelectMany(role => account.RolePolicies.Of(role.Name))
            .Concat(region.Estate.RolePolicies.Items.Where(p => ExecutionRoles.Find(account, p.RoleName, now) is null))
            .ToList();

    /// <summary>A call into a region makes it known, and does not yet put anything there: these are the things that need nothing else to be made.</summary>
    private static bool HoldsSomething(RegionEstate e) =>
        e.Domains.Items.Count + e.NotebookInstances.Items.Count + e.NotebookLifecycleConfigs.Items.Count + e.Tags.Items.Count
        + e.Vpcs.Items.Count + e.SecurityGroups.Items.Count + e.InternetGateways.Items.Count + e.Addresses.Items.Count > 0;
}

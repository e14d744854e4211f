using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>The network that domains and notebook instances live in, and no other: which VPCs are in use, then everything in them side by side.</summary>
internal sealed class NetworkReader(RegionCaller caller, bool everyService, NetworkDepth depth)
{
    private readonly Ec2Lists _lists = new(caller);

    /// <summary>Fills in the network parts of a region. Without a VPC in use there are none, and no call is made.</summary>
    public async Task<RegionEstate> ReadInto(RegionEstate region, IEnumerable<string> vpcIds, IEnumerable<string> subnetIds)
    {
        if (depth == NetworkDepth.None)
            return region;
        var vpcReader = new VpcReader(_lists);
        var asked = Distinct(subnetIds);
        var found = await VpcsOf(vpcReader, asked).ConfigureAwait(false);
        var ids = Distinct(vpcIds.Concat(found.Items.Select(s => s.VpcId)));
        if (ids.Count == 0)
            return asked.Count == 0 ? region : region with { Subnets = found };

        var content = new VpcContentReader(_lists, ids);
        if (depth == NetworkDepth.FlowLogs)
            return await ReadFlowLogsInto(region, vpcReader, content, ids, found).ConfigureAwait(false);
        if (depth == NetworkDepth.Tagged)
            return await ReadTaggedInto(region, content, found).ConfigureAwait(false);
        var hub = new HubReader(_lists);
        var listed = vpcReader.Vpcs(ids);
        var vpcs = Then(listed, vpcReader.WithDns);
        var dhcp = Then(listed, vpcReader.Options);
        var subnets = vpcReader.Subnets("vpc-id", ids);
        var flowLogs = Then(subnets, read => content.FlowLogs(read.Items));
        var tables = content.RouteTables();
        var acls = content.NetworkAcls();
        var groups = content.SecurityGroups();
        var endpoints = content.VpcEndpoints();
        var services = Then(endpoints, read => hub.Services(read, ids, everyService));
        var nats = content.NatGateways();
        var gateways = content.InternetGateways();
        var interfaces = content.NetworkInterfaces();
        var mountTargets = Then(interfaces, read => new MountTargetReader(caller).Read(region.Domains.Items, read));
        var block = new BlockPublicAccessReader(_lists).Read();
        var targets = Then(tables, read => new RouteTargetReader(_lists, Routes(read), ids).ReadInto(region));
        var transit = Then(tables, read => new TransitGatewayReader(_lists).ReadInto(region, Routes(read)));
        var zones = Task.WhenAll(endpoints, tables).ContinueOn(() => hub.Zones(endpoints.Result, tables.Result, ids));
        var prefixLists = Task.WhenAll(tables, groups, transit).ContinueOn(() => new PrefixListReader(_lists).Read(region with
        {
            RouteTables = tables.Result,
            SecurityGroups = groups.Result,
            TransitGatewayRouteTables = transit.Result.TransitGatewayRouteTables,
        }, everyService));
        await Task.WhenAll(vpcs, dhcp, flowLogs, tables, acls, groups, services, nats, gateways, mountTargets, block, targets, transit, zones, prefixLists).ConfigureAwait(false);
        return region with
        {
            Vpcs = vpcs.Result,
            DhcpOptions = dhcp.Result,
            Subnets = subnets.Result.With(found.Unreadable),
            FlowLogs = flowLogs.Result.With(subnets.Result.IsComplete ? [] : subnets.Result.Unreadable),
            RouteTables = tables.Result,
            NetworkAcls = acls.Result,
            SecurityGroups = groups.Result,
            VpcEndpoints = endpoints.Result,
            VpcEndpointServices = services.Result,
            NatGateways = nats.Result,
            InternetGateways = gateways.Result,
            NetworkInterfaces = interfaces.Result,
            MountTargets = mountTargets.Result,
            VpcBlockPublicAccessOptions = block.Result.Options,
            VpcBlockPublicAccessExclusions = block.Result.Exclusions,
            VpcPeeringConnections = targets.Result.VpcPeeringConnections,
            EgressOnlyInternetGateways = targets.Result.EgressOnlyInternetGateways,
            VpnGateways = targets.Result.VpnGateways,
            TransitGatewayAttachments = transit.Result.TransitGatewayAttachments,
            TransitGatewayVpcAttachments = transit.Result.TransitGatewayVpcAttachments,
            TransitGatewayRouteTables = transit.Result.TransitGatewayRouteTables,
            PrefixLists = prefixLists.Result,
            HostedZones = zones.Result,
        };
    }

    private static async Task<RegionEstate> ReadFlowLogsInto(RegionEstate region, VpcReader vpcReader, VpcContentReader content, List<string> ids, Part<Subnet> found)
    {
        var vpcs = vpcReader.Vpcs(ids);
        var subnets = vpcReader.Subnets("vpc-id", ids);
        var flowLogs = Then(subnets, read => content.FlowLogs(read.Items));
        await Task.WhenAll(vpcs, subnets, flowLogs).ConfigureAwait(false);
        return region with { Vpcs = vpcs.Result, Subnets = subnets.Result.With(found.Unreadable), FlowLogs = flowLogs.Result.With(subnets.Result.IsComplete ? [] : subnets.Result.Unreadable) };
    }

    private static async Task<RegionEstate> ReadTaggedInto(RegionEstate region, VpcContentReader content, Part<Subnet> found)
    {
        var endpoints = content.VpcEndpoints();
        var nats = content.NatGateways();
        await Task.WhenAll(endpoints, nats).ConfigureAwait(false);

        // Where it is not known which VPCs are in use, it is not known what is in them.
        return region with { Subnets = found, VpcEndpoints = endpoints.Result.With(found.Unreadable), NatGateways = nats.Result.With(found.Unreadable) };
    }

    // A notebook instance names its subnet and not its VPC.
    private static async Task<Part<Subnet>> VpcsOf(VpcReader reader, List<string> subnetIds) =>
        subnetIds.Count == 0 ? Part<Subnet>.Read() : await reader.Subnets("subnet-id", subnetIds).ConfigureAwait(false);

    private static List<Route> Routes(Part<RouteTable> tables) => tables.Items.SelectMany(t => t.Routes).ToList();

    private static List<string> Distinct(IEnumerable<string?> ids) => ids.Where(id => id is { Length: > 0 }).Select(id => id!).Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToList();

    private static async Task<TNext> Then<T, TNext>(Task<T> first, Func<T, Task<TNext>> next) => await next(await first.ConfigureAwait(false)).ConfigureAwait(false);
}

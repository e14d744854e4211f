using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Baselines;

/// <summary>Takes what is in a VPC.</summary>
internal sealed class VpcTaking(NetworkIndex index, StableNames names, NetworkSharing? sharing)
{
    private readonly RegionEstate _region = index.Region;

    public VpcBaseline Of(Vpc vpc) => new()
    {
        VpcId = vpc.VpcId,
        OwnerId = vpc.OwnerId,
        CidrBlocks = Blocks(vpc),
        EnableDnsSupport = vpc.EnableDnsSupport,
        EnableDnsHostnames = vpc.EnableDnsHostnames,
        Shares = sharing is null ? null : SharesOf(vpc, sharing),
        Subnets = index.SubnetsIn(vpc.VpcId).Select(s => new SubnetBaseline { CidrBlock = names.Subnet(s.SubnetId), Zone = s.AvailabilityZoneId, Id = s.SubnetId }).OrderBy(s => s.CidrBlock, StringComparer.Ordinal).ToList(),
        SecurityGroups = _region.SecurityGroups.Items.Where(g => g.VpcId == vpc.VpcId).Select(Group).OrderBy(g => g.GroupName, StringComparer.Ordinal).ToList(),
        RouteTables = _region.RouteTables.Items.Where(t => t.VpcId == vpc.VpcId).Select(Table).Where(t => t.Main || t.Subnets.Count > 0).OrderBy(t => !t.Main).ThenBy(t => string.Join(" ", t.Subnets), StringComparer.Ordinal).ToList(),
        NetworkAcls = _region.NetworkAcls.Items.Where(a => a.VpcId == vpc.VpcId).Select(Acl).Where(a => a.Subnets.Count > 0).OrderBy(a => a.Subnets[0], StringComparer.Ordinal).ToList(),
        VpcEndpoints = index.EndpointsIn(vpc.VpcId).Where(e => e.State.ToLowerInvariant() is not ("deleted" or "deleting")).Select(Endpoint)
            .OrderBy(e => e.ServiceName, StringComparer.Ordinal).ThenBy(e => e.VpcEndpointType, StringComparer.Ordinal).ThenBy(e => !e.PrivateDnsEnabled).ThenBy(e => string.Join(" ", e.Subnets), StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal).ToList(),
        NatGateways = _region.NatGateways.Items.Where(n => n.VpcId == vpc.VpcId && n.State is ("available" or "pending")).Select(Nat).OrderBy(n => n.Subnet, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal).ToList(),
        FlowLogs = FlowLogs(vpc).OrderBy(f => f.Resource, StringComparer.Ordinal).ThenBy(f => f.Destination, StringComparer.Ordinal).ThenBy(f => f.TrafficType, StringComparer.Ordinal).ThenBy(f => f.Id, StringComparer.Ordinal).ToList(),
    };

    private static IReadOnlyList<string> Blocks(Vpc vpc) => vpc.CidrBlockAssociationSet.Select(a => a.CidrBlock)
        .Concat(vpc.Ipv6CidrBlockAssociationSet.Select(a => a.Ipv6CidrBlock))
        .Append(vpc.CidrBlock)
        .Where(block => block.Length > 0)
        .Select(StableNames.Block)
        .Distinct(StringComparer.Ordinal)
        .OrderBy(block => block, StringComparer.Ordinal)
        .ToList();

    private GroupBaseline Group(SecurityGroup group) => new()
    {
        GroupName = names.Group(group.GroupId),
        Inbound = RuleLine.Of(group, egress: false, names),
        Outbound = RuleLine.Of(group, egress: true, names),
        Id = group.GroupId,
    };

    private RouteTableBaseline Table(RouteTable table) => new()
    {
        Subnets = names.Subnets(names.UsersOf(table)),
        Main = table.Associations.Any(a => a.Main),
        Routes = RouteLine.Of(table, names),
        Id = table.RouteTableId,
    };

    private NetworkAclBaseline Acl(NetworkAcl acl) => new()
    {
        Subnets = names.Subnets(acl.Associations.Select(a => a.SubnetId)),
        Inbound = AclLine.Of(acl, egress: false),
        Outbound = AclLine.Of(acl, egress: true),
        Id = acl.NetworkAclId,
    };

    private EndpointBaseline Endpoint(VpcEndpoint endpoint)
    {
        var subnets = endpoint.VpcEndpointType == "Gateway"
            ? _region.RouteTables.Items.Where(t => endpoint.RouteTableIds.Contains(t.RouteTableId)).SelectMany(names.UsersOf).ToList()
            : endpoint.SubnetIds;
        return new()
        {
            ServiceName = endpoint.ServiceName,
            VpcEndpointType = endpoint.VpcEndpointType,
            State = endpoint.State.ToLowerInvariant(),
            PrivateDnsEnabled = endpoint.PrivateDnsEnabled,
            Subnets = names.Subnets(subnets),
            Zones = names.Zones(subnets),
            SecurityGroups = names.Groups(endpoint.Groups.Select(g => g.GroupId)),
            Policy = PolicyHash.Of(endpoint),
            Id = endpoint.VpcEndpointId,
        };
    }

    private NatGatewayBaseline Nat(NatGateway nat) => new()
    {
        Subnet = nat.SubnetId is { Length: > 0 } subnet ? names.Subnet(subnet) : "regional",
        ConnectivityType = nat.ConnectivityType ?? "public",
        Id = nat.NatGatewayId,
    };

    private IEnumerable<FlowLogBaseline> FlowLogs(Vpc vpc) => _region.FlowLogs.Items
        .Where(log => log.ResourceId == vpc.VpcId || index.Subnet(log.ResourceId)?.VpcId == vpc.VpcId)
        .Select(log => new FlowLogBaseline
        {
            Resource = log.ResourceId == vpc.VpcId ? "VPC" : names.Subnet(log.ResourceId),
            TrafficType = log.TrafficType ?? "",
            Destination = $"{log.LogDestinationType ?? "cloud-watch-logs"} {log.LogDestination ?? log.LogGroupName}".TrimEnd(),
            LogFormat = log.LogFormat,
            Delivers = string.Equals(log.FlowLogStatus, "ACTIVE", StringComparison.OrdinalIgnoreCase) && !string.Equals(log.DeliverLogsStatus, "FAILED", StringComparison.OrdinalIgnoreCase),
            Id = log.FlowLogId,
        });

    private List<ShareBaseline> SharesOf(Vpc vpc, NetworkSharing sharing) => sharing.Shares
        .Select(share => (Share: share, Subnets: share.SubnetIds.Where(id => index.Subnet(id)?.VpcId == vpc.VpcId).ToList()))
        .Where(row => row.Subnets.Count > 0)
        .Select(row => new ShareBaseline
        {
            Name = row.Share.Name,
            OwningAccountId = row.Share.OwningAccountId,
            AllowExternalPrincipals = row.Share.AllowExternalPrincipals,
            Subnets = names.Subnets(row.Subnets),
            Principals = row.Share.Principals?.OrderBy(p => p, StringComparer.Ordinal).ToList(),
        })
        .OrderBy(share => share.Name, StringComparer.Ordinal)
        .ThenBy(share => share.OwningAccountId, StringComparer.Ordinal)
        .ToList();
}

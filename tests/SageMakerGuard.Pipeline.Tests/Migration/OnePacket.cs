using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>
/// One TCP packet from one address to another and one back, followed rule by rule over a world. It shares nothing with the proof's engine, which
/// reasons about sets of addresses: both read the same pages of AWS (Amazon VPC User Guide: 'Security group rules', 'Network ACL basics', 'Route
/// priority'; AWS PrivateLink Guide: 'Private DNS'), and where they differ, one of them is wrong.
/// </summary>
internal sealed class OnePacket(RegionEstate world, PathSource source)
{
    // From where NAT gateways and Linux pick the port that an answer comes back to, both ends of it.
    private static readonly int[] s_answerPorts = [1024, 32768, 61000, 65535];

    private static readonly List<string> s_limits = ["\"Condition\"", "\"Deny\"", "\"sagemaker:"];

    // Somewhere on the internet, no AWS service (RFC 5737).
    private static readonly IPAddress s_outside = IPAddress.Parse("203.0.113.10");

    /// <summary>Whether an app in any of the source's subnets gets an answer from a service by its own name; null where these rules alone do not tell.</summary>
    public bool? Reaches(ServiceDestination destination) => All(subnet => Service(subnet, destination));

    /// <summary>Whether it gets one from the home file system.</summary>
    public bool? Reaches(FileSystemDestination destination) => All(subnet => Mount(subnet, destination));

    /// <summary>Whether it gets one from a host on the internet.</summary>
    public bool? ReachesInternet() => All(Internet);

    private bool? All(Func<Subnet, bool?> reaches)
    {
        var each = source.SubnetIds.Select(id => reaches(world.Subnets.Items.Single(s => s.SubnetId == id))).Distinct().ToList();
        return each.Count == 1 ? each[0] : null;
    }

    private bool? Service(Subnet subnet, ServiceDestination destination)
    {
        var endpoints = world.VpcEndpoints.Items.Where(e => e.VpcId == subnet.VpcId && e.State == "available" && destination.Service.Matches(e.ServiceName, world.Region)).ToList();
        var vpc = world.Vpcs.Items.Single(v => v.VpcId == subnet.VpcId);
        var named = endpoints.Where(e => e.VpcEndpointType == "Interface" && e.PrivateDnsEnabled && vpc is { EnableDnsSupport: true, EnableDnsHostnames: true }).ToList();
        if (named.Count > 0)
        {
            var interfaces = named.SelectMany(e => e.NetworkInterfaceIds).Select(id => world.NetworkInterfaces.Items.Single(i => i.NetworkInterfaceId == id)).ToList();
            var answers = interfaces.Select(i => ToInterface(subnet, i, destination.Port)).Distinct().ToList();
            return answers.Count > 1 ? null : answers[0] && named.Exists(HasPolicy) ? null : answers[0];
        }

        if (endpoints.Exists(e => e.VpcEndpointType == "Gateway" && e.RouteTableIds.Contains(TableOf(subnet).RouteTableId)))
            return GroupsLetOut(IPAddress.None, [], destination.Port, anyAddress: true) ? (AclsLetPass(subnet, null, s_outside, destination.Port) ? true : null) : null;
        return Internet(subnet);
    }

    private bool? Mount(Subnet subnet, FileSystemDestination destination)
    {
        var targets = world.MountTargets.Items.Where(t => t.FileSystemId == destination.FileSystemId).ToList();
        var own = targets.Find(t => world.Subnets.Items.Single(s => s.SubnetId == t.SubnetId).AvailabilityZoneId == subnet.AvailabilityZoneId);
        return own?.NetworkInterfaceId is { } id && world.NetworkInterfaces.Items.FirstOrDefault(i => i.NetworkInterfaceId == id) is { } target ? ToInterface(subnet, target, 2049) : null;
    }

    // A policy of somebody's own may refuse what the network lets pass.
    private static bool HasPolicy(VpcEndpoint endpoint) => endpoint.PolicyDocument is { } policy && s_limits.Exists(word => policy.Contains(word, StringComparison.Ordinal));

    private bool? Internet(Subnet subnet)
    {
        if (!GroupsLetOut(s_outside, [], 443) || PublicAccessIsBlocked(subnet))
            return false;
        var way = RouteTo(TableOf(subnet), s_outside);
        if (way is null || way.State == "blackhole" || way.GatewayId?.StartsWith("igw-", StringComparison.Ordinal) == true)
            return false; // An app has no public address, so an internet gateway does nothing for it.
        if (way.NatGatewayId is not { } natId)
            return null;
        var nat = world.NatGateways.Items.SingleOrDefault(n => n.NatGatewayId == natId);
        if (nat is not { State: "available", ConnectivityType: null or "public" })
            return false;
        var outer = world.Subnets.Items.Single(s => s.SubnetId == nat.SubnetId);
        if (RouteTo(TableOf(outer), s_outside)?.GatewayId?.StartsWith("igw-", StringComparison.Ordinal) != true)
            return false;
        return AclsLetPass(subnet, outer, s_outside, 443) ? true : null;
    }

    // VPC Block Public Access shuts the internet gateways of a region, both ways for NAT gateways too in this mode, but for what is excluded
    // (Amazon VPC User Guide, 'Block public access to VPCs and subnets').
    private bool PublicAccessIsBlocked(Subnet subnet) =>
        world.VpcBlockPublicAccessOptions.Items.Any(o => o.InternetGatewayBlockMode == "block-bidirectional")
        && !world.VpcBlockPublicAccessExclusions.Items.Any(e => e.ResourceArn?.EndsWith("/" + subnet.VpcId, StringComparison.Ordinal) == true);

    private bool ToInterface(Subnet subnet, NetworkInterface target, int port)
    {
        var address = IPAddress.Parse(target.PrivateIpAddress!);
        var there = world.Subnets.Items.Single(s => s.SubnetId == target.SubnetId);
        var carried = target.Groups.Select(g => g.GroupId).ToList();
        return GroupsLetOut(address, carried, port) && GroupsLetIn(carried, SourceIn(subnet), port) && (there.SubnetId == subnet.SubnetId || AclsLetPass(subnet, there, address, port));
    }

    private bool GroupsLetOut(IPAddress to, IReadOnlyCollection<string> carriedThere, int port, bool anyAddress = false) =>
        Permissions(source.SecurityGroupIds, g => g.IpPermissionsEgress).Any(p => Covers(p, port) && (anyAddress ? p.IpRanges.Any(r => r.CidrIp == "0.0.0.0/0") || p.PrefixListIds.Count > 0 : PeerIs(p, to, carriedThere)));

    private bool GroupsLetIn(IReadOnlyCollection<string> carriedThere, IPAddress from, int port) =>
        Permissions(carriedThere, g => g.IpPermissions).Any(p => Covers(p, port) && PeerIs(p, from, source.SecurityGroupIds));

    private IEnumerable<IpPermission> Permissions(IEnumerable<string> groups, Func<SecurityGroup, IReadOnlyList<IpPermission>> side) =>
        groups.Distinct().SelectMany(id => side(world.SecurityGroups.Items.Single(g => g.GroupId == id)));

    private static bool Covers(IpPermission permission, int port) =>
        permission.IpProtocol == "-1" || (permission.IpProtocol is "tcp" or "6" && (permission.FromPort is null or -1 || (permission.FromPort <= port && port <= permission.ToPort)));

    private static bool PeerIs(IpPermission permission, IPAddress address, IReadOnlyCollection<string> groups) =>
        permission.IpRanges.Any(r => IPNetwork.Parse(r.CidrIp).Contains(address)) || permission.UserIdGroupPairs.Any(p => groups.Contains(p.GroupId));

    // Out of the subnet and into the other one, and the answer the other way: ACLs remember nothing.
    private bool AclsLetPass(Subnet subnet, Subnet? there, IPAddress to, int port)
    {
        var from = SourceIn(subnet);
        return Acl(subnet, egress: true, to, port) && s_answerPorts.All(p => Acl(subnet, egress: false, to, p))
            && (there is null || (Acl(there, egress: false, from, port) && s_answerPorts.All(p => Acl(there, egress: true, from, p))));
    }

    private bool Acl(Subnet subnet, bool egress, IPAddress peer, int port) =>
        world.NetworkAcls.Items.Single(a => a.Associations.Any(s => s.SubnetId == subnet.SubnetId)).Entries
            .Where(e => e.Egress == egress && e.CidrBlock is not null).OrderBy(e => e.RuleNumber)
            .FirstOrDefault(e => e.Protocol is "-1" or "6" && (e.PortRange is null || e.Protocol == "-1" || (e.PortRange.From <= port && port <= e.PortRange.To)) && IPNetwork.Parse(e.CidrBlock!).Contains(peer))?.RuleAction == "allow";

    private RouteTable TableOf(Subnet subnet) =>
        world.RouteTables.Items.FirstOrDefault(t => t.Associations.Any(a => a.SubnetId == subnet.SubnetId)) ?? world.RouteTables.Items.Single(t => t.VpcId == subnet.VpcId && t.Associations.Any(a => a.Main));

    private static Route? RouteTo(RouteTable table, IPAddress to) =>
        table.Routes.Where(r => r.DestinationCidrBlock is { } block && IPNetwork.Parse(block).Contains(to)).MaxBy(r => IPNetwork.Parse(r.DestinationCidrBlock!).PrefixLength);

    // The fifth address: AWS keeps the first four.
    private static IPAddress SourceIn(Subnet subnet)
    {
        var bytes = IPNetwork.Parse(subnet.CidrBlock).BaseAddress.GetAddressBytes();
        bytes[3] += 4;
        return new(bytes);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Baselines;

/// <summary>What a baseline calls things: names that stay when a thing is deleted and made anew as it was.</summary>
internal sealed class StableNames(NetworkIndex index)
{
    /// <summary>A block with its host bits cleared, in the one way in which this module writes it; text that is no block stays.</summary>
    public static string Block(string text) => Cidr.TryParse(text, out var block) ? block.ToString() : text;

    /// <summary>A group's name, or its id where it was not read.</summary>
    public string Group(string id) => index.SecurityGroup(id) is { GroupName.Length: > 0 } group ? group.GroupName : id;

    /// <summary>The group that a rule of a VPC's group names. Of a group elsewhere nothing but its id is known.</summary>
    public string GroupPeer(UserIdGroupPair pair, string vpcId)
    {
        var group = index.SecurityGroup(pair.GroupId);
        return group?.VpcId == vpcId ? RuleLine.Group + Group(pair.GroupId) : $"{pair.GroupId} of {group?.VpcId ?? pair.VpcId ?? "another VPC"}";
    }

    /// <summary>A prefix list's name; of two customers' lists with one name their ids tell them apart.</summary>
    public string PrefixList(string id) => index.PrefixList(id) is { PrefixListName.Length: > 0 } list
        ? index.Region.PrefixLists.Items.Count(other => other.PrefixListName == list.PrefixListName) == 1 ? list.PrefixListName : $"{list.PrefixListName} ({id})"
        : id;

    /// <summary>A subnet's block, or its id where it was not read.</summary>
    public string Subnet(string id) => index.Subnet(id) is { CidrBlock.Length: > 0 } subnet ? Block(subnet.CidrBlock) : id;

    /// <summary>Blocks of subnets, sorted.</summary>
    public IReadOnlyList<string> Subnets(IEnumerable<string> ids) => Sorted(ids.Select(Subnet));

    /// <summary>Ids of the zones of subnets, sorted.</summary>
    public IReadOnlyList<string> Zones(IEnumerable<string> ids) => Sorted(ids.Select(index.Subnet).OfType<Subnet>().Select(subnet => subnet.AvailabilityZoneId));

    /// <summary>Names of groups, sorted.</summary>
    public IReadOnlyList<string> Groups(IEnumerable<string> ids) => Sorted(ids.Select(Group));

    /// <summary>Whether a NAT gateway is a private one, which leads to no internet by itself.</summary>
    public bool IsPrivateNat(string id) => index.NatGateway(id)?.ConnectivityType == "private";

    /// <summary>The VPC at the other end of a peering connection, or the connection's id where it was not read.</summary>
    public string PeerOf(string peeringId)
    {
        var peering = index.Region.VpcPeeringConnections.Items.FirstOrDefault(p => p.VpcPeeringConnectionId == peeringId);
        var ends = new[] { peering?.RequesterVpcInfo, peering?.AccepterVpcInfo };
        return ends.FirstOrDefault(end => end?.VpcId is { } id && index.Vpc(id) is null) is { } far ? $"{far.VpcId} of {far.OwnerId}" : peeringId;
    }

    /// <summary>Whatever a finding is about.</summary>
    public string Resource(string id) =>
        index.SecurityGroup(id) is not null ? RuleLine.Group + Group(id)
        : index.Subnet(id) is not null ? "subnet " + Subnet(id)
        : index.VpcEndpoint(id) is { } endpoint ? "endpoint " + endpoint.ServiceName
        : index.NatGateway(id) is { SubnetId: { } subnet } ? "NAT gateway in " + Subnet(subnet)
        : index.Region.RouteTables.Items.FirstOrDefault(t => t.RouteTableId == id) is { } table ? "route table of " + string.Join(", ", Subnets(UsersOf(table)))
        : index.Region.NetworkAcls.Items.FirstOrDefault(a => a.NetworkAclId == id) is { } acl ? "network ACL of " + string.Join(", ", Subnets(acl.Associations.Select(a => a.SubnetId)))
        : id;

    /// <summary>The subnets that use a table: those that are associated with it and, for the main one, those that are with none.</summary>
    public IEnumerable<string> UsersOf(RouteTable table) =>
        index.SubnetsIn(table.VpcId).Select(subnet => subnet.SubnetId).Where(id => index.RouteTableOf(id)?.RouteTableId == table.RouteTableId);

    private static IReadOnlyList<string> Sorted(IEnumerable<string> names) => names.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToList();
}

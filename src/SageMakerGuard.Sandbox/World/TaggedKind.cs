using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>A kind of EC2 resource whose tags an estate holds: the prefix of its ids, its word in ARNs and tag specifications, and the way to its tags.</summary>
internal sealed class TaggedKind
{
    /// <summary>In the order in which the tagging API first lists them.</summary>
    public static IReadOnlyList<TaggedKind> All { get; } =
    [
        Of("vpc", "vpc", e => e.Vpcs, (e, part) => e with { Vpcs = part }, v => v.VpcId, v => v.Tags, (v, tags) => v with { Tags = tags }),
        Of("subnet", "subnet", e => e.Subnets, (e, part) => e with { Subnets = part }, s => s.SubnetId, s => s.Tags, (s, tags) => s with { Tags = tags }),
        Of("rtb", "route-table", e => e.RouteTables, (e, part) => e with { RouteTables = part }, t => t.RouteTableId, t => t.Tags, (t, tags) => t with { Tags = tags }),
        Of("acl", "network-acl", e => e.NetworkAcls, (e, part) => e with { NetworkAcls = part }, a => a.NetworkAclId, a => a.Tags, (a, tags) => a with { Tags = tags }),
        Of("sg", "security-group", e => e.SecurityGroups, (e, part) => e with { SecurityGroups = part }, g => g.GroupId, g => g.Tags, (g, tags) => g with { Tags = tags }),
        Of("vpce", "vpc-endpoint", e => e.VpcEndpoints, (e, part) => e with { VpcEndpoints = part }, v => v.VpcEndpointId, v => v.Tags, (v, tags) => v with { Tags = tags }),
        Of("nat", "natgateway", e => e.NatGateways, (e, part) => e with { NatGateways = part }, n => n.NatGatewayId, n => n.Tags, (n, tags) => n with { Tags = tags }),
        Of("igw", "internet-gateway", e => e.InternetGateways, (e, part) => e with { InternetGateways = part }, i => i.InternetGatewayId, i => i.Tags, (i, tags) => i with { Tags = tags }),
        Of("eipalloc", "elastic-ip", e => e.Addresses, (e, part) => e with { Addresses = part }, a => a.AllocationId, a => a.Tags, (a, tags) => a with { Tags = tags }),
        Of("fl", "vpc-flow-log", e => e.FlowLogs, (e, part) => e with { FlowLogs = part }, f => f.FlowLogId, f => f.Tags, (f, tags) => f with { Tags = tags }),
    ];

    private TaggedKind(string prefix, string word, Func<RegionEstate, IEnumerable<(string Id, IReadOnlyList<Tag> Tags)>> rows, Func<RegionEstate, string, IReadOnlyList<Tag>, RegionEstate> retag) =>
        (Prefix, Word, Rows, Retag) = (prefix, word, rows, retag);

    /// <summary>What stands before the hyphen in an id.</summary>
    public string Prefix { get; }

    /// <summary>The resource type in ARNs.</summary>
    public string Word { get; }

    /// <summary>Every resource of the kind, with its tags.</summary>
    public Func<RegionEstate, IEnumerable<(string Id, IReadOnlyList<Tag> Tags)>> Rows { get; }

    /// <summary>The estate in which that resource has those tags and no others.</summary>
    public Func<RegionEstate, string, IReadOnlyList<Tag>, RegionEstate> Retag { get; }

    /// <summary>The kind of an id, or null.</summary>
    public static TaggedKind? OfId(string id) => id.LastIndexOf('-') is > 0 and var hyphen ? All.FirstOrDefault(kind => kind.Prefix == id.Substring(0, hyphen)) : null;

    /// <summary>The tags of a resource; null where it is not there.</summary>
    public IReadOnlyList<Tag>? TagsOf(RegionEstate estate, string id) => Rows(estate).Where(row => row.Id == id).Select(row => row.Tags).FirstOrDefault();

    private static TaggedKind Of<T>(
        string prefix, string word, Func<RegionEstate, Part<T>> part, Func<RegionEstate, Part<T>, RegionEstate> with, Func<T, string> id, Func<T, IReadOnlyList<Tag>> tags, Func<T, IReadOnlyList<Tag>, T> retag) =>
        new(
            prefix,
            word,
            estate => part(estate).Items.Select(item => (id(item), tags(item))),
            (estate, wanted, given) => with(estate, part(estate).Altered(item => id(item) == wanted, item => retag(item, given))));
}

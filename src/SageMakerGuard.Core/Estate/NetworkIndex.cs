using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates;

/// <summary>Lookups over the network of one region, built once and used by every rule and every path. It answers from what was read and judges nothing.</summary>
public sealed class NetworkIndex
{
    private readonly Dictionary<string, Vpc> _vpcs;
    private readonly Dictionary<string, Subnet> _subnets;
    private readonly Dictionary<string, SecurityGroup> _groups;
    private readonly Dictionary<string, NatGateway> _nats;
    private readonly Dictionary<string, VpcEndpoint> _endpoints;
    private readonly Dictionary<string, PrefixList> _prefixLists;
    private readonly Dictionary<string, NetworkInterface> _interfaces;
    private readonly Dictionary<string, RouteTable> _tableBySubnet = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RouteTable> _mainTableByVpc = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NetworkAcl> _aclBySubnet = new(StringComparer.Ordinal);
    private readonly ILookup<string, VpcEndpoint> _endpointsByVpc;
    private readonly ILookup<string, Subnet> _subnetsByVpc;
    private readonly ILookup<string, NetworkInterface> _interfacesByVpc;
    private readonly ILookup<string, MountTarget> _mountTargetsByFileSystem;
    private readonly ILookup<string, SecurityGroup> _groupsByName;
    private readonly ILookup<string, SecurityGroup> _groupsByManager;

    /// <summary>Builds the lookups.</summary>
    public NetworkIndex(RegionEstate region)
    {
        Region = region;
        _vpcs = ById(region.Vpcs.Items, v => v.VpcId);
        _subnets = ById(region.Subnets.Items, s => s.SubnetId);
        _groups = ById(region.SecurityGroups.Items, g => g.GroupId);
        _nats = ById(region.NatGateways.Items, n => n.NatGatewayId);
        _endpoints = ById(region.VpcEndpoints.Items, e => e.VpcEndpointId);
        _prefixLists = ById(region.PrefixLists.Items, p => p.PrefixListId);
        _interfaces = ById(region.NetworkInterfaces.Items, i => i.NetworkInterfaceId);
        foreach (var table in region.RouteTables.Items)
        {
            foreach (var association in table.Associations)
            {
                if (association.SubnetId is { Length: > 0 } subnet)
                    _tableBySubnet[subnet] = table;
                else if (association.Main)
                    _mainTableByVpc[table.VpcId] = table;
            }
        }

        foreach (var acl in region.NetworkAcls.Items)
        {
            foreach (var association in acl.Associations)
                _aclBySubnet[association.SubnetId] = acl;
        }

        _endpointsByVpc = region.VpcEndpoints.Items.ToLookup(e => e.VpcId, StringComparer.Ordinal);
        _subnetsByVpc = region.Subnets.Items.ToLookup(s => s.VpcId, StringComparer.Ordinal);
        _interfacesByVpc = region.NetworkInterfaces.Items.ToLookup(i => i.VpcId, StringComparer.Ordinal);
        _mountTargetsByFileSystem = region.MountTargets.Items.ToLookup(m => m.FileSystemId, StringComparer.Ordinal);
        _groupsByName = region.SecurityGroups.Items.ToLookup(g => g.GroupName, StringComparer.Ordinal);
        _groupsByManager = region.SecurityGroups.Items
            .SelectMany(g => g.Tags.Where(t => t.Key == "ManagedByAmazonSageMakerResource").Select(t => (t.Value, Group: g)))
            .ToLookup(p => p.Value, p => p.Group, StringComparer.Ordinal);
    }

    /// <summary>The region that the lookups were built from.</summary>
    public RegionEstate Region { get; }

    /// <summary>The VPC, or null.</summary>
    public Vpc? Vpc(string? id) => Find(_vpcs, id);

    /// <summary>The subnet, or null.</summary>
    public Subnet? Subnet(string? id) => Find(_subnets, id);

    /// <summary>The security group, or null.</summary>
    public SecurityGroup? SecurityGroup(string? id) => Find(_groups, id);

    /// <summary>The NAT gateway, or null.</summary>
    public NatGateway? NatGateway(string? id) => Find(_nats, id);

    /// <summary>The endpoint, or null.</summary>
    public VpcEndpoint? VpcEndpoint(string? id) => Find(_endpoints, id);

    /// <summary>The prefix list, or null.</summary>
    public PrefixList? PrefixList(string? id) => Find(_prefixLists, id);

    /// <summary>The network interface, or null.</summary>
    public NetworkInterface? NetworkInterface(string? id) => Find(_interfaces, id);

    /// <summary>The table that a subnet uses: its own or else its VPC's main one (VPC User Guide, 'Route table concepts'); null where neither was read.</summary>
    public RouteTable? RouteTableOf(string subnetId) =>
        _tableBySubnet.TryGetValue(subnetId, out var own) ? own
        : Subnet(subnetId) is { } subnet && _mainTableByVpc.TryGetValue(subnet.VpcId, out var main) ? main
        : null;

    /// <summary>The ACL of a subnet; null where it was not read.</summary>
    public NetworkAcl? NetworkAclOf(string subnetId) => Find(_aclBySubnet, subnetId);

    /// <summary>Every endpoint of a VPC, whatever its state.</summary>
    public IEnumerable<VpcEndpoint> EndpointsIn(string vpcId) => _endpointsByVpc[vpcId];

    /// <summary>Every subnet of a VPC.</summary>
    public IEnumerable<Subnet> SubnetsIn(string vpcId) => _subnetsByVpc[vpcId];

    /// <summary>Every interface in a VPC.</summary>
    public IEnumerable<NetworkInterface> InterfacesIn(string vpcId) => _interfacesByVpc[vpcId];

    /// <summary>The mount targets of a file system.</summary>
    public IEnumerable<MountTarget> MountTargetsOf(string fileSystemId) => _mountTargetsByFileSystem[fileSystemId];

    /// <summary>The security groups of that name, in whichever VPC.</summary>
    public IEnumerable<SecurityGroup> SecurityGroupsNamed(string name) => _groupsByName[name];

    /// <summary>The security groups that SageMaker made for a domain, by the tag that it puts on them (ManagedByAmazonSageMakerResource).</summary>
    public IEnumerable<SecurityGroup> SecurityGroupsManagedFor(string domainArn) => _groupsByManager[domainArn];

    private static Dictionary<string, T> ById<T>(IReadOnlyList<T> items, Func<T, string> id)
    {
        var map = new Dictionary<string, T>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
            map[id(item)] = item;
        return map;
    }

    private static T? Find<T>(Dictionary<string, T> map, string? id)
        where T : class => id is not null && map.TryGetValue(id, out var found) ? found : null;
}

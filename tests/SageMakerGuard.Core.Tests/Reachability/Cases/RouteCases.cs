using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.Networks;
using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>Routes: longest prefix, main table, blackholes, prefix lists (Amazon VPC User Guide, 'Route tables', 'Route priority').</summary>
internal static class RouteCases
{
    public static IReadOnlyList<PathCase> All =>
    [
        // No route to the destination.
        new("route: none to the internet", Create().MoreEgress(Tcp(443, 443, cidr: "0.0.0.0/0")), Internet, Blocked, "", "route-missing"),

        // 'Longest prefix match': the endpoint's prefix list goes before the default route.
        new("route: the gateway endpoint goes before NAT", Create().WithNat(), Service("s3"), Reachable, "gateway endpoint"),

        // The same: without the endpoint's route, S3 goes out by NAT.
        new("route: S3 by NAT where the table has no gateway endpoint", Create().WithNat().WithoutRoutes(r => r.GatewayId == S3Endpoint), Service("s3"), Reachable, "NAT gateway"),

        // The same: a block more specific than the list's entries takes them away.
        new("route: a longer prefix than the list's takes S3 away", Create().WithNat().PrivateRoutes(DefaultTo(nat: Nat, cidr: "52.219.170.0/24"), DefaultTo(nat: Nat, cidr: "52.219.171.0/24"), DefaultTo(nat: Nat, cidr: "3.5.134.0/24"), DefaultTo(nat: Nat, cidr: "3.5.135.0/24")), Service("s3"), Reachable, "NAT gateway"),

        // 'Route priority', prefix lists: of equal prefixes a static block goes before a prefix list.
        new("route: a static block equal to the list's entry goes first", Create().WithNat().PrivateRoutes(DefaultTo(nat: Nat, cidr: "52.219.170.0/23"), DefaultTo(nat: Nat, cidr: "3.5.134.0/23")), Service("s3"), Reachable, "NAT gateway"),

        // 'Route priority': of equal prefixes a static route goes before a propagated one.
        new("route: static goes before propagated", Create().WithNat().PrivateRoutes(new Route { DestinationCidrBlock = "0.0.0.0/0", GatewayId = "vgw-1", State = "active", Origin = "EnableVgwRoutePropagation" }), Internet, Reachable, "NAT gateway"),

        // API_Route, State: a blackhole drops, and nothing falls through to the default route.
        new("route: a blackhole does not fall through", Create().WithNat().PrivateRoutes(DefaultTo(nat: "nat-gone", cidr: "203.0.113.0/24", state: "blackhole")), Address("203.0.113.10/32"), Blocked, "", "route-blackhole"),

        new("route: beside the blackhole the default route holds", Create().WithNat().PrivateRoutes(DefaultTo(nat: "nat-gone", cidr: "203.0.113.0/24", state: "blackhole")), Address("203.0.114.10/32"), Reachable, "NAT gateway"),

        // A host that nobody named is not lost by one small blackhole.
        new("route: a small blackhole is not the internet", Create().WithNat().PrivateRoutes(DefaultTo(nat: "nat-gone", cidr: "203.0.113.0/24", state: "blackhole")), Internet, Reachable, "NAT gateway"),

        // Half of the internet is: which half a host is in cannot be told.
        new("route: half of the internet is a blackhole", Create().WithNat().PrivateRoutes(DefaultTo(nat: "nat-gone", cidr: "128.0.0.0/1", state: "blackhole")), Internet, Unknown, "NAT gateway"),

        // Two halves make a default route.
        new("route: two halves make a default route", Create().WithNat().WithoutRoutes(r => r.NatGatewayId is not null).PrivateRoutes(DefaultTo(nat: Nat, cidr: "0.0.0.0/1"), DefaultTo(nat: Nat, cidr: "128.0.0.0/1")), Internet, Reachable, "NAT gateway"),

        // 'Main route table': a subnet without a table of its own uses the VPC's main one, which has no endpoint and no NAT here.
        new("route: without an association the main table holds", Create().WithNat().With(main => main with { RouteTables = main.RouteTables.Select(t => t.RouteTableId == TableA ? t with { Associations = [] } : t) }), Internet, Blocked, "", "route-missing")
        {
            More = result => Assert.Equal(MainTable, result.BlockedBy.Single().ResourceId),
        },

        // 'Local route': every block of the VPC, the second one too.
        new("route: the second block of the VPC is local", Create().VpcOf(v => v with { CidrBlockAssociationSet = [.. v.CidrBlockAssociationSet, new() { CidrBlock = "100.64.0.0/16" }] }).PrivateRoutes(Local("100.64.0.0/16")).With(two => (two with
            {
                Subnets = two.Subnets.Append(Subnet("subnet-second", "100.64.1.0/24", "a", 1)),
                NetworkInterfaces = two.NetworkInterfaces.Append(new NetworkInterface { NetworkInterfaceId = "eni-second", VpcId = Vpc, SubnetId = "subnet-second", PrivateIpAddress = "100.64.1.9", Groups = [new() { GroupId = EndpointGroup }] }),
            }).OwnAcl("subnet-second", "acl-second", AllowAll())), Address("100.64.1.9"), Reachable, "local"),

        // An interface of the VPC that nobody knows: what its groups admit cannot be told.
        new("route: local to an address without a known interface", Create().Egress(Tcp(443, 443, cidr: "10.20.0.0/16")), Address("10.20.2.200"), Unknown, "local"),

        // 'Rules to reference security groups': the address belongs to an interface that carries the group.
        new("route: local to an address whose interface carries the group", Create(), Address("10.20.2.21"), Reachable, "local"),

        // 'Enable internet access': a public route is of no use to an interface with private addresses only; SageMaker's never have others.
        new("route: a public subnet without a public address", Create().WithNat().WithoutRoutes(r => r.NatGatewayId is not null).PrivateRoutes(DefaultTo(gateway: InternetGateway)), Internet, Blocked, "internet gateway", "no-public-address"),

        // API_Route: a Cloud WAN core network leads out of what was read.
        new("route: Cloud WAN lies beyond sight", Create().MoreEgress(Tcp(443, 443, cidr: "0.0.0.0/0")).PrivateRoutes(DefaultTo(core: "arn:aws:networkmanager::111122223333:core-network/core-1")), Internet, Unknown, "Cloud WAN"),

        // Site-to-Site VPN and Direct Connect: what lies beyond is not in the account.
        new("route: a VPN gateway lies beyond sight", Create().MoreEgress(Tcp(443, 443, cidr: "0.0.0.0/0")).PrivateRoutes(DefaultTo(gateway: "vgw-1", cidr: "192.168.0.0/16")), Address("192.168.7.7"), Unknown, "VPN gateway"),

        // EC2 User Guide: source/destination check must be off for a NAT instance.
        new("route: an appliance that checks its source", Appliance(true), Internet, Blocked, "appliance", "appliance-source-check"),

        new("route: an appliance that forwards", Appliance(false), Internet, Unknown, "appliance"),
    ];

    private static RegionEstate Appliance(bool check)
    {
        var region = Create().MoreEgress(Tcp(443, 443, cidr: "0.0.0.0/0")).PrivateRoutes(DefaultTo(eni: "eni-appliance"));
        return region with { NetworkInterfaces = region.NetworkInterfaces.Append(new NetworkInterface { NetworkInterfaceId = "eni-appliance", VpcId = Vpc, SubnetId = SubnetA, SourceDestCheck = check }) };
    }
}

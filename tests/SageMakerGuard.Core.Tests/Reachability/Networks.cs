using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Reachability;

/// <summary>Small changes to the healthy region, one fact of the network at a time.</summary>
internal static class Networks
{
    public const string PublicSubnet = "subnet-0aaa00000000000p1";
    public const string PublicTable = "rtb-0aaa00000000000p1";
    public const string PublicAcl = "acl-0aaa00000000000p1";
    public const string InternetGateway = "igw-0aaa0000000000001";
    public const string Nat = "nat-0aaa0000000000001";
    public const string TransitGateway = "tgw-0aaa0000000000001";
    public const string SourceAttachment = "tgw-attach-0source";
    public const string HubAttachment = "tgw-attach-0hub";
    public const string SourceTransitTable = "tgw-rtb-0source";
    public const string HubTransitTable = "tgw-rtb-0hub";
    public const string HubVpc = "vpc-0hub";
    public const string HubEntrySubnet = "subnet-0hubentry";
    public const string HubPublicSubnet = "subnet-0hubpublic";
    public const string HubNat = "nat-0hub";
    public const string HubAcl = "acl-0hub";
    public const string Peering = "pcx-0aaa0000000000001";
    public const string PeerVpc = "vpc-0peer";
    public const string PeerSubnet = "subnet-0peer";
    public const string FirewallEndpoint = "vpce-0firewall";
    public const string FirewallSubnet = "subnet-0firewall";

    public static Route DefaultTo(string? nat = null, string? tgw = null, string? gateway = null, string? peering = null, string? eni = null, string? core = null, string cidr = "0.0.0.0/0", string state = "active") => new()
    {
        DestinationCidrBlock = cidr, NatGatewayId = nat, TransitGatewayId = tgw, GatewayId = gateway, VpcPeeringConnectionId = peering, NetworkInterfaceId = eni, CoreNetworkArn = core, State = state, Origin = "CreateRoute",
    };

    public static RegionEstate With(this RegionEstate region, Func<RegionEstate, RegionEstate> change) => change(region);

    public static RegionEstate Routes(this RegionEstate region, string table, params Route[] more) =>
        region with { RouteTables = region.RouteTables.Select(t => t.RouteTableId == table ? t with { Routes = [.. t.Routes, .. more] } : t) };

    public static RegionEstate PrivateRoutes(this RegionEstate region, params Route[] more) => region.Routes(HealthyRegion.TableA, more).Routes(HealthyRegion.TableB, more);

    public static RegionEstate WithoutRoutes(this RegionEstate region, Func<Route, bool> gone) =>
        region with { RouteTables = region.RouteTables.Select(t => t with { Routes = [.. t.Routes.Where(r => !gone(r))] }) };

    public static RegionEstate Group(this RegionEstate region, string id, Func<SecurityGroup, SecurityGroup> change) =>
        region with { SecurityGroups = region.SecurityGroups.Select(g => g.GroupId == id ? change(g) : g) };

    public static RegionEstate Egress(this RegionEstate region, params IpPermission[] rules) => region.Group(HealthyRegion.DomainGroup, g => g with { IpPermissionsEgress = rules });

    public static RegionEstate MoreEgress(this RegionEstate region, params IpPermission[] rules) => region.Group(HealthyRegion.DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, .. rules] });

    public static RegionEstate EndpointIngress(this RegionEstate region, params IpPermission[] rules) => region.Group(HealthyRegion.EndpointGroup, g => g with { IpPermissions = rules });

    /// <summary>The domain's subnets share these ACL rules.</summary>
    public static RegionEstate Acl(this RegionEstate region, params NetworkAclEntry[] entries) =>
        region with { NetworkAcls = region.NetworkAcls.Select(a => a.NetworkAclId == HealthyRegion.Acl ? a with { Entries = entries } : a) };

    /// <summary>A subnet gets an ACL of its own.</summary>
    public static RegionEstate OwnAcl(this RegionEstate region, string subnet, string acl, params NetworkAclEntry[] entries) => region with
    {
        NetworkAcls = region.NetworkAcls.Append(new NetworkAcl { NetworkAclId = acl, VpcId = HealthyRegion.Vpc, Associations = [new() { SubnetId = subnet }], Entries = entries }),
    };

    public static NetworkAclEntry[] AllowAll() => [HealthyRegion.Rule(100, "allow", false), HealthyRegion.Rule(32767, "deny", false), HealthyRegion.Rule(100, "allow", true), HealthyRegion.Rule(32767, "deny", true)];

    public static Part<T> Append<T>(this Part<T> part, params T[] more) => part with { Asked = true, Items = [.. part.Items, .. more] };

    public static RegionEstate Endpoints(this RegionEstate region, Func<VpcEndpoint, VpcEndpoint?> change) =>
        region with { VpcEndpoints = region.VpcEndpoints with { Items = [.. region.VpcEndpoints.Items.Select(change).OfType<VpcEndpoint>()] } };

    public static RegionEstate Endpoint(this RegionEstate region, string service, Func<VpcEndpoint, VpcEndpoint?> change) =>
        region.Endpoints(e => e.ServiceName.EndsWith("." + service, StringComparison.Ordinal) ? change(e) : e);

    public static RegionEstate VpcOf(this RegionEstate region, Func<Vpc, Vpc> change) =>
        region with { Vpcs = region.Vpcs.Select(v => v.VpcId == HealthyRegion.Vpc ? change(v) : v) };

    public static RegionEstate DnsServers(this RegionEstate region, params string[] servers) => region with
    {
        DhcpOptions = region.DhcpOptions.Select(o => o with { DhcpConfigurations = servers.Length == 0 ? [] : [new() { Key = "domain-name-servers", Values = [.. servers.Select(s => new DhcpValue { Value = s })] }] }),
    };

    /// <summary>A public subnet with a NAT gateway, to which the private tables lead, and groups open to the internet.</summary>
    public static RegionEstate WithNat(this RegionEstate region, string state = "available", string connectivity = "public", bool openGroups = true)
    {
        var more = region with
        {
            Subnets = region.Subnets.Append(HealthyRegion.Subnet(PublicSubnet, "10.20.100.0/24", "a", 1)),
            RouteTables = region.RouteTables.Append(new RouteTable { RouteTableId = PublicTable, VpcId = HealthyRegion.Vpc, Associations = [new() { SubnetId = PublicSubnet }], Routes = [HealthyRegion.Local(), DefaultTo(gateway: InternetGateway)] }),
            InternetGateways = region.InternetGateways.Append(new InternetGateway { InternetGatewayId = InternetGateway, Attachments = [new() { VpcId = HealthyRegion.Vpc, State = "available" }] }),
            NatGateways = region.NatGateways.Append(new NatGateway { NatGatewayId = Nat, VpcId = HealthyRegion.Vpc, SubnetId = PublicSubnet, State = state, ConnectivityType = connectivity, NatGatewayAddresses = [new() { PrivateIp = "10.20.100.10", PublicIp = "198.51.100.7" }] }),
        };
        more = more.OwnAcl(PublicSubnet, PublicAcl, AllowAll()).PrivateRoutes(DefaultTo(nat: Nat));
        return openGroups ? more.MoreEgress(HealthyRegion.Tcp(443, 443, cidr: "0.0.0.0/0")) : more;
    }

    /// <summary>A hub VPC with a NAT gateway behind a transit gateway, with routes both ways.</summary>
    public static RegionEstate WithTransitGateway(this RegionEstate region, string[]? attachmentSubnets = null, TransitGatewayRoute[]? routes = null, bool hubKnown = true)
    {
        var more = region with
        {
            TransitGatewayAttachments = region.TransitGatewayAttachments.Append(
                new TransitGatewayAttachment { TransitGatewayAttachmentId = SourceAttachment, TransitGatewayId = TransitGateway, ResourceType = "vpc", ResourceId = HealthyRegion.Vpc, State = "available", Association = new() { TransitGatewayRouteTableId = SourceTransitTable, State = "associated" } },
                new TransitGatewayAttachment { TransitGatewayAttachmentId = HubAttachment, TransitGatewayId = TransitGateway, ResourceType = "vpc", ResourceId = HubVpc, State = "available", Association = new() { TransitGatewayRouteTableId = HubTransitTable, State = "associated" } }),
            TransitGatewayVpcAttachments = region.TransitGatewayVpcAttachments.Append(
                new TransitGatewayVpcAttachment { TransitGatewayAttachmentId = SourceAttachment, TransitGatewayId = TransitGateway, VpcId = HealthyRegion.Vpc, State = "available", SubnetIds = attachmentSubnets ?? [HealthyRegion.SubnetA, HealthyRegion.SubnetB] },
                new TransitGatewayVpcAttachment { TransitGatewayAttachmentId = HubAttachment, TransitGatewayId = TransitGateway, VpcId = HubVpc, State = "available", SubnetIds = [HubEntrySubnet] }),
            TransitGatewayRouteTables = region.TransitGatewayRouteTables.Append(
                new TransitGatewayRouteTable { TransitGatewayRouteTableId = SourceTransitTable, TransitGatewayId = TransitGateway, State = "available", Routes = routes ?? [TransitRoute("0.0.0.0/0", "static", HubAttachment, HubVpc)] },
                new TransitGatewayRouteTable { TransitGatewayRouteTableId = HubTransitTable, TransitGatewayId = TransitGateway, State = "available", Routes = [TransitRoute("10.20.0.0/16", "propagated", SourceAttachment, HealthyRegion.Vpc)] }),
        };
        more = more.PrivateRoutes(DefaultTo(tgw: TransitGateway)).MoreEgress(HealthyRegion.Tcp(443, 443, cidr: "0.0.0.0/0"));
        return hubKnown ? more.WithHub() : more;
    }

    public static TransitGatewayRoute TransitRoute(string cidr, string type, string attachment, string resource, string state = "active", string resourceType = "vpc") => new()
    {
        DestinationCidrBlock = cidr, Type = type, State = state, TransitGatewayAttachments = [new() { TransitGatewayAttachmentId = attachment, ResourceId = resource, ResourceType = resourceType }],
    };

    /// <summary>A peered VPC with one interface at 10.30.1.5 that admits 443 from the domain's network.</summary>
    public static RegionEstate WithPeering(this RegionEstate region, string status = "active", bool peerKnown = true, bool wayBack = true)
    {
        var more = region with
        {
            VpcPeeringConnections = region.VpcPeeringConnections.Append(new VpcPeeringConnection
            {
                VpcPeeringConnectionId = Peering, Status = new() { Code = status }, RequesterVpcInfo = new() { VpcId = HealthyRegion.Vpc, CidrBlock = "10.20.0.0/16" },
                AccepterVpcInfo = new() { VpcId = PeerVpc, CidrBlock = "10.30.0.0/16", CidrBlockSet = [new() { CidrBlock = "10.30.0.0/16" }] },
            }),
        };
        more = more.PrivateRoutes(DefaultTo(peering: Peering, cidr: "10.30.0.0/16")).MoreEgress(HealthyRegion.Tcp(443, 443, cidr: "10.0.0.0/8"));
        if (!peerKnown)
            return more;
        return more with
        {
            Vpcs = more.Vpcs.Append(new Vpc { VpcId = PeerVpc, OwnerId = HealthyRegion.Account, CidrBlock = "10.30.0.0/16" }),
            Subnets = more.Subnets.Append(new Subnet { SubnetId = PeerSubnet, VpcId = PeerVpc, CidrBlock = "10.30.1.0/24", AvailabilityZone = "eu-central-1a", AvailabilityZoneId = "euc1-az1" }),
            RouteTables = more.RouteTables.Append(new RouteTable { RouteTableId = "rtb-0peer", VpcId = PeerVpc, Associations = [new() { Main = true }], Routes = [HealthyRegion.Local("10.30.0.0/16"), .. wayBack ? new[] { DefaultTo(peering: Peering, cidr: "10.20.0.0/16") } : []] }),
            NetworkAcls = more.NetworkAcls.Append(new NetworkAcl { NetworkAclId = "acl-0peer", VpcId = PeerVpc, Associations = [new() { SubnetId = PeerSubnet }], Entries = AllowAll() }),
            SecurityGroups = more.SecurityGroups.Append(new SecurityGroup { GroupId = "sg-0peer", GroupName = "peer", VpcId = PeerVpc, IpPermissions = [HealthyRegion.Tcp(443, 443, cidr: "10.20.0.0/16")] }),
            NetworkInterfaces = more.NetworkInterfaces.Append(new NetworkInterface { NetworkInterfaceId = "eni-0peer", VpcId = PeerVpc, SubnetId = PeerSubnet, Groups = [new() { GroupId = "sg-0peer" }], PrivateIpAddress = "10.30.1.5" }),
        };
    }

    /// <summary>The private tables lead to a firewall endpoint, whose subnet leads to the NAT gateway.</summary>
    public static RegionEstate WithFirewall(this RegionEstate region, string state = "available")
    {
        var more = region.WithNat().WithoutRoutes(r => r.NatGatewayId is not null);
        more = more with
        {
            Subnets = more.Subnets.Append(HealthyRegion.Subnet(FirewallSubnet, "10.20.110.0/24", "a", 1)),
            VpcEndpoints = more.VpcEndpoints.Append(new VpcEndpoint { VpcEndpointId = FirewallEndpoint, VpcEndpointType = "GatewayLoadBalancer", VpcId = HealthyRegion.Vpc, ServiceName = "com.amazonaws.vpce.eu-central-1.vpce-svc-0f", State = state, SubnetIds = [FirewallSubnet] }),
            RouteTables = more.RouteTables.Append(new RouteTable { RouteTableId = "rtb-0firewall", VpcId = HealthyRegion.Vpc, Associations = [new() { SubnetId = FirewallSubnet }], Routes = [HealthyRegion.Local(), DefaultTo(nat: Nat)] }),
        };
        return more.OwnAcl(FirewallSubnet, "acl-0firewall", AllowAll()).PrivateRoutes(DefaultTo(gateway: FirewallEndpoint));
    }

    /// <summary>Both families: IPv6 blocks on VPC and subnets, an egress-only gateway, groups and ACLs for IPv6.</summary>
    public static RegionEstate WithIpv6(this RegionEstate region, bool acl = true)
    {
        var more = region with
        {
            Subnets = region.Subnets.Select(s => s with { Ipv6CidrBlockAssociationSet = [new() { Ipv6CidrBlock = s.SubnetId == HealthyRegion.SubnetA ? "2a05:d014:1:1::/64" : "2a05:d014:1:2::/64" }] }),
            EgressOnlyInternetGateways = region.EgressOnlyInternetGateways.Append(new EgressOnlyInternetGateway { EgressOnlyInternetGatewayId = "eigw-01", Attachments = [new() { VpcId = HealthyRegion.Vpc, State = "attached" }] }),
        };
        more = more.PrivateRoutes(new Route { DestinationIpv6CidrBlock = "::/0", EgressOnlyInternetGatewayId = "eigw-01", State = "active", Origin = "CreateRoute" })
            .MoreEgress(new IpPermission { IpProtocol = "tcp", FromPort = 443, ToPort = 443, Ipv6Ranges = [new() { CidrIpv6 = "::/0" }] });
        return acl ? more.Acl([.. AllowAll(), Rule6(101, false), Rule6(101, true)]) : more;
    }

    public static NetworkAclEntry Rule6(int number, bool egress) => new() { RuleNumber = number, RuleAction = "allow", Egress = egress, Ipv6CidrBlock = "::/0", Protocol = "-1" };

    private static RegionEstate WithHub(this RegionEstate region)
    {
        var more = region with
        {
            Vpcs = region.Vpcs.Append(new Vpc { VpcId = HubVpc, OwnerId = HealthyRegion.Account, CidrBlock = "10.99.0.0/16" }),
            Subnets = region.Subnets.Append(
                new Subnet { SubnetId = HubEntrySubnet, VpcId = HubVpc, CidrBlock = "10.99.1.0/24", AvailabilityZone = "eu-central-1a", AvailabilityZoneId = "euc1-az1" },
                new Subnet { SubnetId = HubPublicSubnet, VpcId = HubVpc, CidrBlock = "10.99.2.0/24", AvailabilityZone = "eu-central-1a", AvailabilityZoneId = "euc1-az1" }),
            RouteTables = region.RouteTables.Append(
                new RouteTable { RouteTableId = "rtb-0hubentry", VpcId = HubVpc, Associations = [new() { SubnetId = HubEntrySubnet }], Routes = [HealthyRegion.Local("10.99.0.0/16"), DefaultTo(nat: HubNat)] },
                new RouteTable { RouteTableId = "rtb-0hubpublic", VpcId = HubVpc, Associations = [new() { SubnetId = HubPublicSubnet }], Routes = [HealthyRegion.Local("10.99.0.0/16"), DefaultTo(gateway: "igw-0hub"), DefaultTo(tgw: TransitGateway, cidr: "10.20.0.0/16")] }),
            NetworkAcls = region.NetworkAcls.Append(new NetworkAcl { NetworkAclId = HubAcl, VpcId = HubVpc, Associations = [new() { SubnetId = HubEntrySubnet }, new() { SubnetId = HubPublicSubnet }], Entries = AllowAll() }),
            NatGateways = region.NatGateways.Append(new NatGateway { NatGatewayId = HubNat, VpcId = HubVpc, SubnetId = HubPublicSubnet, State = "available", ConnectivityType = "public", NatGatewayAddresses = [new() { PrivateIp = "10.99.2.10", PublicIp = "198.51.100.8" }] }),
            InternetGateways = region.InternetGateways.Append(new InternetGateway { InternetGatewayId = "igw-0hub", Attachments = [new() { VpcId = HubVpc, State = "available" }] }),
        };
        return more;
    }
}

using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Posture.Tests;

/// <summary>Pieces of network that rules about ways out need: public subnets with NAT gateways, a firewall, a transit gateway.</summary>
internal static class Networks
{
    public const string PublicA = "subnet-0ccc00000000000a1";
    public const string FirewallA = "subnet-0ddd00000000000a1";
    public const string NatA = "nat-0aaa0000000000001";
    public const string Gateway = "igw-0aaa0000000000001";
    public const string Firewall = "vpce-0fff0000000000001";
    public const string Transit = "tgw-0aaa0000000000001";

    public static Route Default(string? nat = null, string? gateway = null, string? transit = null, string state = "active") => new()
    {
        DestinationCidrBlock = "0.0.0.0/0", NatGatewayId = nat, GatewayId = gateway, TransitGatewayId = transit, State = state, Origin = "CreateRoute",
    };

    public static IpPermission OpenEgress => HealthyRegion.Tcp(443, 443, cidr: "0.0.0.0/0");

    /// <summary>A NAT gateway in zone a for the subnets of the domain, and groups that let 443 out to everywhere.</summary>
    public static RegionEstate WithNat(this RegionEstate region, bool openGroups = true, string state = "available", params Route[] natRoutes)
    {
        var routes = natRoutes.Length > 0 ? natRoutes : [Default(gateway: Gateway)];
        region = region with
        {
            Subnets = Part<Subnet>.Read([.. region.Subnets.Items, HealthyRegion.Subnet(PublicA, "10.20.101.0/24", "a", 1)]),
            RouteTables = Part<RouteTable>.Read([.. region.RouteTables.Items, new RouteTable { RouteTableId = "rtb-0ccc00000000000a1", VpcId = HealthyRegion.Vpc, Associations = [new() { SubnetId = PublicA }], Routes = [HealthyRegion.Local(), .. routes] }]),
            NetworkAcls = region.NetworkAcls.Select(a => a with { Associations = [.. a.Associations, new() { SubnetId = PublicA }] }),
            NatGateways = Part<NatGateway>.Read(new NatGateway
            {
                NatGatewayId = NatA, VpcId = HealthyRegion.Vpc, SubnetId = PublicA, State = state, ConnectivityType = "public",
                NatGatewayAddresses = [new() { PrivateIp = "10.20.101.5", PublicIp = "198.51.100.7", NetworkInterfaceId = "eni-0ccc000000000001" }],
            }),
            NetworkInterfaces = Part<NetworkInterface>.Read([.. region.NetworkInterfaces.Items, new NetworkInterface { NetworkInterfaceId = "eni-0ccc000000000001", VpcId = HealthyRegion.Vpc, SubnetId = PublicA, InterfaceType = "nat_gateway", Status = "in-use", PrivateIpAddress = "10.20.101.5", SourceDestCheck = false, Description = "Interface for NAT Gateway " + NatA }]),
            InternetGateways = Part<InternetGateway>.Read(new InternetGateway { InternetGatewayId = Gateway, Attachments = [new() { VpcId = HealthyRegion.Vpc, State = "available" }] }),
        };
        region = region.Table(HealthyRegion.TableA, Default(nat: NatA)).Table(HealthyRegion.TableB, Default(nat: NatA));
        return openGroups ? region.Group(HealthyRegion.DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, OpenEgress] }) : region;
    }

    /// <summary>The same with a firewall endpoint between the NAT gateway and the internet gateway.</summary>
    public static RegionEstate WithFirewall(this RegionEstate region)
    {
        region = region.WithNat(natRoutes: Default(gateway: Firewall));
        return region with
        {
            Subnets = Part<Subnet>.Read([.. region.Subnets.Items, HealthyRegion.Subnet(FirewallA, "10.20.111.0/24", "a", 1)]),
            RouteTables = Part<RouteTable>.Read(
            [
                .. region.RouteTables.Items,
                new RouteTable { RouteTableId = "rtb-0ddd00000000000a1", VpcId = HealthyRegion.Vpc, Associations = [new() { SubnetId = FirewallA }], Routes = [HealthyRegion.Local(), Default(gateway: Gateway)] },
                new RouteTable { RouteTableId = "rtb-0ddd00000000000e1", VpcId = HealthyRegion.Vpc, Associations = [new() { GatewayId = Gateway }], Routes = [HealthyRegion.Local(), new() { DestinationCidrBlock = "10.20.101.0/24", GatewayId = Firewall, State = "active" }] },
            ]),
            NetworkAcls = region.NetworkAcls.Select(a => a with { Associations = [.. a.Associations, new() { SubnetId = FirewallA }] }),
            VpcEndpoints = Part<VpcEndpoint>.Read([.. region.VpcEndpoints.Items, new VpcEndpoint { VpcEndpointId = Firewall, VpcEndpointType = "GatewayLoadBalancer", VpcId = HealthyRegion.Vpc, ServiceName = "com.amazonaws.vpce.eu-central-1.vpce-svc-0aaa0000000000001", State = "available", SubnetIds = [FirewallA] }]),
        };
    }

    /// <summary>A transit gateway as the way to everything outside of the VPC.</summary>
    public static RegionEstate WithTransitGateway(this RegionEstate region) =>
        region.Table(HealthyRegion.TableA, Default(transit: Transit)).Table(HealthyRegion.TableB, Default(transit: Transit)).Group(HealthyRegion.DomainGroup, g => g with { IpPermissionsEgress = [.. g.IpPermissionsEgress, OpenEgress] }) with
        {
            TransitGatewayAttachments = Part<TransitGatewayAttachment>.Read(new TransitGatewayAttachment { TransitGatewayAttachmentId = "tgw-attach-0aaa000000000001", TransitGatewayId = Transit, ResourceType = "vpc", ResourceId = HealthyRegion.Vpc, ResourceOwnerId = HealthyRegion.Account, State = "available", Association = new() { TransitGatewayRouteTableId = "tgw-rtb-0aaa000000000001", State = "associated" } }),
            TransitGatewayVpcAttachments = Part<TransitGatewayVpcAttachment>.Read(new TransitGatewayVpcAttachment { TransitGatewayAttachmentId = "tgw-attach-0aaa000000000001", TransitGatewayId = Transit, VpcId = HealthyRegion.Vpc, State = "available", SubnetIds = [HealthyRegion.SubnetA, HealthyRegion.SubnetB] }),
            TransitGatewayRouteTables = Part<TransitGatewayRouteTable>.Read(new TransitGatewayRouteTable
            {
                TransitGatewayRouteTableId = "tgw-rtb-0aaa000000000001", TransitGatewayId = Transit, State = "available",
                Routes = [new() { DestinationCidrBlock = "0.0.0.0/0", Type = "static", State = "active", TransitGatewayAttachments = [new() { TransitGatewayAttachmentId = "tgw-attach-0bbb000000000001", ResourceId = "vpc-0bbb0000000000001", ResourceType = "vpc" }] }],
            }),
        };
}

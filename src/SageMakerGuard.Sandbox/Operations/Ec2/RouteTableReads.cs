using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeRouteTables. A subnet on the main table is not found by association.subnet-id (API_DescribeRouteTables).</summary>
internal static class RouteTableReads
{
    public static readonly IdRule Ids = new("RouteTableId", "rtb", "InvalidRouteTableId.Malformed", "InvalidRouteTableID.NotFound", id => $"The routeTable ID '{id}' does not exist");

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new Listing<RouteTable>
        {
            Set = "routeTableSet",
            Items = region => region.Estate.RouteTables.Items,
            Id = t => t.RouteTableId,
            Ids = Ids,
            Page = new(5, 100),
            Filters = new()
            {
                { "route-table-id", t => t.RouteTableId }, { "vpc-id", t => t.VpcId }, { "owner-id", (_, region) => region.AccountId },
                { "association.gateway-id", t => t.Associations.Select(a => a.GatewayId) }, { "association.subnet-id", t => t.Associations.Select(a => a.SubnetId) },
                { "association.route-table-association-id", t => t.Associations.Select(a => AssociationId(t, a)) }, { "association.route-table-id", t => t.Associations.Select(_ => t.RouteTableId) },
                { "association.main", t => t.Associations.Select(a => a.Main.Word()) },
                { "route.destination-cidr-block", t => t.Routes.Select(r => r.DestinationCidrBlock) }, { "route.destination-ipv6-cidr-block", t => t.Routes.Select(r => r.DestinationIpv6CidrBlock) },
                { "route.destination-prefix-list-id", t => t.Routes.Select(r => r.DestinationPrefixListId) }, { "route.egress-only-internet-gateway-id", t => t.Routes.Select(r => r.EgressOnlyInternetGatewayId) },
                { "route.gateway-id", t => t.Routes.Select(r => r.GatewayId) }, { "route.instance-id", t => t.Routes.Select(r => r.InstanceId) }, { "route.nat-gateway-id", t => t.Routes.Select(r => r.NatGatewayId) },
                { "route.transit-gateway-id", t => t.Routes.Select(r => r.TransitGatewayId) }, { "route.origin", t => t.Routes.Select(r => Origin(r)) }, { "route.state", t => t.Routes.Select(r => r.State ?? "active") },
                { "route.vpc-peering-connection-id", t => t.Routes.Select(r => r.VpcPeeringConnectionId) },
                t => t.Tags,
            },
            Write = Write,
        }.As("DescribeRouteTables");
    }

    public static void Write(XmlText xml, RouteTable t, RegionState region)
    {
        xml.Text("routeTableId", t.RouteTableId);
        xml.Text("vpcId", t.VpcId);
        xml.Text("ownerId", region.AccountId);
        xml.Set("routeSet", t.Routes, r =>
        {
            xml.Text("destinationCidrBlock", r.DestinationCidrBlock);
            xml.Text("destinationIpv6CidrBlock", r.DestinationIpv6CidrBlock);
            xml.Text("destinationPrefixListId", r.DestinationPrefixListId);
            xml.Text("gatewayId", r.GatewayId);
            xml.Text("natGatewayId", r.NatGatewayId);
            xml.Text("transitGatewayId", r.TransitGatewayId);
            xml.Text("vpcPeeringConnectionId", r.VpcPeeringConnectionId);
            xml.Text("egressOnlyInternetGatewayId", r.EgressOnlyInternetGatewayId);
            xml.Text("networkInterfaceId", r.NetworkInterfaceId);
            xml.Text("instanceId", r.InstanceId);
            xml.Text("instanceOwnerId", r.InstanceId is null ? null : region.AccountId);
            xml.Text("coreNetworkArn", r.CoreNetworkArn);
            xml.Text("localGatewayId", r.LocalGatewayId);
            xml.Text("carrierGatewayId", r.CarrierGatewayId);
            xml.Text("state", r.State ?? "active");
            xml.Text("origin", Origin(r));
        });
        xml.Set("associationSet", t.Associations, a =>
        {
            xml.Text("routeTableAssociationId", AssociationId(t, a));
            xml.Text("routeTableId", t.RouteTableId);
            xml.Text("subnetId", a.SubnetId);
            xml.Text("gatewayId", a.GatewayId);
            xml.Flag("main", a.Main);
            xml.Element("associationState", () => xml.Text("state", "associated"));
        });
        xml.Set("propagatingVgwSet", t.Routes.Where(r => r.Origin == "EnableVgwRoutePropagation").Select(r => r.GatewayId).Distinct(), id => xml.Text("gatewayId", id));
        xml.Tags(t.Tags);
    }

    private static string Origin(Route route) => route.Origin ?? (route.GatewayId == "local" ? "CreateRouteTable" : "CreateRoute");

    public static string AssociationId(RouteTable table, RouteTableAssociation a) => a.RouteTableAssociationId ?? Ec2Elements.MadeUpId("rtbassoc", table.RouteTableId + a.SubnetId + a.GatewayId);
}

using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Core.Tests.Reachability.Cases;

using static SageMakerGuard.Core.Tests.Reachability.Networks;
using static SageMakerGuard.Core.Tests.Reachability.PathCase;
using static SageMakerGuard.Reachability.ReachabilityVerdict;
using static SageMakerGuard.Testing.HealthyRegion;

/// <summary>Transit gateways (AWS Transit Gateway Guide, 'How transit gateways work', 'Route evaluation order', 'Network ACLs').</summary>
internal static class TransitGatewayCases
{
    private const string Way = "transit gateway, NAT gateway";

    public static IReadOnlyList<PathCase> All =>
    [
        new("tgw: out by the NAT gateway of a hub VPC", Create().WithTransitGateway(), Internet, Reachable, Way),

        // The hub is another account's: nobody can say.
        new("tgw: the hub VPC was not read", Create().WithTransitGateway(hubKnown: false), Internet, Unknown, "transit gateway"),

        new("tgw: no attachment", Create().WithTransitGateway().With(none => none with { TransitGatewayVpcAttachments = Part<TransitGatewayVpcAttachment>.Read() }), Internet, Blocked, "transit gateway", "tgw-no-attachment"),

        // 'VPC attachments': a zone without an attachment subnet cannot reach the transit gateway.
        new("tgw: no attachment subnet in the zone", Create().WithTransitGateway([SubnetB]), Internet, Blocked, Way, "tgw-attachment-zone"),

        // The table that the source's attachment is associated with decides.
        new("tgw: the table has no route", Create().WithTransitGateway(routes: [TransitRoute("10.99.0.0/16", "propagated", HubAttachment, HubVpc)]), Internet, Blocked, "transit gateway", "tgw-no-route"),

        // A blackhole route drops.
        new("tgw: blackhole", Create().WithTransitGateway(routes: [TransitRoute("0.0.0.0/0", "static", HubAttachment, HubVpc, "blackhole")]), Internet, Blocked, "transit gateway", "tgw-blackhole"),

        // 'Route evaluation order': longest prefix first.
        new("tgw: a longer prefix drops one block", Create().WithTransitGateway(routes: [TransitRoute("0.0.0.0/0", "static", HubAttachment, HubVpc), TransitRoute("203.0.113.0/24", "static", HubAttachment, HubVpc, "blackhole")]), Address("203.0.113.10"), Blocked, "transit gateway", "tgw-blackhole"),

        // The same: of equal prefixes the static one.
        new("tgw: static goes before propagated", Create().WithTransitGateway(routes: [TransitRoute("0.0.0.0/0", "propagated", "tgw-attach-vpn", "vpn-1", resourceType: "vpn"), TransitRoute("0.0.0.0/0", "static", HubAttachment, HubVpc)]), Internet, Reachable, Way),

        new("tgw: a VPN lies beyond sight", Create().WithTransitGateway(routes: [TransitRoute("0.0.0.0/0", "propagated", "tgw-attach-vpn", "vpn-1", resourceType: "vpn")]), Internet, Unknown, "transit gateway"),

        // Search stops at 1,000 routes: a longer prefix may be among the others (API_SearchTransitGatewayRoutes).
        new("tgw: more routes than AWS gives", Create().WithTransitGateway().With(many => many with { TransitGatewayRouteTables = many.TransitGatewayRouteTables.Select(t => t with { AdditionalRoutesAvailable = true }) }), Internet, Unknown, "transit gateway"),

        // The answer needs a route in the hub's public subnet ...
        new("tgw: the hub has no route back", Create().WithTransitGateway().With(back => back with { RouteTables = back.RouteTables.Select(t => t.RouteTableId == "rtb-0hubpublic" ? t with { Routes = [.. t.Routes.Where(r => r.TransitGatewayId is null)] } : t) }), Internet, Blocked, Way, "route-missing"),

        // ... and in the table of the hub's attachment.
        new("tgw: the hub's table has no route back", Create().WithTransitGateway().With(back2 => back2 with { TransitGatewayRouteTables = back2.TransitGatewayRouteTables.Select(t => t.TransitGatewayRouteTableId == HubTransitTable ? t with { Routes = [] } : t) }), Internet, Blocked, Way, "tgw-no-route"),

        // 'Network ACLs': the attachment subnet's inbound rules see the source address.
        new("tgw: the attachment subnet's ACL denies the source", Attachment(Rule(90, "deny", false, "10.20.1.0/24"), Rule(100, "allow", false), Rule(100, "allow", true)), Internet, Blocked, Way, "nacl-ingress"),

        // The same page: its outbound rules are not asked on the way to the transit gateway.
        new("tgw: the attachment subnet's ACL may deny the destination", Attachment(Rule(100, "allow", false), Rule(100, "allow", true, "10.20.1.0/24")), Internet, Reachable, Way),

        // Its table cannot be read by a participant.
        new("tgw: the routes were not read", Create().WithTransitGateway().With(unread => unread with { TransitGatewayRouteTables = unread.TransitGatewayRouteTables.Select(t => t with { Routes = null }) }), Internet, Unknown, "transit gateway"),
    ];

    private static RegionEstate Attachment(params NetworkAclEntry[] entries)
    {
        const string Subnet1 = "subnet-0attachment";
        var region = Create().WithTransitGateway([Subnet1]);
        return (region with { Subnets = region.Subnets.Append(Subnet(Subnet1, "10.20.250.0/28", "a", 1)) }).OwnAcl(Subnet1, "acl-0attachment", entries);
    }
}

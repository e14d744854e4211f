using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Projects;

/// <summary>
/// Ways from a domain's subnets to networks on premises: virtual private gateways, transit gateways that VPN or Direct Connect is attached to, local
/// gateways. VPN and Direct Connect end at one of these (VPC User Guide, 'Route tables').
/// </summary>
internal static class OnPremisesEvidence
{
    // API_TransitGatewayAttachment, ResourceType. 'connect' (SD-WAN appliances) runs over a VPC or over Direct Connect, which is attached too.
    private static readonly string[] s_onPremises = ["vpn", "vpn-concentrator", "direct-connect-gateway", "connect"];

    public static IEnumerable<ClassificationEvidence> Of(DomainContext domain)
    {
        if (!domain.HasVpc)
            yield break;
        if (domain.UnreadRoutes.Count > 0)
            yield return ClassificationEvidence.Unknown(EvidenceSource.Route, domain.Domain.VpcId!, "Whether the domain's subnets have a way to networks on premises could not be read.", domain.UnreadRoutes);
        var tables = domain.Subnets.Select(s => domain.Index.RouteTableOf(s.SubnetId)).OfType<RouteTable>().Distinct().ToList();
        foreach (var table in tables)
        {
            foreach (var evidence in table.Routes.Where(r => r.State != "blackhole").SelectMany(route => Of(domain, table, route)))
                yield return evidence;
        }
    }

    private static IEnumerable<ClassificationEvidence> Of(DomainContext domain, RouteTable table, Route route)
    {
        var where = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? "some addresses";
        if (route.GatewayId?.StartsWith("vgw-", StringComparison.Ordinal) == true)
            yield return Found(table, $"{table.RouteTableId} sends {where} to the virtual private gateway {route.GatewayId} (VPN or Direct Connect).");
        else if (route.LocalGatewayId is { } local)
            yield return Found(table, $"{table.RouteTableId} sends {where} to the local gateway {local} of an Outpost.");
        else if (route.CoreNetworkArn is { } core)
            yield return ClassificationEvidence.Unknown(EvidenceSource.Route, table.RouteTableId, $"{table.RouteTableId} sends {where} to the Cloud WAN network {core}: where that leads cannot be seen from here.");
        else if (route.TransitGatewayId is { } gateway)
            yield return ThroughTransitGateway(domain, table, where, gateway);
    }

    private static ClassificationEvidence ThroughTransitGateway(DomainContext domain, RouteTable table, string where, string gateway)
    {
        var sends = $"{table.RouteTableId} sends {where} to the transit gateway {gateway}";
        var attachments = domain.Facts.Region.TransitGatewayAttachments;
        if (!attachments.IsComplete)
            return ClassificationEvidence.Unknown(EvidenceSource.Route, table.RouteTableId, sends + ", and what is attached to it could not be read.", domain.Unread.TransitGatewayAttachments);
        var lines = attachments.Items.Where(a => a.TransitGatewayId == gateway && s_onPremises.Contains(a.ResourceType) && a.State is null or "available").ToList();
        if (lines.Count > 0)
            return Found(table, $"{sends}, to which {string.Join(", ", lines.Select(a => $"{a.ResourceType} {a.ResourceId ?? a.TransitGatewayAttachmentId}"))} is attached.");

        // Only the owner sees the gateway's route tables and all of its attachments; others see their own ones (Transit Gateways Guide, 'Transit gateway sharing considerations').
        return domain.Facts.Region.TransitGatewayRouteTables.Items.Any(t => t.TransitGatewayId == gateway)
            ? new() { Scenario = ProjectScenario.Unclassified, Source = EvidenceSource.Route, Where = table.RouteTableId, What = sends + ", to which no VPN and no Direct Connect is attached." }
            : ClassificationEvidence.Unknown(EvidenceSource.Route, table.RouteTableId, sends + ", of which only this account's attachments can be seen: its owner may have attached VPN or Direct Connect.");
    }

    private static ClassificationEvidence Found(RouteTable table, string what) =>
        new() { Scenario = ProjectScenario.OnPremisesDependence, Source = EvidenceSource.Route, Where = table.RouteTableId, What = what };
}

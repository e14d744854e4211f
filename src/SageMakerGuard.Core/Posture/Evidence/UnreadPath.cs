using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture;

/// <summary>
/// The calls without which nobody knows which way a domain's packets take. What only some networks need (transit gateways, peerings, NAT gateways) counts
/// only where a route names one. A rule that reads a proof says Unknown for each of these: a fact that the proof would have shown may be hidden behind it.
/// </summary>
internal static class UnreadPath
{
    public static IReadOnlyList<UnreadableCall> Of(DomainContext domain)
    {
        var unread = domain.Unread;
        var calls = new List<UnreadableCall>();
        calls.AddRange(domain.UnreadVpc);
        calls.AddRange(domain.UnreadRoutes);
        calls.AddRange(unread.VpcEndpoints);
        calls.AddRange(unread.NetworkInterfaces);
        calls.AddRange(Names(domain));
        var routes = domain.Subnets.Select(s => domain.Index.RouteTableOf(s.SubnetId)).OfType<RouteTable>().Distinct().SelectMany(t => t.Routes).ToList();
        var nats = routes.Select(r => r.NatGatewayId).OfType<string>().ToList();
        routes.AddRange(nats.Select(domain.Index.NatGateway).Select(n => n?.SubnetId).OfType<string>().Select(domain.Index.RouteTableOf).OfType<RouteTable>().Distinct().SelectMany(t => t.Routes));
        if (nats.Count > 0)
            calls.AddRange(unread.NatGateways);
        if (nats.Count > 0 || routes.Any(RouteLookup.LeadsToInternetGateway) || routes.Any(r => r.EgressOnlyInternetGatewayId is not null))
        {
            calls.AddRange(unread.InternetGateways);
            calls.AddRange(unread.VpcBlockPublicAccessOptions);
            if (PublicAccessBlock.IsOn(domain.Facts.Region))
                calls.AddRange(unread.VpcBlockPublicAccessExclusions);
        }

        if (routes.Any(r => r.EgressOnlyInternetGatewayId is not null))
            calls.AddRange(unread.EgressOnlyInternetGateways);
        if (routes.Any(r => r.VpcPeeringConnectionId is not null))
            calls.AddRange(unread.VpcPeeringConnections);
        if (routes.Any(r => r.GatewayId?.StartsWith("vgw-", StringComparison.Ordinal) == true))
            calls.AddRange(unread.VpnGateways);
        if (routes.Any(r => r.TransitGatewayId is not null))
        {
            calls.AddRange(unread.TransitGatewayAttachments);
            calls.AddRange(unread.TransitGatewayVpcAttachments);
            calls.AddRange(unread.TransitGatewayRouteTables);
            foreach (var table in domain.Facts.Region.TransitGatewayRouteTables.Items)
            {
                if (table.Routes is null)
                    calls.Add(unread.OfResource(table.TransitGatewayRouteTableId, "ec2:SearchTransitGatewayRoutes"));
            }
        }

        var lists = routes.Select(r => r.DestinationPrefixListId).OfType<string>().ToList();
        if (lists.Count > 0)
            calls.AddRange(unread.PrefixLists);
        foreach (var list in lists.Distinct())
        {
            if (domain.Index.PrefixList(list) is { Cidrs: null })
                calls.Add(unread.OfResource(list, "ec2:GetManagedPrefixListEntries"));
        }

        return calls.Distinct().ToList();
    }

    /// <summary>Which way a packet takes begins with what its name resolves to: DHCP options and the VPC's DNS attributes.</summary>
    private static IEnumerable<UnreadableCall> Names(DomainContext domain)
    {
        if (domain.Vpc is not { } vpc)
            yield break;
        if (vpc.EnableDnsSupport is null || vpc.EnableDnsHostnames is null)
            yield return domain.Unread.OfResource(vpc.VpcId, "ec2:DescribeVpcAttribute");
        if (vpc.DhcpOptionsId is not { Length: > 0 } set || set == "default")
            yield break;
        foreach (var call in domain.Unread.DhcpOptions)
            yield return call;
        if (domain.Unread.DhcpOptions.Count == 0 && domain.Facts.DhcpOptions(set) is null)
            yield return UnreadParts.NotListed(set, "ec2:DescribeDhcpOptions");
    }
}

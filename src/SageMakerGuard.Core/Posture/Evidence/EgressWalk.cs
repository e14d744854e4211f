using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture;

/// <summary>
/// Follows the routes of a domain's subnets towards public addresses: one NAT gateway and one firewall far, which is what a VPC can hold of them.
/// It asks where traffic would be inspected, which a proof of reachability does not.
/// </summary>
internal static class EgressWalk
{
    /// <summary>Blocks as wide as this stand for the internet at large: 0.0.0.0/0, its halves, and what is made of them.</summary>
    private const int DefaultPrefixLength = 4;

    public static IReadOnlyList<EgressWay> Of(DomainContext domain)
    {
        var ways = new List<EgressWay>();
        foreach (var subnet in domain.Subnets)
        {
            if (domain.Index.RouteTableOf(subnet.SubnetId) is not { } table)
                continue;
            ways.AddRange(From(domain, subnet, table, PublicAddresses.V4));
            if (domain.Source.DualStack)
                ways.AddRange(From(domain, subnet, table, PublicAddresses.V6));
        }

        return ways;
    }

    private static IEnumerable<EgressWay> From(DomainContext domain, Subnet subnet, RouteTable table, AddressSet internet)
    {
        foreach (var piece in domain.Facts.Routes.Find(table, internet))
        {
            if (piece.Route is not { } route || IsGatewayEndpoint(route))
                continue;
            var way = new EgressWay
            {
                Subnet = subnet, Addresses = piece.Addresses, Route = route, RouteTableId = table.RouteTableId,
                IsDefault = piece.Prefix is { } prefix && prefix.PrefixLength <= DefaultPrefixLength,
            };
            yield return piece.IsBlackhole
                ? way with { End = EgressEnd.Dead, Detail = $"meets a blackhole: the target of its route in {table.RouteTableId}, {Target(route)}, is gone" }
                : Follow(domain, way, route);
        }

        foreach (var route in domain.Facts.Routes.UnreadableRoutes(table))
        {
            if (!IsGatewayEndpoint(route))
            {
                yield return new EgressWay
                {
                    Subnet = subnet, End = EgressEnd.Unread, Route = route, RouteTableId = table.RouteTableId, Addresses = internet, Detail = "may go to " + Target(route),
                    Calls = [.. domain.Unread.PrefixLists, domain.Unread.OfResource(route.DestinationPrefixListId!, "ec2:GetManagedPrefixListEntries")],
                };
            }
        }
    }

    private static EgressWay Follow(DomainContext domain, EgressWay way, Route route)
    {
        if (route.NatGatewayId is { } nat)
            return ThroughNat(domain, way, nat);
        if (RouteLookup.LeadsToInternetGateway(route))
            return way with { End = EgressEnd.InternetGateway, Detail = $"is sent to {route.GatewayId}, which SageMaker's interfaces cannot use for want of a public address" };
        if (route.EgressOnlyInternetGatewayId is { } egressOnly)
            return way with { End = EgressEnd.Open, Detail = $"leaves through {egressOnly}" };
        return IsInspector(route)
            ? way with { End = EgressEnd.Inspected, Detail = $"passes {route.GatewayId}" }
            : way with { End = EgressEnd.Elsewhere, Detail = $"goes to {Target(route)}" };
    }

    private static EgressWay ThroughNat(DomainContext domain, EgressWay way, string id)
    {
        if (domain.Index.NatGateway(id) is not { } nat)
        {
            return way with
            {
                End = EgressEnd.Unread, Detail = $"goes to {id}, which could not be read",
                Calls = domain.Unread.NatGateways.Count > 0 ? domain.Unread.NatGateways : [UnreadParts.NotListed(id, "ec2:DescribeNatGateways")],
            };
        }

        way = way with { Nat = nat };
        if (!string.Equals(nat.State, "available", StringComparison.OrdinalIgnoreCase))
            return way with { End = EgressEnd.Dead, Detail = $"goes to {id}, which is {nat.State}{(nat.FailureMessage is { Length: > 0 } why ? $" ({why})" : "")}" };
        if (string.Equals(nat.ConnectivityType, "private", StringComparison.OrdinalIgnoreCase))
            return way with { End = EgressEnd.Elsewhere, Detail = $"goes to {id}, a private NAT gateway" };

        // A regional NAT gateway stands in no subnet and keeps a way to the internet of its own (API_CreateNatGateway, AvailabilityMode).
        if (nat.SubnetId is not { Length: > 0 } subnet)
            return way with { End = EgressEnd.Open, Detail = $"leaves through {id}" };
        if (domain.Unread.RouteTables.Count > 0 || domain.Index.RouteTableOf(subnet) is not { } table)
        {
            return way with
            {
                End = EgressEnd.Unread, Detail = $"goes to {id}, whose subnet's route table could not be read",
                Calls = domain.Unread.RouteTables.Count > 0 ? domain.Unread.RouteTables : [UnreadParts.NotListed(subnet, domain.Unread.Subnets.Count > 0 ? "ec2:DescribeSubnets" : "ec2:DescribeRouteTables")],
            };
        }

        // IPv6 passes NAT64 at most, and then leaves as IPv4.
        var onward = domain.Facts.Routes.Find(table, way.Addresses.HasV4 ? way.Addresses : PublicAddresses.V4).Where(p => p.Route is null || !IsGatewayEndpoint(p.Route)).ToList();
        var live = onward.Where(p => p.Route is not null && !p.IsBlackhole).Select(p => p.Route!).ToList();
        if (live.Count == 0)
            return way with { End = EgressEnd.Dead, Detail = $"goes to {id}, whose subnet {subnet} has no route to the internet" };
        if (live.Any(RouteLookup.LeadsToInternetGateway))
            return way with { End = EgressEnd.Open, Detail = $"leaves through {id}" };
        return live.All(IsInspector)
            ? way with { End = EgressEnd.Inspected, Detail = $"leaves through {id} and passes {live[0].GatewayId}" }
            : way with { End = EgressEnd.Elsewhere, Detail = $"leaves through {id} and goes to {string.Join(", ", live.Where(r => !IsInspector(r)).Select(Target).Distinct())}" };
    }

    /// <summary>A firewall or Gateway Load Balancer endpoint is a target of blocks; a gateway endpoint only of its service's prefix list (VPC User Guide, 'Gateway Load Balancer endpoint routing').</summary>
    private static bool IsInspector(Route route) => IsEndpoint(route) && route.DestinationPrefixListId is null;

    private static bool IsGatewayEndpoint(Route route) => IsEndpoint(route) && route.DestinationPrefixListId is not null;

    private static bool IsEndpoint(Route route) => route.GatewayId?.StartsWith("vpce-", StringComparison.Ordinal) == true;

    private static string Target(Route route) =>
        route.NatGatewayId ?? route.TransitGatewayId ?? route.VpcPeeringConnectionId ?? route.EgressOnlyInternetGatewayId ?? route.InstanceId ?? route.NetworkInterfaceId ?? route.CoreNetworkArn
        ?? route.LocalGatewayId ?? route.CarrierGatewayId ?? route.GatewayId ?? "an unknown target";
}

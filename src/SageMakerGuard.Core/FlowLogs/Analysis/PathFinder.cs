using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>By which way packets leave a subnet for an address.</summary>
internal static class PathFinder
{
    /// <summary>The path: what the record says of it, then what the routes of today say.</summary>
    /// <param name="trafficPath">The record's traffic-path; null where it has none.</param>
    /// <param name="region">The region of the subnet; null where it is not known.</param>
    /// <param name="subnetId">The subnet.</param>
    /// <param name="endpoint">The endpoint whose interface has the address, if one has.</param>
    /// <param name="isOwn">Whether the address is inside of the VPC; null where that is not known.</param>
    /// <param name="address">The address; null where it is none.</param>
    public static (EgressPath Path, string? Via) Of(int? trafficPath, RegionView? region, string? subnetId, VpcEndpoint? endpoint, bool? isOwn, IpAddress? address)
    {
        if (endpoint is not null)
            return (EgressPath.InterfaceEndpoint, endpoint.VpcEndpointId);
        var (routed, via) = isOwn == true ? (EgressPath.Local, null) : Routed(region, subnetId, address);

        // VPC User Guide, 'Flow log records', traffic-path. 1 is any resource of the same VPC: NAT gateways and firewalls are such, too. 2 is an internet
        // gateway or a gateway endpoint.
        EgressPath[] said = trafficPath switch
        {
            1 => isOwn == false || IsPublic(address) ? [EgressPath.NatGateway, EgressPath.Appliance, EgressPath.TransitGateway] : [EgressPath.Local],
            2 => [EgressPath.GatewayEndpoint, EgressPath.InternetGateway],
            3 => [EgressPath.VirtualPrivateGateway],
            4 or 5 => [EgressPath.Peering],
            7 => [EgressPath.GatewayEndpoint],
            8 => [EgressPath.InternetGateway],
            _ => [],
        };
        if (said.Length == 0 || said.Contains(routed))
            return (routed, via);
        return said.Length == 1 ? (said[0], null) : (EgressPath.Unknown, null);
    }

    private static (EgressPath Path, string? Via) Routed(RegionView? region, string? subnetId, IpAddress? address)
    {
        if (region is null || subnetId is null || address is not { } to || region.Routes.EffectiveTable(subnetId, out _) is not { } table)
            return (EgressPath.Unknown, null);
        var pieces = region.Routes.Find(table, AddressSet.Of(Cidr.Of(to, to.IsV6 ? 128 : 32)));
        if (pieces.Count != 1 || pieces[0].Route is not { } route)
            return (EgressPath.Unknown, null);

        // A list that could not be read may hold a narrower route.
        if (region.Routes.UnreadableRoutes(table).Count > 0)
            return (EgressPath.Unknown, null);
        return Target(route);
    }

    private static (EgressPath Path, string? Via) Target(Route route)
    {
        if (route.NatGatewayId is { } nat)
            return (EgressPath.NatGateway, nat);
        if (route.TransitGatewayId is { } transit)
            return (EgressPath.TransitGateway, transit);
        if (route.VpcPeeringConnectionId is { } peering)
            return (EgressPath.Peering, peering);
        if (route.EgressOnlyInternetGatewayId is { } egressOnly)
            return (EgressPath.InternetGateway, egressOnly);
        if (route.GatewayId is { } gateway)
        {
            return gateway == "local" ? (EgressPath.Local, null)
                : RouteLookup.IsInternetGateway(gateway) ? (EgressPath.InternetGateway, gateway)
                : gateway.StartsWith("vgw-", StringComparison.Ordinal) ? (EgressPath.VirtualPrivateGateway, gateway)
                : gateway.StartsWith("vpce-", StringComparison.Ordinal) ? (route.DestinationPrefixListId is null ? EgressPath.Appliance : EgressPath.GatewayEndpoint, gateway)
                : (EgressPath.Unknown, gateway);
        }

        return (route.InstanceId ?? route.NetworkInterfaceId) is { } appliance ? (EgressPath.Appliance, appliance) : (EgressPath.Unknown, route.CoreNetworkArn ?? route.LocalGatewayId ?? route.CarrierGatewayId);
    }

    private static bool IsPublic(IpAddress? address) =>
        address is { } known && (known.IsV6 ? PublicAddresses.V6 : PublicAddresses.V4).Overlaps(Cidr.Of(known, known.IsV6 ? 128 : 32));
}

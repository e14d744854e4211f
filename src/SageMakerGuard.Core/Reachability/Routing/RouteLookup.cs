using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>The part of the destinations that one route carries.</summary>
/// <param name="Addresses">The destinations.</param>
/// <param name="Route">The route; null where the table has none for them.</param>
/// <param name="Prefix">The route's block, of its prefix list where it names one.</param>
public sealed record RoutePiece(AddressSet Addresses, Route? Route, Cidr? Prefix)
{
    /// <summary>Whether the route drops what it carries: its target is gone. Nothing falls through to a wider route (API_Route, State).</summary>
    public bool IsBlackhole => string.Equals(Route?.State, "blackhole", StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Which route a packet takes. The longest prefix decides, whatever its kind; of equal prefixes a static block goes before a prefix
/// list, and that before a propagated route; IPv4 and IPv6 are looked up apart (Amazon VPC User Guide, 'Route priority').
/// </summary>
public sealed class RouteLookup(NetworkIndex index)
{
    private readonly ConcurrentDictionary<RouteTable, Compiled> _compiled = new(ByReference.Instance);
    private readonly ConcurrentDictionary<string, (RouteTable? Table, IReadOnlyList<UnknownFact> Unknowns)> _tables = new(StringComparer.Ordinal);

    /// <summary>The table that a subnet uses: its own or else its VPC's main one. Null where it is not known, with the reasons.</summary>
    public RouteTable? EffectiveTable(string subnetId, out IReadOnlyList<UnknownFact> unknowns)
    {
        RouteTable? table;
        (table, unknowns) = _tables.TryGetValue(subnetId, out var known) ? known : _tables.GetOrAdd(subnetId, TableOf(subnetId));
        return table;
    }

    private (RouteTable? Table, IReadOnlyList<UnknownFact> Unknowns) TableOf(string subnetId)
    {
        var table = index.RouteTableOf(subnetId);

        // An own table that was not read would go before the main one.
        var own = table is not null && table.Associations.Any(a => a.SubnetId == subnetId);
        return table is null || (!own && !index.Region.RouteTables.IsComplete)
            ? (null, Unread.Facts(index.Region.RouteTables, null, $"which route table {subnetId} uses"))
            : (table, []);
    }

    /// <summary>
    /// The routes that carry these destinations, each with its part of them; a last piece without a route where some have none.
    /// </summary>
    public IReadOnlyList<RoutePiece> Find(RouteTable table, AddressSet destinations)
    {
        var found = s_none;
        var left = destinations;
        foreach (var entry in Compile(table).Entries)
        {
            if (left.IsEmpty)
                break;
            if (!left.Overlaps(entry.Block))
                continue;
            if (found.Length == 0 && left.IsWithin(entry.Block))
                return [new RoutePiece(left, entry.Route, entry.Block)];
            var hit = left.Intersect(entry.Block);
            left = ReferenceEquals(hit, left) ? AddressSet.Empty : left.Subtract(entry.Block);
            var same = IndexOf(found, entry.Route);
            if (same < 0)
                found = Grown(found, new RoutePiece(hit, entry.Route, entry.Block));
            else
                found[same] = found[same] with { Addresses = found[same].Addresses.Union(hit) };
        }

        if (!left.IsEmpty)
            found = Grown(found, new RoutePiece(left, null, null));
        return found;

        static RoutePiece[] Grown(RoutePiece[] pieces, RoutePiece more) => [.. pieces, more];
    }

    private static int IndexOf(RoutePiece[] pieces, Route route)
    {
        for (var i = 0; i < pieces.Length; i++)
        {
            if (ReferenceEquals(pieces[i].Route, route))
                return i;
        }

        return -1;
    }

    private static readonly RoutePiece[] s_none = [];

    /// <summary>The route to one prefix list's gateway endpoint, by the list's name in the table; null where there is none.</summary>
    public static Route? ToGatewayEndpoint(RouteTable table, string vpcEndpointId) =>
        table.Routes.FirstOrDefault(r => r.GatewayId == vpcEndpointId && r.DestinationPrefixListId is not null);

    /// <summary>
    /// Routes to prefix lists whose blocks could not be read. Any of them may be more specific than the route found, except those of
    /// gateway endpoints, which hold public addresses of their own service only.
    /// </summary>
    public IReadOnlyList<Route> UnreadableRoutes(RouteTable table) => Compile(table).Unreadable;

    /// <summary>Whether a route to some of these addresses, the prefix lists of gateway endpoints aside, is narrower than the given length.</summary>
    public bool HasNarrower(RouteTable table, AddressSet addresses, int prefixLength) =>
        Compile(table).Entries.Any(e => e.Block.PrefixLength > prefixLength && e.Route.DestinationPrefixListId is null && addresses.Overlaps(e.Block));

    /// <summary>Whether a route leads to other networks in which endpoints or exits may stand: transit gateway, peering, Cloud WAN, VPN.</summary>
    public static bool LeadsToHub(Route route) =>
        route.TransitGatewayId is not null || route.VpcPeeringConnectionId is not null || route.CoreNetworkArn is not null
        || route.GatewayId?.StartsWith("vgw-", StringComparison.Ordinal) == true;

    /// <summary>Whether a route leads straight to an internet gateway: what makes a subnet public.</summary>
    public static bool LeadsToInternetGateway(Route route) => IsInternetGateway(route.GatewayId);

    /// <summary>Whether a gateway is an internet gateway. One that a plan is still to make is called <c>new:igw</c> and something more.</summary>
    public static bool IsInternetGateway(string? gatewayId) =>
        gatewayId is not null && (gatewayId.StartsWith("igw-", StringComparison.Ordinal) || gatewayId.StartsWith("new:igw", StringComparison.Ordinal));

    private Compiled Compile(RouteTable table) => _compiled.TryGetValue(table, out var known) ? known : _compiled.GetOrAdd(table, Parse(table));

    private Compiled Parse(RouteTable table)
    {
        var entries = new List<Entry>();
        var unreadable = new List<Route>();
        foreach (var route in table.Routes)
        {
            var rank = string.Equals(route.Origin, "EnableVgwRoutePropagation", StringComparison.Ordinal) ? 2 : 0;
            if (route.DestinationPrefixListId is { } list)
            {
                if (index.PrefixList(list)?.Cidrs is not { } blocks)
                {
                    unreadable.Add(route);
                    continue;
                }

                foreach (var text in blocks)
                {
                    if (Cidr.TryParse(text, out var block))
                        entries.Add(new Entry(block, route, 1));
                }
            }
            else if (Cidr.TryParse(route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock, out var block))
            {
                entries.Add(new Entry(block, route, rank));
            }
        }

        return new Compiled([.. entries.OrderByDescending(e => e.Block.PrefixLength).ThenBy(e => e.Rank)], unreadable);
    }

    private sealed record Entry(Cidr Block, Route Route, int Rank);

    private sealed record Compiled(Entry[] Entries, IReadOnlyList<Route> Unreadable);

    private sealed class ByReference : IEqualityComparer<RouteTable>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals(RouteTable? x, RouteTable? y) => ReferenceEquals(x, y);

        public int GetHashCode(RouteTable table) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(table);
    }
}

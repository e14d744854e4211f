using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>
/// Carries a packet from a subnet to its goal, route by route. Every kind of target has a file of its own; each one leads on to the
/// next subnet, to the goal, or to where nobody can see further.
/// </summary>
internal sealed partial class Forwarder(NetworkIndex index, Gates gates, RouteLookup routes)
{
    // A way through more than this many boxes is a loop or nothing that a person could follow.
    private const int LongestWay = 8;

    private readonly ConcurrentDictionary<string, AddressSet> _blocks = new(StringComparer.Ordinal);

    /// <summary>The addresses of a subnet of one family.</summary>
    public AddressSet AddressesOf(Subnet subnet, bool v6) =>
        v6 ? AddressSet.Parse(subnet.Ipv6CidrBlockAssociationSet.Select(b => b.Ipv6CidrBlock))
        : _blocks.TryGetValue(subnet.SubnetId, out var known) ? known
        : _blocks.GetOrAdd(subnet.SubnetId, AddressSet.Parse([subnet.CidrBlock]));

    /// <summary>Whether another account owns the VPC, or may: then gateways and endpoints that are not listed may still be there (VPC User Guide, 'Share your VPC').</summary>
    public bool IsShared(string? vpcId) =>
        index.Vpc(vpcId) is not { } vpc || (vpc.OwnerId.Length > 0 && index.Region.AccountId.Length > 0 && vpc.OwnerId != index.Region.AccountId);

    /// <summary>Follows the packet out of a subnet.</summary>
    public void Leave(Walk walk, Subnet subnet, Flow flow)
    {
        if (flow.Passed.Count >= LongestWay)
        {
            walk.Doubt($"The way passes more than {LongestWay} boxes; it was not followed further.", subnet.SubnetId);
            return;
        }

        var own = AddressesOf(subnet, flow.Goal.Addresses.HasV6);
        if (!flow.Goal.Public && own.Contains(flow.Goal.Addresses))
        {
            // Neither router nor ACL stands between interfaces of one subnet (Amazon VPC User Guide, 'Network ACL basics').
            Arrive(walk, subnet, flow);
            return;
        }

        if (routes.EffectiveTable(subnet.SubnetId, out var unknowns) is not { } table)
        {
            // Whichever table it is, a packet to another subnet meets the ACL.
            if (!own.Overlaps(flow.Goal.Addresses))
                gates.Leave(walk, subnet, flow.Traffic, flow.Goal.Addresses, flow.Goal.AnyHost);
            walk.Doubt(unknowns);
            return;
        }

        DoubtUnreadableRoutes(walk, table, flow.Goal);
        if (flow.Goal.Subnets is { Count: > 1 })
        {
            LeaveToInterfaces(walk, subnet, table, flow);
            return;
        }

        LeaveByTable(walk, subnet, table, flow);
    }

    /// <summary>Any of several interfaces may be chosen. What holds for all of them at once holds for each; else each is followed by itself.</summary>
    private void LeaveToInterfaces(Walk walk, Subnet subnet, RouteTable table, Flow flow)
    {
        var start = walk.Here;
        LeaveByTable(walk, subnet, table, flow);
        if (walk.IsClearSince(start))
            return;
        walk.BackTo(start);
        var walks = new List<Walk>();
        foreach (var home in flow.Goal.Subnets!)
        {
            var fork = walk.Fork();
            var there = flow.Goal.Addresses.Intersect(AddressesOf(home, flow.Goal.Addresses.HasV6));
            Leave(fork, subnet, flow with { Goal = flow.Goal with { Subnets = [home], Addresses = there.IsEmpty ? flow.Goal.Addresses : there } });
            walks.Add(fork);
        }

        walk.Agree(walks, $"{flow.Goal.Name} has interfaces in several subnets");
    }

    private void LeaveByTable(Walk walk, Subnet subnet, RouteTable table, Flow flow)
    {
        var pieces = routes.Find(table, flow.Goal.Addresses);
        if (pieces.Count == 1)
        {
            LeaveBy(walk, subnet, table, pieces[0], flow);
            return;
        }

        Split(walk, subnet, table, pieces, flow);
    }

    private void LeaveBy(Walk walk, Subnet subnet, RouteTable table, RoutePiece piece, Flow flow)
    {
        gates.Leave(walk, subnet, flow.Traffic, flow.Goal.Addresses, flow.Goal.AnyHost);
        if (!IsAttachmentSubnet(piece.Route, subnet))
            gates.AnswerEnters(walk, subnet, flow.Answer, flow.Goal.Addresses, flow.Goal.AnyHost);
        Follow(walk, subnet, table, piece, flow);
    }

    private void Split(Walk walk, Subnet subnet, RouteTable table, IReadOnlyList<RoutePiece> pieces, Flow flow)
    {
        var walks = new List<Walk>(pieces.Count);
        foreach (var piece in pieces)
        {
            var fork = walk.Fork();
            LeaveBy(fork, subnet, table, piece, flow with { Goal = flow.Goal with { Addresses = piece.Addresses } });
            walks.Add(fork);
        }

        if (!flow.Goal.AnyHost)
        {
            walk.Agree(walks, $"{table.RouteTableId} sends parts of {flow.Goal.Name} different ways");
            return;
        }

        // A host that nobody named: what nearly all addresses meet counts, unless a smaller part gets out where the rest does not.
        var sizes = pieces.Select(p => p.Addresses.Size).ToList();
        double Share(ReachabilityVerdict verdict) => walks.Select((w, i) => w.Verdict == verdict ? sizes[i] : 0).Sum() / sizes.Sum();
        Walk Largest(ReachabilityVerdict verdict) => walks[Enumerable.Range(0, walks.Count).Where(i => walks[i].Verdict == verdict).OrderByDescending(i => sizes[i]).First()];
        if (Share(ReachabilityVerdict.Reachable) >= Gates.NearlyAll)
            walk.Become(Largest(ReachabilityVerdict.Reachable));
        else if (Share(ReachabilityVerdict.Blocked) >= Gates.NearlyAll && Share(ReachabilityVerdict.Reachable) <= 0)
            walk.Become(Largest(ReachabilityVerdict.Blocked));
        else
            walk.Agree(walks, $"{table.RouteTableId} sends parts of {flow.Goal.Name} different ways");
    }

    private void Follow(Walk walk, Subnet subnet, RouteTable table, RoutePiece piece, Flow flow)
    {
        if (piece.Route is not { } route)
        {
            NoRoute(walk, subnet, table, flow);
            return;
        }

        var target = TargetOf(route);
        var choice = $"{subnet.SubnetId}: {route.DestinationPrefixListId ?? piece.Prefix?.ToString()} to {target}";
        if (piece.IsBlackhole)
        {
            walk.Stop("route-blackhole", "RouteTable", table.RouteTableId, $"The route of {table.RouteTableId} for {route.DestinationPrefixListId ?? piece.Prefix?.ToString()} is a blackhole: its target {target} is gone.", $"Point the route for {route.DestinationPrefixListId ?? piece.Prefix?.ToString()} in {table.RouteTableId} at a target that exists.", choice + " (blackhole)");
            return;
        }

        walk.Pass("RouteTable", table.RouteTableId, choice);
        if (string.Equals(route.State, "filtered", StringComparison.OrdinalIgnoreCase))
            walk.Doubt($"The route for {piece.Prefix} in {table.RouteTableId} is filtered; what that does to the packet cannot be told from here.", table.RouteTableId);
        if (route.GatewayId == "local")
            Arrive(walk, subnet, flow);
        else if (route.GatewayId is { } gateway)
            FollowGateway(walk, subnet, route, gateway, flow);
        else if (route.NatGatewayId is { } nat)
            ThroughNat(walk, subnet, nat, flow);
        else if (route.TransitGatewayId is { } transit)
            ThroughTransitGateway(walk, subnet, transit, flow);
        else if (route.VpcPeeringConnectionId is { } peering)
            ThroughPeering(walk, subnet, peering, flow);
        else if (route.EgressOnlyInternetGatewayId is { } egressOnly)
            ThroughEgressOnlyGateway(walk, subnet, egressOnly);
        else if (route.NetworkInterfaceId is { } appliance)
            ThroughAppliance(walk, appliance);
        else
            BeyondSight(walk, target, route.CoreNetworkArn is not null ? "Cloud WAN" : route.LocalGatewayId is not null ? "local gateway" : route.CarrierGatewayId is not null ? "carrier gateway" : "appliance");
    }

    private void FollowGateway(Walk walk, Subnet subnet, Route route, string gateway, Flow flow)
    {
        if (RouteLookup.IsInternetGateway(gateway))
            ThroughInternetGateway(walk, subnet, gateway, flow);
        else if (gateway.StartsWith("vgw-", StringComparison.Ordinal))
            ThroughVpnGateway(walk, subnet, gateway);
        else if (route.DestinationPrefixListId is not null && index.VpcEndpoint(gateway)?.VpcEndpointType != "GatewayLoadBalancer")
            ThroughGatewayEndpoint(walk, gateway, flow);
        else if (gateway.StartsWith("vpce-", StringComparison.Ordinal))
            ThroughFirewallEndpoint(walk, subnet, gateway, flow);
        else
            BeyondSight(walk, gateway, "gateway");
    }

    private static void BeyondSight(Walk walk, string target, string way)
    {
        walk.By(way);
        walk.Pass("Route", target, "leaves what was read");
        walk.Doubt($"The packet leaves by {way} {target}; what lies beyond is not part of what was read.", target);
    }

    private static void NoRoute(Walk walk, Subnet subnet, RouteTable table, Flow flow)
    {
        if (flow.Disguise != Disguise.None)
        {
            walk.Stop("nat-no-internet-route", "RouteTable", table.RouteTableId, $"{subnet.SubnetId}, in which the NAT gateway stands, has no route to {flow.Goal.Name}: {table.RouteTableId} has none for it.", $"Add a route 0.0.0.0/0 to an internet gateway to {table.RouteTableId}.", $"{subnet.SubnetId}: no route to {flow.Goal.Name}");
            return;
        }

        var fix = flow.Goal.RouteFix is { } known ? known
            : flow.Goal.Public ? $"Add a default route to a NAT gateway or a transit gateway to {table.RouteTableId}."
            : $"Add a route for {flow.Goal.Addresses} to {table.RouteTableId}.";
        walk.Stop("route-missing", "RouteTable", table.RouteTableId, $"{table.RouteTableId}, which {subnet.SubnetId} uses, has no route to {flow.Goal.Name}.", fix, $"{subnet.SubnetId}: no route to {flow.Goal.Name}");
    }

    /// <summary>Doubts what routes to unread prefix lists may carry.</summary>
    public void DoubtUnreadableRoutes(Walk walk, RouteTable table, Goal goal)
    {
        foreach (var route in routes.UnreadableRoutes(table))
        {
            // The list of a gateway endpoint holds public addresses of its own service: it concerns nobody else.
            var gatewayEndpoint = route.GatewayId is { } id && index.VpcEndpoint(id) is { VpcEndpointType: "Gateway" };
            if (gatewayEndpoint && (goal.AnyHost || !goal.Public))
                continue;
            walk.Doubt(Unread.Facts(index.Region.PrefixLists, route.DestinationPrefixListId, $"what prefix list {route.DestinationPrefixListId} in {table.RouteTableId} holds"));
        }
    }

    private static string TargetOf(Route route) =>
        route.NatGatewayId ?? route.TransitGatewayId ?? route.VpcPeeringConnectionId ?? route.EgressOnlyInternetGatewayId ?? route.NetworkInterfaceId
        ?? route.CoreNetworkArn ?? route.LocalGatewayId ?? route.CarrierGatewayId ?? route.GatewayId ?? route.InstanceId ?? "nothing";

    private static Flow After(Flow flow, string box) => flow with { Passed = [.. flow.Passed, box] };

    /// <summary>Says of a resource that is not there either that it does not exist or that nobody knows; true where it does not exist.</summary>
    private bool IsSurelyMissing<T>(Walk walk, Part<T> part, string resourceId, string? vpcId, string what)
    {
        if (!Unread.MayHide(part, resourceId) && !IsShared(vpcId))
            return true;
        if (Unread.MayHide(part, resourceId))
            walk.Doubt(Unread.Facts(part, resourceId, what));
        else if (index.Vpc(vpcId) is null)
            walk.Doubt(Unread.Facts(index.Region.Vpcs, vpcId, what + ", since it is not known whose VPC it is"));
        else
            walk.Doubt($"It is not known {what}: {vpcId} is shared by account {index.Vpc(vpcId)?.OwnerId}, which alone sees all of its gateways and endpoints.", resourceId);
        return false;
    }
}

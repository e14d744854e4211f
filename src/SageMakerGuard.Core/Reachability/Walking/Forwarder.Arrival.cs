using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>The end of a way inside a VPC: the destination's ACL and groups, and the way back.</summary>
internal sealed partial class Forwarder
{
    private void Arrive(Walk walk, Subnet from, Flow flow)
    {
        var goal = flow.Goal;
        if (flow.Passed.Count == 0)
            walk.By(goal.LocalWay);
        var subnets = goal.Subnets ?? SubnetsOf(walk, from.VpcId, goal);
        if (subnets.Count > 0)
            EnterSubnets(walk, from, subnets, flow);
        if (flow.EnteredBy is not null)
        {
            foreach (var subnet in subnets)
                WayBack(walk, subnet, flow, 0);
        }

        if (goal.ResourceType is not null)
            walk.Pass(goal.ResourceType, goal.ResourceId, goal.Arrival);
        if (subnets.Count == 0 || goal.IsJudged)
            return;
        if (goal.GroupIds is { } known)
            gates.In(walk, known, goal.ResourceId, flow.Traffic, SourcePeer(flow), flow.GroupsKnown, SourceName(flow));
        else
            EnterInterfaces(walk, from.VpcId, flow);
    }

    private static Peer SourcePeer(Flow flow) => new() { Addresses = flow.Sources, GroupIds = flow.GroupIds };

    private static string SourceName(Flow flow) => flow.GroupIds.Count > 0 ? flow.GroupIds[0] : flow.Sources.ToString();

    private IReadOnlyList<Subnet> SubnetsOf(Walk walk, string vpcId, Goal goal)
    {
        var found = index.SubnetsIn(vpcId).Where(s => AddressesOf(s, goal.Addresses.HasV6).Overlaps(goal.Addresses)).ToList();
        if (found.Count == 0)
            walk.Doubt(index.Region.Subnets.IsComplete ? [new() { Reason = $"No subnet of {vpcId} holds {goal.Name}; whether a host answers there cannot be told.", ResourceId = vpcId }] : Unread.Facts(index.Region.Subnets, null, $"which subnet holds {goal.Name}"));
        else if (!index.Region.Subnets.IsComplete)
            walk.Doubt(Unread.Facts(index.Region.Subnets, null, $"whether other subnets hold {goal.Name}"));
        return found;
    }

    private void EnterSubnets(Walk walk, Subnet from, IReadOnlyList<Subnet> subnets, Flow flow)
    {
        // The packet may go to any of the interfaces: each of their subnets counts.
        var start = walk.Here;
        for (var i = 0; i < subnets.Count; i++)
        {
            var before = walk.Here;
            EnterSubnet(walk, from, subnets[i], flow);

            // One open subnet is told for all of them.
            if (i > 0 && walk.IsClearSince(start))
                walk.BackTo(before);
        }

        if (subnets.Count == 1 || walk.IsClearSince(start))
            return;
        walk.BackTo(start);
        var walks = new List<Walk>(subnets.Count);
        foreach (var subnet in subnets)
        {
            var fork = walk.Fork();
            EnterSubnet(fork, from, subnet, flow);
            walks.Add(fork);
        }

        walk.Agree(walks, $"{flow.Goal.Name} has interfaces in several subnets");
    }

    private void EnterSubnet(Walk walk, Subnet from, Subnet to, Flow flow)
    {
        if (to.SubnetId == from.SubnetId)
            return;
        gates.Enter(walk, to, flow.Traffic, flow.Sources, anyHost: false);
        gates.AnswerLeaves(walk, to, flow.Answer, flow.Sources, anyHost: false);
    }

    private void EnterInterfaces(Walk walk, string vpcId, Flow flow)
    {
        var interfaces = index.InterfacesIn(vpcId).Where(i => IpAddress.TryParse(i.PrivateIpAddress, out var address) && flow.Goal.Addresses.Contains(address)).ToList();
        if (interfaces.Count == 0)
        {
            walk.Doubt(index.Region.NetworkInterfaces.IsComplete
                ? [new() { Reason = $"No interface with an address in {flow.Goal.Addresses} was read; what its groups would admit cannot be told." }]
                : Unread.Facts(index.Region.NetworkInterfaces, null, $"which interfaces stand at {flow.Goal.Addresses}"));
            return;
        }

        if (!index.Region.NetworkInterfaces.IsComplete)
            walk.Doubt(Unread.Facts(index.Region.NetworkInterfaces, null, $"which interfaces stand at {flow.Goal.Addresses}"));
        var walks = new List<Walk>();
        foreach (var groupSet in interfaces.GroupBy(i => string.Join(",", i.Groups.Select(g => g.GroupId))))
        {
            var fork = walk.Fork();
            var first = groupSet.First();
            gates.In(fork, [.. first.Groups.Select(g => g.GroupId)], first.NetworkInterfaceId, flow.Traffic, SourcePeer(flow), flow.GroupsKnown, SourceName(flow));
            walks.Add(fork);
        }

        walk.Agree(walks, $"{flow.Goal.Addresses} holds several interfaces");
    }

    /// <summary>The subnet of a firewall endpoint, which the answer may pass as the packet did.</summary>
    private Subnet? Inspection(string target) =>
        index.VpcEndpoint(target) is { VpcEndpointType: "GatewayLoadBalancer" } endpoint ? endpoint.SubnetIds.Select(id => index.Subnet(id)).FirstOrDefault(s => s is not null) : null;

    /// <summary>The answer must find its way out of a VPC that the packet entered by a transit gateway or a peering connection.</summary>
    private void WayBack(Walk walk, Subnet subnet, Flow flow, int inspections)
    {
        if (routes.EffectiveTable(subnet.SubnetId, out var unknowns) is not { } table)
        {
            walk.Doubt(unknowns);
            return;
        }

        foreach (var piece in routes.Find(table, flow.Sources))
        {
            var target = piece.Route is null ? null : TargetOf(piece.Route);
            if (piece.Route is null)
                walk.StopBack("route-missing", "RouteTable", table.RouteTableId, $"{table.RouteTableId} of {subnet.SubnetId} has no route for the answer to {piece.Addresses}.", $"Add a route for {piece.Addresses} to {flow.EnteredBy} to {table.RouteTableId}.");
            else if (piece.IsBlackhole)
                walk.StopBack("route-blackhole", "RouteTable", table.RouteTableId, $"The route of {table.RouteTableId} for the answer to {piece.Addresses} is a blackhole.", $"Point the route for {piece.Addresses} in {table.RouteTableId} at {flow.EnteredBy}.");
            else if (target == flow.EnteredBy)
                walk.PassBack("RouteTable", table.RouteTableId, $"{subnet.SubnetId}: {piece.Prefix} to {target}");
            else if (RouteLookup.LeadsToInternetGateway(piece.Route) || piece.Route.NatGatewayId is not null)
                walk.StopBack("route-missing", "RouteTable", table.RouteTableId, $"{table.RouteTableId} of {subnet.SubnetId} sends the answer to {piece.Addresses} to {target} instead of back to {flow.EnteredBy}.", $"Add a route for {piece.Addresses} to {flow.EnteredBy} to {table.RouteTableId}.");
            else if (inspections < 2 && Inspection(target!) is { } home)
                WayBack(walk, home, flow, inspections + 1);
            else
                walk.Doubt($"The answer to {piece.Addresses} leaves {subnet.SubnetId} by {target} and not by {flow.EnteredBy}, through which the packet came.", table.RouteTableId);
        }
    }
}

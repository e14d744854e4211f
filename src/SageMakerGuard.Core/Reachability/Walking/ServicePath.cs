using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Reachability;

/// <summary>To an AWS service: where its name leads, by endpoint or by public addresses.</summary>
internal sealed class ServicePath(NetworkIndex index, Gates gates, SecurityGroupFilter groups, Forwarder forwarder, RouteLookup routes, NameResolution names, InternetAddresses internet)
{
    private readonly ConcurrentDictionary<string, Goal> _goals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AddressSet> _inside = new(StringComparer.Ordinal);

    /// <summary>Follows the packet; what mends a blocked way by an endpoint instead comes back as the shortest mend.</summary>
    public string? Follow(Walk walk, Origin origin, ServiceDestination destination)
    {
        var service = destination.Service;
        var traffic = Traffic.Of(destination.Protocol, destination.Port);
        var name = names.Ask(origin.Subnet, service);
        if (name.Nothing is { } nothing)
        {
            walk.Stop(nothing.Rule, nothing.ResourceType, nothing.ResourceId, nothing.Reason, nothing.Fix);
            return nothing.Fix;
        }

        if (name.Endpoint is { } endpoint && name.Public)
        {
            var ways = new[] { walk.Fork(), walk.Fork() };
            ByInterface(ways[0], origin, service, endpoint, traffic);
            ByPublicAddresses(ways[1], origin, service, traffic);
            walk.Agree(ways, $"The name of {service.Name} may lead to {endpoint.VpcEndpointId} or to public addresses");
            if (walk.Verdict == ReachabilityVerdict.Unknown)
                walk.Doubt(name.Undecided);
        }
        else if (name.Endpoint is not null)
        {
            ByInterface(walk, origin, service, name.Endpoint, traffic);
        }
        else if (name.Public)
        {
            ByPublicAddresses(walk, origin, service, traffic);
        }
        else
        {
            Anywhere(walk, origin, service.Name, traffic, name.MayBeNear);
        }

        var noWay = walk.Blocks.Any(b => b.Rule is not ("sg-egress" or "nacl-egress" or "nacl-return-ingress" or "endpoint-policy"));
        if (name.Doubts.Count > 0 && name.Public && walk.Verdict == ReachabilityVerdict.Blocked)
            Reconsider(walk, origin, service, traffic, name.MayBeNear);
        walk.Doubt(name.Doubts);
        return walk.Verdict == ReachabilityVerdict.Blocked ? Mend(walk, origin, service, name, traffic, noWay) : null;
    }

    private void ByInterface(Walk walk, Origin origin, AwsService service, VpcEndpoint endpoint, Traffic traffic)
    {
        walk.Pass("Dns", endpoint.VpcEndpointId, $"{service.Name} resolves to {endpoint.VpcEndpointId} (private DNS)");
        if (!_goals.TryGetValue(endpoint.VpcEndpointId, out var goal))
            goal = _goals.GetOrAdd(endpoint.VpcEndpointId, GoalOf(endpoint, service));
        if (goal.Subnets!.Count < endpoint.SubnetIds.Count || goal.Subnets.Count == 0)
            walk.Doubt(Unread.Facts(index.Region.Subnets, endpoint.SubnetIds.FirstOrDefault(id => index.Subnet(id) is null), $"in which subnets {endpoint.VpcEndpointId} has interfaces"));
        if (goal.Subnets.Count > 0 && goal.Subnets.All(s => s.AvailabilityZoneId != origin.Subnet.AvailabilityZoneId))
            goal = goal with { Arrival = $"{endpoint.ServiceName}; no interface in {origin.Subnet.AvailabilityZone}, so traffic crosses zones" };
        gates.Out(walk, origin.Source, traffic, Peer.Interface(goal.GroupIds!, goal.Addresses), anyHost: false, endpoint.VpcEndpointId, goal.GroupIds!.FirstOrDefault() ?? "the endpoint");
        forwarder.Leave(walk, origin.Subnet, origin.Flow(goal, traffic));
        gates.Policy(walk, endpoint, origin.Source.PrincipalArn);
    }

    private Goal GoalOf(VpcEndpoint endpoint, AwsService service)
    {
        var subnets = endpoint.SubnetIds.Select(id => index.Subnet(id)).OfType<Subnet>().ToList();
        var interfaces = endpoint.NetworkInterfaceIds.Select(id => index.NetworkInterface(id)).OfType<NetworkInterface>().ToList();

        // An interface whose address was not read may have any address of its subnet.
        var addresses = AddressSet.Parse(interfaces.Select(i => i.PrivateIpAddress));
        foreach (var subnet in subnets.Where(s => !interfaces.Any(i => i.SubnetId == s.SubnetId && i.PrivateIpAddress is not null)))
            addresses = addresses.Union(forwarder.AddressesOf(subnet, v6: false));
        return new()
        {
            Name = $"{endpoint.VpcEndpointId} ({service.Name})",
            Addresses = addresses,
            Subnets = subnets,
            GroupIds = [.. endpoint.Groups.Select(g => g.GroupId)],
            ResourceType = "VpcEndpoint",
            ResourceId = endpoint.VpcEndpointId,
            Arrival = endpoint.ServiceName,
            LocalWay = "interface endpoint",
        };
    }

    private void ByPublicAddresses(Walk walk, Origin origin, AwsService service, Traffic traffic)
    {
        var table = routes.EffectiveTable(origin.Subnet.SubnetId, out _);
        var gateway = service.Gateway ? names.Endpoints(origin.Subnet.VpcId, "Gateway", service).ToList() : [];
        var route = table is null ? null : gateway.Select(e => RouteLookup.ToGatewayEndpoint(table, e.VpcEndpointId)).FirstOrDefault(r => r is not null);
        var list = service.Gateway ? route?.DestinationPrefixListId ?? ListOf(service) : null;
        var blocks = list is null ? null : groups.PrefixListAddresses(list)?.Intersect(Cidr.AllV4);
        var known = blocks is { IsEmpty: false };
        var goal = new Goal
        {
            Name = known ? $"the addresses of {service.Name} ({list})" : $"the public addresses of {service.Name}",
            Addresses = known ? blocks! : internet.V4,
            AnyHost = !known,
            Public = true,
            RouteFix = gateway.Count > 0 && table is not null ? $"Add {table.RouteTableId} to the route tables of gateway endpoint {gateway[0].VpcEndpointId}." : null,
        };
        var peer = new Peer { Addresses = known || route is null ? goal.Addresses : null, PrefixListId = list };
        gates.Out(walk, origin.Source, traffic, peer, goal.AnyHost, goal.Name, list ?? "0.0.0.0/0");
        if (known || route is null)
            forwarder.Leave(walk, origin.Subnet, origin.Flow(goal, traffic));
        else
            ByUnreadList(walk, origin, table!, route, goal, traffic);
    }

    /// <summary>The route names the service's list, whose blocks were not read.</summary>
    private void ByUnreadList(Walk walk, Origin origin, RouteTable table, Route route, Goal goal, Traffic traffic)
    {
        gates.Leave(walk, origin.Subnet, traffic, goal.Addresses, anyHost: false);
        gates.AnswerEnters(walk, origin.Subnet, Traffic.AnswerToLinux(traffic.Protocol), goal.Addresses, anyHost: false);
        if (string.Equals(route.State, "blackhole", StringComparison.OrdinalIgnoreCase))
        {
            walk.Stop("route-blackhole", "RouteTable", table.RouteTableId, $"The route of {table.RouteTableId} for {route.DestinationPrefixListId} is a blackhole.", $"Make a new gateway endpoint for {table.RouteTableId}.");
            return;
        }

        // The list's blocks are narrower than any default route, but whether another route is narrower still cannot be told.
        if (routes.HasNarrower(table, goal.Addresses, prefixLength: 7))
            walk.Doubt(Unread.Facts(index.Region.PrefixLists, route.DestinationPrefixListId, $"whether a route of {table.RouteTableId} is narrower than the blocks of {route.DestinationPrefixListId}"));
        forwarder.DoubtUnreadableRoutes(walk, table, new Goal { AnyHost = true, Public = true });
        walk.Pass("RouteTable", table.RouteTableId, $"{origin.Subnet.SubnetId}: {route.DestinationPrefixListId} to {route.GatewayId}");
        forwarder.ThroughGatewayEndpoint(walk, route.GatewayId!, origin.Flow(goal, traffic));
    }

    private string? ListOf(AwsService service) =>
        index.Region.PrefixLists.Items.FirstOrDefault(p => p.PrefixListName.EndsWith("." + index.Region.Region + "." + service.Name, StringComparison.Ordinal))?.PrefixListId;

    /// <summary>The name leads to an address that nobody can tell: only what stops every packet, or every answer, is a block.</summary>
    private void Anywhere(Walk walk, Origin origin, string name, Traffic traffic, bool mayBeNear)
    {
        var everywhere = AddressSet.Of(Cidr.AllV4);
        var trial = new Walk();
        gates.Out(trial, origin.Source, traffic, Peer.Somewhere(everywhere), anyHost: false, name, "the endpoint");
        if (!mayBeNear)
        {
            gates.Leave(trial, origin.Subnet, traffic, everywhere, anyHost: false);
            if (!forwarder.MayHoldAttachment(origin.Subnet))
                gates.AnswerEnters(trial, origin.Subnet, Traffic.AnswerToLinux(traffic.Protocol), everywhere, anyHost: false);
        }

        if (trial.Verdict == ReachabilityVerdict.Blocked)
            walk.Add(trial);
    }

    /// <summary>Where the name may lead elsewhere, a block on the public way proves nothing, but what stops every packet does.</summary>
    private void Reconsider(Walk walk, Origin origin, AwsService service, Traffic traffic, bool mayBeNear)
    {
        var anywhere = new Walk();
        Anywhere(anywhere, origin, service.Name, traffic, mayBeNear);
        if (anywhere.Verdict == ReachabilityVerdict.Blocked)
            return;
        var doubtful = new Walk();
        foreach (var block in walk.Blocks)
            doubtful.Doubt(new UnknownFact { Reason = $"Unless an endpoint answers: {block.Reason}", ResourceId = block.ResourceId, Conditional = true });
        walk.Forget(doubtful);
    }

    private string? Mend(Walk walk, Origin origin, AwsService service, NameAnswer name, Traffic traffic, bool noWay)
    {
        var spare = name.Spare;
        if (name.Unused.Count == 0 || (!noWay && (spare is null || service.Gateway)))
            return null;
        foreach (var fact in name.Unused)
            walk.Block(fact.Rule, fact.ResourceType, fact.ResourceId, fact.Reason, fact.Fix);
        var fixes = name.Unused.Select(f => f.Fix!).ToList();
        if (spare is not null)
        {
            // What else would stand in the way of the endpoint once it is used.
            var trial = new Walk();
            ByInterface(trial, origin, service, spare, traffic);
            fixes.AddRange(trial.Blocks.Where(b => b.Fix is not null).Select(b => b.Fix!));
        }
        else if (!service.Gateway && index.Vpc(origin.Subnet.VpcId) is { } vpc)
        {
            var inside = _inside.TryGetValue(vpc.VpcId, out var known) ? known : _inside.GetOrAdd(vpc.VpcId, AddressSet.Parse(vpc.CidrBlockAssociationSet.Select(b => b.CidrBlock).Append(vpc.CidrBlock)));
            if (origin.Source.SecurityGroupIds.Count > 0 && groups.Decide(origin.Source.SecurityGroupIds, egress: true, traffic, Peer.Somewhere(inside)).Outcome == FilterOutcome.Refuses)
                fixes.Add($"Allow {traffic} out of {origin.Source.SecurityGroupIds[0]} to the endpoint's group.");
        }
        else if (service.Gateway)
        {
            fixes.AddRange(walk.Blocks.Where(b => b.Rule is "sg-egress" or "nacl-egress" or "nacl-return-ingress").Select(b => b.Fix!));
        }

        return string.Join(" ", fixes.Distinct());
    }
}

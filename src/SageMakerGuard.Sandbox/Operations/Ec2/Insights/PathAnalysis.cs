using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Insights;

/// <summary>
/// Analyses a path over the sandbox's network. In here the estate is the whole truth, so nothing is unknown for not having been read; what leads
/// out of it is.
/// </summary>
internal static class PathAnalysis
{
    public static InsightsFinding Of(RegionEstate estate, InsightsPath path)
    {
        var index = new NetworkIndex(estate);
        var toInterface = path.Destination?.StartsWith("eni-", StringComparison.Ordinal) == true;
        var destination = toInterface ? index.NetworkInterface(path.Destination) : null;
        if (index.NetworkInterface(path.Source) is not { } source
            || (toInterface && destination is null)
            || (path.Destination is { } gateway && !toInterface && estate.InternetGateways.Items.All(i => i.InternetGatewayId != gateway)))
        {
            return new() { Explanations = [new(ExplanationCodes.Missing)] };
        }

        var address = destination?.PrivateIpAddress ?? path.DestinationIp;
        var engine = new ReachabilityEngine(new NetworkIndex(Whole(estate)));
        var from = new PathSource { VpcId = source.VpcId, SubnetIds = [source.SubnetId], SecurityGroupIds = source.Groups.Select(g => g.GroupId).ToList(), Address = source.PrivateIpAddress };
        PathDestination to = address is null
            ? new InternetDestination { Protocol = path.Protocol, Port = path.Port }
            : new AddressDestination(path.Destination ?? address, address) { Protocol = path.Protocol, Port = path.Port };
        return Told(engine.Trace(from, to)[0], path, source, destination);
    }

    private static InsightsFinding Told(ConnectivityResult result, InsightsPath path, NetworkInterface source, NetworkInterface? destination)
    {
        // The engine speaks of SageMaker's interfaces, which never have a public address; this one may.
        var blocks = result.BlockedBy.Where(b => b.Rule != "no-public-address" || source.Association?.PublicIp is null).ToList();
        var passes = result.Hops.Where(h => !h.Return).TakeWhile(h => h.Passed || (h.ResourceType == "InternetGateway" && blocks.Count == 0)).Select(h => h.ResourceId).Where(IsComponent);
        IReadOnlyList<string> forward = [.. new[] { source.NetworkInterfaceId }.Concat(passes).Concat(destination is null ? [] : [destination.NetworkInterfaceId]).Distinct(StringComparer.Ordinal)];
        var explanations = blocks.Select(b => Explained(b, source, destination)).ToList();
        if (explanations.Count == 0 && result.Verdict == ReachabilityVerdict.Unknown)
            explanations.Add(new(ExplanationCodes.Unknown));

        // It gets out, and not by that gateway.
        if (explanations.Count == 0 && path.Destination is { } wanted && destination is null && !forward.Contains(wanted))
            explanations.Add(new("NO_ROUTE_TO_DESTINATION") { Components = [("internetGateway", wanted)] });
        var found = explanations.Count == 0;
        return new()
        {
            PathFound = found,
            Explanations = explanations,
            Forward = found || destination is null ? forward : forward.Where(id => id != destination.NetworkInterfaceId).ToList(),
            Return = found ? [.. Back(result, source, destination)] : [],
        };
    }

    private static IEnumerable<string> Back(ConnectivityResult result, NetworkInterface source, NetworkInterface? destination)
    {
        var passes = result.Hops.Where(h => h.Return).Select(h => h.ResourceId).Where(IsComponent);
        return new[] { destination?.NetworkInterfaceId }.OfType<string>().Concat(passes).Append(source.NetworkInterfaceId).Distinct(StringComparer.Ordinal);
    }

    private static InsightsExplanation Explained(BlockingFact block, NetworkInterface source, NetworkInterface? destination)
    {
        var explanation = new InsightsExplanation(ExplanationCodes.Of(block.Rule, block.ResourceType))
        {
            Direction = block.Rule.EndsWith("egress", StringComparison.Ordinal) ? "egress" : block.Rule.EndsWith("ingress", StringComparison.Ordinal) ? "ingress" : null,
        };
        if (block.ResourceType != "SecurityGroup")
            return explanation with { Components = [(ExplanationCodes.ElementOf(block.ResourceType), block.ResourceId)] };
        var carrier = block.Rule == "sg-ingress" && destination is not null ? destination : source;
        return explanation with
        {
            Components = [("networkInterface", carrier.NetworkInterfaceId), ("subnet", carrier.SubnetId), ("vpc", carrier.VpcId)],
            SecurityGroups = carrier.Groups.Select(g => g.GroupId).ToList(),
        };
    }

    private static bool IsComponent(string id) => ComponentArns.TypeOf(id) is not null;

    private static RegionEstate Whole(RegionEstate estate) => estate with
    {
        Vpcs = Known(estate.Vpcs), Subnets = Known(estate.Subnets), RouteTables = Known(estate.RouteTables), NetworkAcls = Known(estate.NetworkAcls), SecurityGroups = Known(estate.SecurityGroups),
        VpcEndpoints = Known(estate.VpcEndpoints), NatGateways = Known(estate.NatGateways), InternetGateways = Known(estate.InternetGateways),
        EgressOnlyInternetGateways = Known(estate.EgressOnlyInternetGateways), VpcPeeringConnections = Known(estate.VpcPeeringConnections),
        TransitGatewayAttachments = Known(estate.TransitGatewayAttachments), TransitGatewayVpcAttachments = Known(estate.TransitGatewayVpcAttachments),
        TransitGatewayRouteTables = Known(estate.TransitGatewayRouteTables), VpnGateways = Known(estate.VpnGateways), PrefixLists = Known(estate.PrefixLists), NetworkInterfaces = Known(estate.NetworkInterfaces),
        VpcBlockPublicAccessOptions = Known(estate.VpcBlockPublicAccessOptions), VpcBlockPublicAccessExclusions = Known(estate.VpcBlockPublicAccessExclusions),
    };

    private static Part<T> Known<T>(Part<T> part) => part with { Asked = true, Unreadable = [] };
}

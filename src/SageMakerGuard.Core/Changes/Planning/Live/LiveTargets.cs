using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>What stands for a question in Reachability Analyzer: an interface or a gateway by its id, or an address; else the reason why nothing does.</summary>
internal sealed record LiveTarget
{
    /// <summary>The interface or gateway; null for an address of somewhere else.</summary>
    public string? Id { get; init; }

    /// <summary>The address; null for an internet gateway, which stands for the internet.</summary>
    public string? Address { get; init; }

    /// <summary>Why the question cannot be asked this way; null where it can.</summary>
    public string? LeftOut { get; init; }
}

/// <summary>From the questions of a proof to the ends of paths.</summary>
internal sealed class LiveTargets(NetworkIndex index, Domain domain)
{
    private string VpcId => domain.VpcId ?? "";

    /// <summary>The end of a path that starts in this subnet.</summary>
    public LiveTarget Of(PathDestination question, Subnet from) => question switch
    {
        ServiceDestination service => Endpoint(service.Service, from),
        FileSystemDestination fileSystem => MountTarget(fileSystem.FileSystemId, from),
        InternetDestination => Internet(),
        AddressDestination address => Address(address),
        _ => Left("a path between two apps says nothing of the next one, and the proof answers for all of them"),
    };

    private LiveTarget Endpoint(AwsService service, Subnet from)
    {
        var endpoints = index.EndpointsIn(VpcId).Where(e => service.Matches(e.ServiceName, index.Region.Region)).OrderByDescending(e => e.IsAvailable).ThenBy(e => e.VpcEndpointId, StringComparer.Ordinal).ToList();
        var own = endpoints.Where(e => e.VpcEndpointType == "Interface").ToList();
        if (own.FirstOrDefault(e => e.PrivateDnsEnabled) is { } endpoint)
        {
            var interfaces = endpoint.NetworkInterfaceIds.Select(id => index.NetworkInterface(id)).OfType<NetworkInterface>().ToList();
            return Near(interfaces, i => i.SubnetId, from) is { } end
                ? new() { Id = end.NetworkInterfaceId, Address = end.PrivateIpAddress }
                : Left($"no interface of {endpoint.VpcEndpointId} was read");
        }

        // Endpoints are sources and destinations, gateway endpoints are only passed (Reachability Analyzer guide, 'Source and destination resources', 'Path components').
        if (endpoints.FirstOrDefault(e => e.VpcEndpointType == "Gateway") is { } gateway)
            return Left($"gateway endpoint {gateway.VpcEndpointId} is no destination of Reachability Analyzer");
        return own.Count > 0 ? Left($"private DNS of {own[0].VpcEndpointId} is off, so apps do not go by it")
            : index.Region.VpcEndpoints.IsComplete ? Left($"{VpcId} has no interface endpoint of it")
            : Left($"the endpoints of {VpcId} could not all be read");
    }

    private LiveTarget MountTarget(string fileSystemId, Subnet from) =>
        Near(index.MountTargetsOf(fileSystemId).Where(m => m.NetworkInterfaceId is { Length: > 0 }).ToList(), m => m.SubnetId, from) is { } end
            ? new() { Id = end.NetworkInterfaceId, Address = end.IpAddress }
            : Left("no interface of a mount target was read");

    private LiveTarget Internet()
    {
        var gateways = index.Region.InternetGateways;
        if (gateways.Items.FirstOrDefault(g => g.Attachments.Any(a => a.VpcId == VpcId)) is { } gateway)
            return new() { Id = gateway.InternetGatewayId };
        return Left(gateways.IsComplete ? $"{VpcId} has no internet gateway" : $"the internet gateways of {VpcId} could not be read");
    }

    private static LiveTarget Address(AddressDestination address) =>
        Cidr.TryParse(address.Cidr, out var block) && block.First == block.Last && !block.IsV6
            ? new() { Address = block.First.ToString() }
            : Left("Reachability Analyzer takes single IPv4 addresses");

    private T? Near<T>(IReadOnlyList<T> ends, Func<T, string> subnetOf, Subnet from)
        where T : class =>
        ends.FirstOrDefault(e => subnetOf(e) == from.SubnetId) ?? ends.FirstOrDefault(e => index.Subnet(subnetOf(e))?.AvailabilityZoneId == from.AvailabilityZoneId) ?? ends.FirstOrDefault();

    private static LiveTarget Left(string why) => new() { LeftOut = why };
}

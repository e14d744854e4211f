using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>
/// The DNS names of an interface endpoint, in the order and form in which AWS answers them: its own, one for each zone, and with private DNS that
/// of the service, whose zone has no id while the endpoint is pending.
/// </summary>
internal static class EndpointNames
{
    private const string PendingZone = "ZONEIDPENDING";

    /// <summary>The names of a new endpoint; without a subnet it has none.</summary>
    public static IReadOnlyList<EndpointDnsEntry> Of(RegionEstate estate, VpcEndpoint endpoint, VpcEndpointService? service)
    {
        if (endpoint.SubnetIds.Count == 0)
            return [];
        var made = Ec2Elements.MadeUpId("name", endpoint.VpcEndpointId);
        var own = $"{endpoint.VpcEndpointId}-{made.Substring(made.Length - 8)}.{ServiceLabel(endpoint.ServiceName, estate.Region)}.{estate.Region}.vpce.{Partition.DnsSuffix(estate.Region)}";
        return [Entry(own, estate.Region), .. Zonal(estate, own, endpoint.SubnetIds), .. endpoint.PrivateDnsEnabled ? Private(service) : []];
    }

    /// <summary>The names after a change: what stays is as it was.</summary>
    public static IReadOnlyList<EndpointDnsEntry> Changed(RegionEstate estate, VpcEndpoint before, VpcEndpoint after, VpcEndpointService? service)
    {
        if (after.SubnetIds.Count == 0 || before.DnsEntries.Count == 0)
            return Of(estate, after, service);
        var own = before.DnsEntries[0].DnsName ?? "";
        var gone = Zonal(estate, own, before.SubnetIds.Except(after.SubnetIds, StringComparer.Ordinal)).Concat(before.PrivateDnsEnabled && !after.PrivateDnsEnabled ? Private(service) : []).Select(e => e.DnsName).ToList();
        return
        [
            .. before.DnsEntries.Where(e => !gone.Contains(e.DnsName)), .. Zonal(estate, own, after.SubnetIds.Except(before.SubnetIds, StringComparer.Ordinal)),
            .. after.PrivateDnsEnabled && !before.PrivateDnsEnabled ? Private(service) : [],
        ];
    }

    /// <summary>The names once the endpoint is available.</summary>
    public static IReadOnlyList<EndpointDnsEntry> Settled(VpcEndpoint endpoint) => endpoint.DnsEntries.Select(e => e.HostedZoneId == PendingZone ? e with { HostedZoneId = Zone(endpoint.VpcEndpointId) } : e).ToList();

    private static IEnumerable<EndpointDnsEntry> Zonal(RegionEstate estate, string own, IEnumerable<string> subnets)
    {
        var dot = own.IndexOf('.');
        return subnets.SelectMany(id => estate.Subnets.Items.Where(s => s.SubnetId == id)).Select(s => Entry(own.Insert(Math.Max(dot, 0), "-" + s.AvailabilityZone), estate.Region));
    }

    private static EndpointDnsEntry[] Private(VpcEndpointService? service) => service?.PrivateDnsName is { } name ? [new() { DnsName = name, HostedZoneId = PendingZone }] : [];

    private static EndpointDnsEntry Entry(string name, string region) => new() { DnsName = name, HostedZoneId = Zone(region) };

    /// <summary>The part of the service's name behind the region, last part first: 'ecr.api' is found at 'api.ecr'.</summary>
    private static string ServiceLabel(string serviceName, string region)
    {
        var place = serviceName.IndexOf("." + region + ".", StringComparison.Ordinal);
        var parts = (place < 0 ? serviceName : serviceName.Substring(place + region.Length + 2)).Split('.');
        return string.Join(".", Enumerable.Reverse(parts));
    }

    private static string Zone(string of)
    {
        var made = Ec2Elements.MadeUpId("zone", of).ToUpperInvariant();
        return "Z" + made.Substring(made.Length - 13);
    }
}

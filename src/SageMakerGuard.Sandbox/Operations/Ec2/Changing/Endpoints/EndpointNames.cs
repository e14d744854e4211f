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

    public static IReadOnlyList<EndpointDnsEntry> Of(RegionEstate estate, VpcEndpoint endpoint, VpcEndpointService? service)
    {
        if (endpoint.SubnetIds.Count == 0)
            return [];
        var made = Ec2Elements.MadeUpId("name", endpoint.VpcEndpointId);
        var label = endpoint.VpcEndpointId + "-" + made.Substring(made.Length - 8);
        var domain = ServiceLabel(endpoint.ServiceName, estate.Region) + "." + estate.Region + ".vpce." + Partition.DnsSuffix(estate.Region);
        var zones = endpoint.SubnetIds.SelectMany(id => estate.Subnets.Items.Where(s => s.SubnetId == id).Select(s => s.AvailabilityZone));
        return
        [
            new() { DnsName = label + "." + domain, HostedZoneId = Zone(estate.Region) },
            .. zones.Select(zone => new EndpointDnsEntry { DnsName = label + "-" + zone + "." + domain, HostedZoneId = Zone(estate.Region) }),
            .. endpoint.PrivateDnsEnabled && service?.PrivateDnsName is { } name ? [new() { DnsName = name, HostedZoneId = endpoint.IsAvailable ? Zone(endpoint.VpcEndpointId) : PendingZone }] : new EndpointDnsEntry[0],
        ];
    }

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

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Costs;

/// <summary>A resource of the network that AWS charges by the hour, and the domains that it serves as far as an estate shows it.</summary>
internal sealed record MeteredResource
{
    public string ResourceId { get; init; } = "";

    /// <summary>The meter of its hours.</summary>
    public NetworkMeter Hours { get; init; }

    /// <summary>The meter of its data; null where it has none.</summary>
    public NetworkMeter? Bytes { get; init; }

    /// <summary>How many are charged: an interface endpoint once for each zone.</summary>
    public int Pieces { get; init; }

    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The domains in its VPC whose traffic takes it.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>The one domain that it serves, where no other domain and no notebook instance is in its VPC.</summary>
    public string? Domain { get; init; }

    /// <summary>Why it is that domain's, or nobody's, in one sentence.</summary>
    public string Why { get; init; } = "";

    /// <summary>Every such resource of a region that the account pays.</summary>
    public static IReadOnlyList<MeteredResource> In(RegionEstate region) =>
    [
        .. region.NatGateways.Items.Where(n => n.State is "available" or "pending" && n.AvailabilityMode is not "regional")
            .Select(n => Of(region, n.NatGatewayId, NetworkMeter.NatGatewayHours, NetworkMeter.NatGatewayBytes, 1, n.VpcId, n.Tags)),
        .. region.VpcEndpoints.Items.Where(e => e.VpcEndpointType == "Interface" && e.SubnetIds.Count > 0 && (e.OwnerId is null || e.OwnerId == region.AccountId))
            .Select(e => Of(region, e.VpcEndpointId, NetworkMeter.InterfaceEndpointHours, NetworkMeter.InterfaceEndpointBytes, e.SubnetIds.Count, e.VpcId, e.Tags)),
        .. Addresses(region),
    ];

    /// <summary>The public addresses of NAT gateways, which these tell themselves, and the others where they were read.</summary>
    private static IEnumerable<MeteredResource> Addresses(RegionEstate region)
    {
        var tags = region.Addresses.Items.GroupBy(a => a.AllocationId).ToDictionary(g => g.Key, g => g.First().Tags, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var nat in region.NatGateways.Items.Where(n => n.State is "available" or "pending"))
        {
            foreach (var address in nat.NatGatewayAddresses.Where(a => a.PublicIp is not null && seen.Add(a.AllocationId ?? a.PublicIp)))
                yield return Of(region, address.AllocationId ?? address.PublicIp!, NetworkMeter.PublicIpv4InUse, null, 1, nat.VpcId, address.AllocationId is { } id && tags.TryGetValue(id, out var own) ? own : []);
        }

        foreach (var address in region.Addresses.Items.Where(a => !seen.Contains(a.AllocationId)))
            yield return Of(region, address.AllocationId, address.AssociationId is null && address.NetworkInterfaceId is null ? NetworkMeter.PublicIpv4Idle : NetworkMeter.PublicIpv4InUse, null, 1, "", address.Tags);
    }

    private static MeteredResource Of(RegionEstate region, string id, NetworkMeter hours, NetworkMeter? bytes, int pieces, string vpc, IReadOnlyList<Tag> tags)
    {
        // A domain in PublicInternetOnly mode sends nothing but its home directories' traffic through the VPC.
        var domains = region.Domains.Items.Where(d => d.VpcId == vpc && vpc.Length > 0 && d.AppNetworkAccessType == "VpcOnly").Select(d => d.DomainId).ToList();
        var subnets = region.Subnets.Items.Where(s => s.VpcId == vpc).Select(s => s.SubnetId).ToList();
        var (sole, why) = Judged(region, domains, subnets, vpc);
        return new() { ResourceId = id, Hours = hours, Bytes = bytes, Pieces = pieces, Tags = tags, Domains = domains, Domain = sole, Why = why };
    }

    private static (string? Domain, string Why) Judged(RegionEstate region, List<string> domains, List<string> subnets, string vpc)
    {
        if (domains.Count == 0)
            return (null, vpc.Length == 0 ? "No NAT gateway that was read holds it." : $"No domain's traffic takes it: none in {vpc} is VpcOnly.");
        if (domains.Count > 1)
            return (null, $"{domains.Count} domains use {vpc}.");
        if (!region.Domains.IsComplete || region.Domains.Items.Any(d => !d.Described))
            return (null, "Not every domain could be read, so that another one may use it.");
        if (region.NotebookInstances.Items.Any(n => n.SubnetId is { } subnet && subnets.Contains(subnet, StringComparer.Ordinal)))
            return (null, $"A notebook instance is in {vpc} as well.");
        return (domains[0], $"{domains[0]} is the only domain that uses {vpc}, and no notebook instance is in it.");
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// Subnets by zone, for endpoints: one subnet of each zone, since AWS takes no two of one zone (CreateVpcEndpoint, DuplicateSubnetsInSameZone). Of
/// several the one with the most addresses left serves, until it has none; each endpoint takes one address.
/// </summary>
internal sealed class ZoneSubnets(IReadOnlyList<Subnet> subnets)
{
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);

    /// <summary>The zones by name.</summary>
    public IReadOnlyList<string> Zones => subnets.Select(s => s.AvailabilityZone).Distinct(StringComparer.Ordinal).OrderBy(z => z, StringComparer.Ordinal).ToList();

    /// <summary>Subnets that have no address left.</summary>
    public IReadOnlyList<Subnet> Full => subnets.Where(s => Left(s) <= 0).ToList();

    /// <summary>How many addresses were taken of each subnet, where any were.</summary>
    public IEnumerable<(Subnet Subnet, int Taken)> Taken => subnets.Where(s => _taken.ContainsKey(s.SubnetId)).Select(s => (s, _taken[s.SubnetId]));

    /// <summary>Takes an address in each of the zones that has one.</summary>
    /// <param name="zones">Zones by name; those in which none of the subnets is are passed over.</param>
    public IReadOnlyList<Subnet> Take(IEnumerable<string> zones)
    {
        var picked = subnets
            .Where(s => zones.Contains(s.AvailabilityZone, StringComparer.Ordinal) && Left(s) > 0)
            .GroupBy(s => s.AvailabilityZone, StringComparer.Ordinal)
            .OrderBy(zone => zone.Key, StringComparer.Ordinal)
            .Select(zone => zone.OrderByDescending(s => TakenOf(s) > 0).ThenByDescending(Left).ThenBy(s => s.SubnetId, StringComparer.Ordinal).First())
            .ToList();
        foreach (var subnet in picked)
            _taken[subnet.SubnetId] = TakenOf(subnet) + 1;
        return picked;
    }

    private int Left(Subnet subnet) => subnet.AvailableIpAddressCount - TakenOf(subnet);

    private int TakenOf(Subnet subnet) => _taken.TryGetValue(subnet.SubnetId, out var count) ? count : 0;
}

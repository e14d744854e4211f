using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>The free addresses of subnets as interfaces come and go: an endpoint and a NAT gateway take one in each of their subnets.</summary>
internal static class SubnetAddresses
{
    public static RegionEstate Take(RegionEstate estate, IReadOnlyCollection<string> subnetIds) => Change(estate, subnetIds, -1);

    public static RegionEstate GiveBack(RegionEstate estate, IReadOnlyCollection<string> subnetIds) => Change(estate, subnetIds, 1);

    private static RegionEstate Change(RegionEstate estate, IReadOnlyCollection<string> subnetIds, int by) => subnetIds.Count == 0 ? estate : estate with
    {
        Subnets = estate.Subnets.Change(s => subnetIds.Contains(s.SubnetId, StringComparer.Ordinal), s => s with { AvailableIpAddressCount = Math.Max(0, s.AvailableIpAddressCount + by) }),
    };
}

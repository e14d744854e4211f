using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Egress;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>Observed bytes as gigabytes a month of 730 hours, with what a gigabyte costs through the network's NAT gateways from each zone.</summary>
internal sealed class MonthlyEgress
{
    private readonly ObservedEgress _observed;
    private readonly RegionPrices _prices;
    private readonly Dictionary<string, string?> _natZones;

    public MonthlyEgress(ObservedEgress observed, RegionPrices prices)
    {
        (_observed, _prices) = (observed, prices);
        _natZones = (observed.NatGateways ?? []).GroupBy(n => n.NatGatewayId).ToDictionary(g => g.Key, g => g.First().AzId);
        Zones = observed.ZoneCount ?? (Zoned.Count > 0 && Charged.All(u => u.AzId is not null) ? Zoned.Count : null);
        NatGateways = observed.NatGateways?.Count ?? (Through(EgressPath.NatGateway).Select(u => u.Via).OfType<string>().Distinct().Count() is > 0 and var seen ? seen : null);
    }

    /// <summary>In how many zones an endpoint is to have an interface; null where nothing says.</summary>
    public int? Zones { get; }

    /// <summary>NAT gateways that are there, or at least that bytes went through; null where nothing says.</summary>
    public int? NatGateways { get; }

    /// <summary>Whether bytes crossed zones on their way to a gateway at a price that is not known.</summary>
    public bool CrossingUnpriced { get; private set; }

    public IEnumerable<EgressUse> Through(params EgressPath[] paths) => _observed.Uses.Where(u => u.Bytes > 0 && paths.Contains(u.Path));

    /// <summary>Uses that NAT gateways or interface endpoints charge for. A path that is not known is taken for a NAT gateway, and said.</summary>
    public IReadOnlyList<EgressUse> Charged => Through(EgressPath.NatGateway, EgressPath.Unknown, EgressPath.InterfaceEndpoint).ToList();

    /// <summary>Gigabytes of observed bytes.</summary>
    public static decimal Gigabytes(IEnumerable<EgressUse> uses) => uses.Sum(u => (decimal)u.Bytes) / RegionPrices.BytesPerGigabyte;

    /// <summary>Gigabytes a month at the observed rate.</summary>
    public decimal PerMonth(IEnumerable<EgressUse> uses) =>
        uses.GroupBy(u => u.DaysCovered ?? _observed.DaysCovered!.Value).Sum(g => Gigabytes(g) * RegionPrices.HoursPerMonth / (24m * (decimal)g.Key));

    /// <summary>What uses cost a month through NAT gateways, hours aside; null where the price is not known.</summary>
    public decimal? NatUsd(IEnumerable<EgressUse> uses)
    {
        decimal? total = 0m;
        foreach (var zone in uses.GroupBy(u => (u.AzId, u.Via)))
            total += PerMonth(zone) * NatGigabyte(zone.Key.AzId, zone.Key.Via);
        return total;
    }

    /// <summary>
    /// A gigabyte from a zone through the NAT gateway that serves it: into a gateway of another zone it is also charged as transfer between zones, out of the
    /// one and into the other (Amazon EC2 on-demand pricing, 'Data Transfer within the same AWS Region').
    /// </summary>
    private decimal? NatGigabyte(string? azId, string? via)
    {
        if (_prices.NatGatewayGigabyte is not { } price)
            return null;
        if (!Crosses(azId, via))
            return price;
        if (_prices.CrossZoneGigabyte is { } crossing)
            return price + (2 * crossing);
        CrossingUnpriced = true;
        return price;
    }

    private bool Crosses(string? azId, string? via)
    {
        if (azId is null || _natZones.Count == 0)
            return false;
        if (via is not null && _natZones.TryGetValue(via, out var zone))
            return zone is not null && zone != azId;
        return _natZones.Values.All(z => z is not null && z != azId);
    }

    private List<string> Zoned => Charged.Select(u => u.AzId).OfType<string>().Distinct().ToList();
}

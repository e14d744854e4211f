using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>Holds NAT gateways against endpoints. Money is in US dollars per month of 730 hours; what too little was seen for is not said.</summary>
public static class EgressComparer
{
    // Paths that neither a NAT gateway of this network nor an endpoint charges for.
    private static readonly EgressPath[] s_elsewhere = [EgressPath.InternetGateway, EgressPath.Peering, EgressPath.TransitGateway, EgressPath.VirtualPrivateGateway, EgressPath.Appliance];

    /// <summary>The comparison for one network.</summary>
    /// <param name="observed">What left it.</param>
    /// <param name="prices">The prices of its region.</param>
    public static EgressCostComparison Compare(ObservedEgress observed, RegionPrices prices)
    {
        var unknown = Share(observed, EgressPath.Unknown);
        if (unknown > 0.05m)
            observed = observed with { Doubts = [.. observed.Doubts, FormattableString.Invariant($"The path of {unknown * 100:0}% of the bytes is not known; a NAT gateway was taken for it.")] };
        var (confidence, reason) = EgressEvidence.Of(observed);
        var enough = confidence != EgressConfidence.NotEnoughData;
        var month = new MonthlyEgress(observed, prices);
        var onEndpoints = enough ? month.PerMonth(month.Through(EgressPath.InterfaceEndpoint)) : 0m;
        var services = month.Through(EgressPath.NatGateway, EgressPath.Unknown, EgressPath.InterfaceEndpoint, EgressPath.GatewayEndpoint)
            .GroupBy(EgressTarget.Of)
            .OrderByDescending(g => g.Sum(u => (decimal)u.Bytes)).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
            .Select(g =>
            {
                var own = enough ? month.PerMonth(g.Where(u => u.Path == EgressPath.InterfaceEndpoint)) : 0m;
                return new ServiceComparison(g.Key, g.ToList(), month, prices, enough, onEndpoints - own);
            })
            .ToList();
        var kept = services.Where(s => s.ThroughNat.Count > 0 && s.Target.Choice is EndpointChoice.None or EndpointChoice.Undecided).ToList();
        var verdict = Verdict(services, kept, confidence);
        var natHours = NatHours(month, prices);
        var scenarios = enough ? EgressScenarios.Of(services, month, prices, natHours, verdict) : [];
        return new()
        {
            AccountId = observed.AccountId,
            Region = observed.Region,
            VpcId = observed.VpcId,
            DomainId = observed.DomainIds,
            DaysCovered = observed.DaysCovered,
            Confidence = confidence,
            ConfidenceReason = reason,
            Zones = month.Zones,
            BreakEvenGigabytesPerZone = BreakEvenPoint.Gigabytes(prices, 1, prices.NatGatewayGigabyte),
            Services = services.ConvertAll(s => s.Shown()),
            NatGateway = verdict,
            NatKeptBy = kept.ConvertAll(s => s.Target.Name),
            NatGateways = month.NatGateways,
            NatHoursMonthlyUsd = natHours,
            Scenarios = scenarios,
            Cheapest = scenarios.Where(s => s.Possible == true && s.SavesMonthlyUsd is not null).OrderByDescending(s => s.SavesMonthlyUsd).FirstOrDefault()?.Name,
            PriceDate = prices.PriceDate,
            PriceSource = prices.Source,
            Notes = Notes(observed, month, prices),
        };
    }

    private static NatVerdict Verdict(List<ServiceComparison> services, List<ServiceComparison> kept, EgressConfidence confidence)
    {
        if (kept.Exists(s => s.Target.Choice == EndpointChoice.None))
            return NatVerdict.MustStay; // one byte is proof enough
        if (confidence is EgressConfidence.NotEnoughData or EgressConfidence.Low || kept.Count > 0)
            return NatVerdict.NotEnoughData;
        return services.Exists(s => s.ThroughNat.Count > 0) ? NatVerdict.CanGo : NatVerdict.NoneInUse;
    }

    /// <summary>The hours of the NAT gateways, and of the one public address that each has at the least.</summary>
    private static decimal? NatHours(MonthlyEgress month, RegionPrices prices) =>
        month.NatGateways is { } count ? prices.PerMonth(prices.NatGatewayHour, count) + prices.PerMonth(prices.PublicIpv4Hour, count) : null;

    private static decimal Share(ObservedEgress observed, EgressPath path)
    {
        var charged = observed.Uses.Where(u => u.Path is EgressPath.NatGateway or EgressPath.Unknown or EgressPath.InterfaceEndpoint or EgressPath.GatewayEndpoint).Sum(u => (decimal)u.Bytes);
        return charged == 0m ? 0m : observed.Uses.Where(u => u.Path == path).Sum(u => (decimal)u.Bytes) / charged;
    }

    private static List<string> Notes(ObservedEgress observed, MonthlyEgress month, RegionPrices prices)
    {
        var notes = observed.Notes.ToList();
        if (MonthlyEgress.Gigabytes(month.Through(s_elsewhere)) is > 0m and var elsewhere)
            notes.Add(FormattableString.Invariant($"{elsewhere:0.#} GB went over other ways (internet gateway, peering, transit gateway, VPN, appliance) and are not compared."));
        if (month.CrossingUnpriced)
            notes.Add($"Some bytes cross zones on their way to a NAT gateway; what that costs in {prices.Region} is not in the price table, so NAT gateways cost more than is said here. Update-SMPriceTable fetches it.");
        if (observed.NatGateways is null && month.NatGateways is { } seen)
            notes.Add(FormattableString.Invariant($"The NAT gateways were counted by those that bytes went through: {seen}. With -EstatePath those that are there are counted."));
        else if (month.NatGateways is null)
            notes.Add("How many NAT gateways there are is not known, so their hours are not counted. Give -EstatePath or -NatGatewayCount.");
        if (month.NatGateways > 0)
            notes.Add("Each NAT gateway is counted with one public IPv4 address.");
        if (prices.Quotes.Count == 0 || prices.InterfaceEndpointHour is null || prices.NatGatewayGigabyte is null)
            notes.Add($"The price table lacks prices of {prices.Region}. Update-SMPriceTable -Region {prices.Region} fetches them.");
        notes.Add("Transfer to the internet costs the same either way and is left out.");
        return notes;
    }
}

using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>The ways to build a network, each priced as a whole: tiers of endpoint data count all endpoints together.</summary>
internal static class EgressScenarios
{
    public static IReadOnlyList<EgressScenario> Of(IReadOnlyList<ServiceComparison> services, MonthlyEgress month, RegionPrices prices, decimal? natHours, NatVerdict verdict)
    {
        var there = services.Where(s => s.Target.Choice == EndpointChoice.Interface && s.Uses.Any(u => u.Path == EgressPath.InterfaceEndpoint)).ToList();
        var paying = services.Where(s => !there.Contains(s) && s.Saves > 0m).ToList();
        var possible = services.Where(s => s.ThroughNat.Count > 0 && s.Target.Choice is EndpointChoice.Gateway or EndpointChoice.Interface).ToList();
        var asItIs = Variable(services, there, [], month, prices);
        var pays = Variable(services, there, paying, month, prices);
        var none = Variable(services, there, possible, month, prices);
        return
        [
            new() { Name = "AsItIs", Possible = true, MonthlyUsd = asItIs + natHours, SavesMonthlyUsd = 0m, Endpoints = Names(there) },
            new() { Name = "EndpointsThatPay", Possible = true, MonthlyUsd = pays + natHours, SavesMonthlyUsd = asItIs - pays, Endpoints = Names(there.Union(paying)) },
            new()
            {
                Name = "WithoutNat",
                Possible = verdict switch { NatVerdict.CanGo or NatVerdict.NoneInUse => true, NatVerdict.MustStay => false, _ => null },
                MonthlyUsd = verdict == NatVerdict.MustStay ? null : none,
                SavesMonthlyUsd = verdict == NatVerdict.MustStay ? null : asItIs + natHours - none,
                Endpoints = Names(there.Union(possible)),
            },
        ];
    }

    /// <summary>Everything but the hours of NAT gateways: their data, endpoints' hours and data.</summary>
    private static decimal? Variable(IReadOnlyList<ServiceComparison> services, IReadOnlyList<ServiceComparison> there, IReadOnlyList<ServiceComparison> moved, MonthlyEgress month, RegionPrices prices)
    {
        var nat = month.NatUsd(services.Except(moved).SelectMany(s => s.ThroughNat));
        var endpoints = there.Union(moved.Where(s => s.Target.Choice == EndpointChoice.Interface)).ToList();
        if (endpoints.Count == 0)
            return nat;
        var gigabytes = month.PerMonth(there.SelectMany(s => s.Uses).Where(u => u.Path == EgressPath.InterfaceEndpoint)) + month.PerMonth(moved.Where(s => s.Target.Choice == EndpointChoice.Interface).SelectMany(s => s.ThroughNat));
        return month.Zones is { } zones ? nat + prices.PerMonth(prices.InterfaceEndpointHour, zones * endpoints.Count) + prices.Of(NetworkMeter.InterfaceEndpointBytes, gigabytes) : null;
    }

    private static List<string> Names(IEnumerable<ServiceComparison> services) => services.Select(s => s.Target.Name).Distinct().ToList();
}

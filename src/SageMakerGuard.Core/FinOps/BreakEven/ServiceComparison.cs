using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>One service by NAT gateway and by endpoint.</summary>
internal sealed class ServiceComparison
{
    private readonly MonthlyEgress _month;
    private readonly RegionPrices _prices;
    private readonly decimal? _perMonth;

    public ServiceComparison(EgressTarget target, IReadOnlyList<EgressUse> uses, MonthlyEgress month, RegionPrices prices, bool enough, decimal usedGigabytes)
    {
        (Target, Uses, _month, _prices) = (target, uses, month, prices);
        HasEndpoint = uses.All(u => u.Path is EgressPath.InterfaceEndpoint or EgressPath.GatewayEndpoint);
        ThroughNat = uses.Where(u => u.Path is EgressPath.NatGateway or EgressPath.Unknown).ToList();
        _perMonth = enough ? month.PerMonth(uses) : null;
        NatUsd = enough ? month.NatUsd(uses.Where(u => u.Path != EgressPath.GatewayEndpoint)) : null;
        var gigabyte = _perMonth > 0m ? NatUsd / _perMonth : prices.NatGatewayGigabyte;
        EndpointUsd = target.Choice switch
        {
            EndpointChoice.Gateway => 0m,
            EndpointChoice.Interface when enough && month.Zones is { } zones => prices.PerMonth(prices.InterfaceEndpointHour, zones) + prices.Between(NetworkMeter.InterfaceEndpointBytes, usedGigabytes, _perMonth ?? 0m),
            _ => null,
        };
        BreakEven = target.Choice switch
        {
            EndpointChoice.Gateway => 0m,
            EndpointChoice.Interface when month.Zones is { } zones => BreakEvenPoint.Gigabytes(prices, zones, gigabyte, usedGigabytes),
            _ => null,
        };
    }

    public EgressTarget Target { get; }

    public IReadOnlyList<EgressUse> Uses { get; }

    /// <summary>Those of its bytes that a NAT gateway takes.</summary>
    public IReadOnlyList<EgressUse> ThroughNat { get; }

    public bool HasEndpoint { get; }

    public decimal? NatUsd { get; }

    public decimal? EndpointUsd { get; }

    public decimal? BreakEven { get; }

    public decimal? Saves => Target.Choice is EndpointChoice.Gateway or EndpointChoice.Interface ? NatUsd - EndpointUsd : null;

    public EgressServiceCost Shown()
    {
        var (advice, reason) = Judged();
        return new()
        {
            Service = Target.Name,
            EndpointType = Target.Choice switch { EndpointChoice.Gateway => "Gateway", EndpointChoice.Interface => "Interface", _ => null },
            HasEndpoint = HasEndpoint,
            ObservedGigabytes = MonthlyEgress.Gigabytes(Uses),
            GigabytesPerMonth = _perMonth,
            NatMonthlyUsd = NatUsd,
            EndpointMonthlyUsd = EndpointUsd,
            BreakEvenGigabytes = BreakEven,
            SavesMonthlyUsd = Saves,
            Advice = advice,
            Reason = reason,
        };
    }

    private (EgressAdvice Advice, string Reason) Judged()
    {
        switch (Target.Choice)
        {
            case EndpointChoice.None:
                return (EgressAdvice.NoEndpoint, "No endpoint leads there.");
            case EndpointChoice.Undecided:
                return (EgressAdvice.NotEnoughData, "Flow logs do not tell which of AWS's services these addresses belong to, so no endpoint can be priced for them.");
            case EndpointChoice.Gateway when HasEndpoint:
                return (EgressAdvice.KeepEndpoint, "It goes through a gateway endpoint already, which costs nothing.");
            case EndpointChoice.Gateway:
                // However little was seen: it costs nothing to make.
                return (EgressAdvice.GatewayEndpoint, "A gateway endpoint charges neither hours nor data.");
        }

        if (_perMonth is not { } gigabytes)
            return (EgressAdvice.NotEnoughData, "Too little was seen to say what a month brings.");
        if (Saves is not { } saves)
            return (EgressAdvice.NotEnoughData, _month.Zones is null ? "In how many zones the endpoint would be needed is not known." : $"A price of {_prices.Region} is not known.");
        var of = string.Format(CultureInfo.InvariantCulture, "{0:0.#} GB a month, and an endpoint pays from {1} on", gigabytes, BreakEven is { } even ? even.ToString("0.#", CultureInfo.InvariantCulture) + " GB" : "no amount");
        return (HasEndpoint, saves > 0m) switch
        {
            (true, true) => (EgressAdvice.KeepEndpoint, of + "."),
            (true, false) => (EgressAdvice.EndpointCostsMore, of + "; the endpoint may be there for other reasons than money."),
            (false, true) => (EgressAdvice.InterfaceEndpoint, of + "."),
            _ => (EgressAdvice.NatGateway, of + "."),
        };
    }
}

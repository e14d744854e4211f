using System.Linq;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>From how many gigabytes a month on an interface endpoint is cheaper than a NAT gateway that stays anyway.</summary>
public static class BreakEvenPoint
{
    /// <summary>
    /// The gigabytes, in all zones together: hours / (NAT price - endpoint price), through the endpoint's tiers. For one endpoint in one zone at us-east-1's
    /// list prices that is 7.30 / (0.045 - 0.010) = 208.6. Null where a price is not known, or where the endpoint never is cheaper.
    /// </summary>
    /// <param name="prices">The region's prices.</param>
    /// <param name="zones">In how many zones the endpoint has an interface.</param>
    /// <param name="natGigabyteUsd">What a gigabyte costs through the NAT gateway, with transfer between zones where that comes on top.</param>
    /// <param name="usedGigabytes">What the region's other interface endpoints take a month: tiers count all of them together.</param>
    public static decimal? Gigabytes(RegionPrices prices, int zones, decimal? natGigabyteUsd, decimal usedGigabytes = 0m)
    {
        if (natGigabyteUsd is not { } nat || prices.PerMonth(prices.InterfaceEndpointHour, zones) is not { } open || prices.Quotes.FirstOrDefault(q => q.Meter == NetworkMeter.InterfaceEndpointBytes) is not { } data)
            return null;
        var (sum, from) = (0m, usedGigabytes);
        for (var i = 0; i < data.Tiers.Count; i++)
        {
            decimal? until = i + 1 < data.Tiers.Count ? data.Tiers[i + 1].From : null;
            if (until <= from)
                continue;
            var gain = nat - data.Tiers[i].Usd;
            if (gain > 0m && (until is null || gain * (until.Value - from) >= open))
                return sum + (open / gain);
            if (until is null)
                return null;
            open -= gain * (until.Value - from);
            sum += until.Value - from;
            from = until.Value;
        }

        return null;
    }
}

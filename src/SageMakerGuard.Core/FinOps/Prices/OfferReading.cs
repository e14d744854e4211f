using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.Prices;

/// <summary>Prices as they are found in a price list, until all is read: two products of one meter that cost different things leave it without a price.</summary>
internal sealed class OfferReading
{
    private readonly Dictionary<(string Region, NetworkMeter Meter), PriceQuote?> _found = [];

    /// <summary>Takes a price in. A free product beside one that costs something is a free tier or an allowance, and does not count.</summary>
    public void Add(NetworkMeter meter, string region, IReadOnlyList<PriceTier>? tiers, DateTime date, string source)
    {
        if (tiers is null || tiers.All(t => t.Usd == 0m))
            return;
        var quote = new PriceQuote { Meter = meter, Region = region, Tiers = tiers, Date = date, Source = source };
        _found[(region, meter)] = _found.TryGetValue((region, meter), out var there) && !(there is not null && there.Tiers.SequenceEqual(tiers)) ? null : quote;
    }

    /// <summary>What was found and is beyond doubt.</summary>
    public PriceList Prices => new(_found.Values.Where(q => q is not null).Select(q => q!));

    /// <summary>Meters for which the list has prices that contradict each other.</summary>
    public IReadOnlyList<(string Region, NetworkMeter Meter)> Doubtful => _found.Where(p => p.Value is null).Select(p => p.Key).ToList();
}

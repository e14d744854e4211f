using System;
using System.Collections.Generic;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.Prices;

/// <summary>From how many units a month on a price holds.</summary>
/// <param name="From">The first unit, counted over a month and a region; 0 for the first tier.</param>
/// <param name="Usd">US dollars for a unit.</param>
public sealed record PriceTier(decimal From, decimal Usd);

/// <summary>The list price of one meter in one region, as somebody read it on some day.</summary>
public sealed record PriceQuote
{
    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The meter.</summary>
    public NetworkMeter Meter { get; init; }

    /// <summary>US dollars for an hour or a gigabyte, in the first tier.</summary>
    public decimal Usd => Tiers[0].Usd;

    /// <summary>All tiers, the first beginning at 0; one for a price that knows no tiers.</summary>
    public IReadOnlyList<PriceTier> Tiers { get; init; } = [];

    /// <summary>The day as of which it holds.</summary>
    public DateTime Date { get; init; }

    /// <summary>Where it was read.</summary>
    public string Source { get; init; } = "";
}

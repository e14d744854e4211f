using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.FinOps.Prices;

namespace SageMakerGuard.FinOps;

/// <summary>List prices of network parts in one region, in US dollars before tax and discounts. What is not known is null and never guessed.</summary>
public sealed record RegionPrices
{
    /// <summary>The hours that AWS's calculators take for a month.</summary>
    public const int HoursPerMonth = 730;

    /// <summary>The bytes of a gigabyte on the bill.</summary>
    public const long BytesPerGigabyte = 1L << 30;

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>A NAT gateway, per hour.</summary>
    public decimal? NatGatewayHour => Of(NetworkMeter.NatGatewayHours);

    /// <summary>A gigabyte (2^30 bytes) through a NAT gateway.</summary>
    public decimal? NatGatewayGigabyte => Of(NetworkMeter.NatGatewayBytes);

    /// <summary>An interface endpoint in one zone, per hour.</summary>
    public decimal? InterfaceEndpointHour => Of(NetworkMeter.InterfaceEndpointHours);

    /// <summary>A gigabyte (2^30 bytes) through interface endpoints, in the first tier of a petabyte a month.</summary>
    public decimal? InterfaceEndpointGigabyte => Of(NetworkMeter.InterfaceEndpointBytes);

    /// <summary>A public IPv4 address, in use or idle, per hour.</summary>
    public decimal? PublicIpv4Hour => Of(NetworkMeter.PublicIpv4InUse);

    /// <summary>A gigabyte (2^30 bytes) between two zones of the region, for one of its two directions: each is charged.</summary>
    public decimal? CrossZoneGigabyte => Of(NetworkMeter.CrossZoneBytes);

    /// <summary>Each price with its tiers, its day and its source.</summary>
    public IReadOnlyList<PriceQuote> Quotes { get; init; } = [];

    /// <summary>The day as of which the prices were read; the earliest, where they are of several days.</summary>
    public DateTime PriceDate { get; init; }

    /// <summary>Where they were read.</summary>
    public string Source { get; init; } = "";

    /// <summary>The price of a unit on a meter, an hour or a gigabyte, in its first tier.</summary>
    public decimal? Of(NetworkMeter meter) => Quote(meter)?.Usd;

    /// <summary>The price of so many hours or gigabytes in one month, through all tiers; null where the price is not known.</summary>
    public decimal? Of(NetworkMeter meter, decimal quantity) => Between(meter, 0m, quantity);

    /// <summary>The price of so many hours or gigabytes on top of what the region uses in the month already: they fall into later tiers.</summary>
    public decimal? Between(NetworkMeter meter, decimal used, decimal quantity)
    {
        if (quantity == 0m)
            return 0m;
        if (Quote(meter) is not { } quote)
            return null;
        var total = 0m;
        for (var i = 0; i < quote.Tiers.Count; i++)
        {
            var from = Math.Max(quote.Tiers[i].From, used);
            var until = i + 1 < quote.Tiers.Count ? Math.Min(quote.Tiers[i + 1].From, used + quantity) : used + quantity;
            if (until > from)
                total += (until - from) * quote.Tiers[i].Usd;
        }

        return total;
    }

    /// <summary>The price of so many pieces for a month; null where the price of one is not known.</summary>
    public decimal? PerMonth(decimal? perHour, int count) => perHour is { } price ? price * HoursPerMonth * count : count == 0 ? 0m : null;

    /// <summary>The prices of some quotes; with none of them the source says that there are none. A problem with the user's own table stands in it as well.</summary>
    internal static RegionPrices Of(string region, IReadOnlyList<PriceQuote> quotes, string? problem = null)
    {
        var origins = quotes.Select(q => q.Source).Distinct(StringComparer.Ordinal).ToList();
        var source = origins.Count == 0 ? "the price table does not have " + region : string.Join("; ", origins);
        return new()
        {
            Region = region,
            Quotes = quotes,
            PriceDate = quotes.Count == 0 ? PriceTable.Shipped.Quotes.Max(q => q.Date) : quotes.Min(q => q.Date),
            Source = problem is null ? source : source + " (" + problem.TrimEnd('.') + ")",
        };
    }

    /// <summary>The day and the source, for people.</summary>
    public string Provenance => string.Format(CultureInfo.InvariantCulture, "{0}, as of {1:yyyy-MM-dd}", Source, PriceDate);

    private PriceQuote? Quote(NetworkMeter meter) => Quotes.FirstOrDefault(q => q.Meter == meter);
}

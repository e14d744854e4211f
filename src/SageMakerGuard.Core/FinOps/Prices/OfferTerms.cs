using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps.Prices;

/// <summary>What a product of a price list is and what it costs (AWS Billing User Guide, 'Reading the service price list file'; API_pricing_GetProducts).</summary>
internal static class OfferTerms
{
    // Products share usage types: what a load balancer sends between zones stands under the same one as what instances do.
    private static readonly string[] s_operations = ["", "NatGateway", "VpcEndpoint", "InterZone-In", "InterZone-Out"];

    /// <summary>The meter and region of a product; null for one that is none of the network's.</summary>
    public static (NetworkMeter Meter, string Region)? Subject(JsonElement product)
    {
        if (!product.TryGetProperty("attributes", out var attributes) || Text(attributes, "usagetype") is not { } usageType || UsageTypes.Read(usageType) is not { } subject)
            return null;
        var region = Text(attributes, "regionCode") ?? Text(attributes, "fromRegionCode");
        if (region is not null && region != subject.Region)
            return null;
        var isCounted = subject.Meter is NetworkMeter.PublicIpv4InUse or NetworkMeter.PublicIpv4Idle || s_operations.Contains(Text(attributes, "operation") ?? "", StringComparer.OrdinalIgnoreCase);
        return isCounted ? subject : null;
    }

    /// <summary>The tiers of the on-demand terms of one product; null where they hold no price in US dollars.</summary>
    /// <param name="terms">The terms by their codes, as they stand under OnDemand and the SKU.</param>
    public static IReadOnlyList<PriceTier>? Tiers(JsonElement terms)
    {
        var tiers = new List<PriceTier>();
        foreach (var dimension in terms.EnumerateObject().SelectMany(term => term.Value.GetProperty("priceDimensions").EnumerateObject()).Select(d => d.Value))
        {
            if (!dimension.TryGetProperty("pricePerUnit", out var prices) || Number(Text(prices, "USD")) is not { } usd)
                return null;
            tiers.Add(new(Number(Text(dimension, "beginRange")) ?? 0m, usd));
        }

        tiers.Sort((a, b) => a.From.CompareTo(b.From));
        return tiers.Count > 0 && tiers[0].From == 0m && tiers.Select(t => t.From).Distinct().Count() == tiers.Count ? tiers : null;
    }

    /// <summary>The day of a publicationDate; null where there is none.</summary>
    public static DateTime? Day(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time.UtcDateTime.Date : null;

    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}

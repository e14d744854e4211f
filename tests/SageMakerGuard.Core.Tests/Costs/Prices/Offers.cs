using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace SageMakerGuard.Tests.Costs.Prices;

/// <summary>A product of a price list in the making.</summary>
internal sealed record Offer(string UsageType, string? RegionCode, string Operation, params (string Begin, string Usd)[] Tiers)
{
    public string Currency { get; init; } = "USD";

    public object Product(string sku) => new
    {
        sku,
        productFamily = "VpcEndpoint",
        attributes = new Dictionary<string, string?> { ["usagetype"] = UsageType, ["regionCode"] = RegionCode, ["operation"] = Operation, ["servicecode"] = "AmazonVPC" }.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value),
    };

    public Dictionary<string, object> Terms(string sku) => new()
    {
        [sku + ".JRTCKXETXF"] = new
        {
            offerTermCode = "JRTCKXETXF",
            sku,
            effectiveDate = "2026-10-01T00:00:00Z",
            priceDimensions = Tiers.Select((tier, i) => (Key: $"{sku}.JRTCKXETXF.{i}", tier)).ToDictionary(t => t.Key, t => (object)new
            {
                unit = "GB", beginRange = t.tier.Begin, endRange = "Inf", description = "a price", pricePerUnit = new Dictionary<string, string> { [Currency] = t.tier.Usd },
            }),
        },
    };

    /// <summary>As GetProducts answers it.</summary>
    public string Item(string sku = "ABCDEFGH12345678") => JsonSerializer.Serialize(new
    {
        product = Product(sku), serviceCode = "AmazonVPC", terms = new { OnDemand = Terms(sku) }, version = "20261001000000", publicationDate = "2026-10-01T08:30:00Z",
    });

    /// <summary>As an offer file has it, between products and reserved terms of other kinds.</summary>
    public static string File(params Offer[] offers)
    {
        var all = offers.Select((offer, i) => (Sku: "SKU" + i, Offer: offer)).ToList();
        return JsonSerializer.Serialize(new
        {
            formatVersion = "v1.0",
            disclaimer = "as is",
            offerCode = "AmazonVPC",
            version = "20261001000000",
            publicationDate = "2026-10-01T08:30:00Z",
            notes = new object[] { new { deep = new[] { 1, 2 } }, "text", null! },
            products = all.ToDictionary(o => o.Sku, o => o.Offer.Product(o.Sku)),
            terms = new { OnDemand = all.ToDictionary(o => o.Sku, o => o.Offer.Terms(o.Sku)), Reserved = new { SKU0 = new { other = new[] { new { priceDimensions = 1 } } } } },
            attributesList = new { },
        });
    }
}

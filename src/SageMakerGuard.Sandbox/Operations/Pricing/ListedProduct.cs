using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.FinOps.Prices;

namespace SageMakerGuard.Sandbox.Operations.Pricing;

/// <summary>A product as the price list has it: a JSON text with what it is and its on-demand terms (AWS Billing User Guide, 'Reading the service price list file').</summary>
internal sealed class ListedProduct(PriceQuote quote)
{
    private const string OnDemandOffer = "JRTCKXETXF";
    private const string Rate = "6YS6EN2CT7";

    public static IReadOnlyList<ListedProduct> All { get; } = PriceTable.Shipped.Quotes.Select(q => new ListedProduct(q)).ToList();

    public string ServiceCode { get; } = quote.Meter switch
    {
        NetworkMeter.NatGatewayHours or NetworkMeter.NatGatewayBytes => "AmazonEC2",
        NetworkMeter.CrossZoneBytes => "AWSDataTransfer",
        _ => "AmazonVPC",
    };

    public IReadOnlyDictionary<string, string> Attributes { get; } = AttributesOf(quote);

    public string Text()
    {
        var sku = string.Concat((quote.Region + quote.Meter).Where(char.IsLetterOrDigit)).ToUpperInvariant();
        var term = $"{sku}.{OnDemandOffer}";
        return JsonSerializer.Serialize(new
        {
            product = new { productFamily = Family(quote.Meter), attributes = Attributes, sku },
            serviceCode = ServiceCode,
            terms = new
            {
                OnDemand = new Dictionary<string, object>
                {
                    [term] = new
                    {
                        priceDimensions = quote.Tiers.Select((tier, i) => (Key: $"{term}.{Rate}{i}", Tier: tier, Until: i + 1 < quote.Tiers.Count ? Number(quote.Tiers[i + 1].From) : "Inf")).ToDictionary(t => t.Key, t => (object)new
                        {
                            unit = UsageTypes.Unit(quote.Meter), endRange = t.Until, description = "[sandbox] " + Attributes["usagetype"], appliesTo = new string[0], rateCode = t.Key, beginRange = Number(t.Tier.From),
                            pricePerUnit = new { USD = t.Tier.Usd.ToString("0.0000000000", CultureInfo.InvariantCulture) },
                        }),
                        sku, effectiveDate = Day("yyyy-MM-dd'T'00:00:00'Z'"), offerTermCode = OnDemandOffer, termAttributes = new { },
                    },
                },
            },
            version = Day("yyyyMMdd") + "000000",
            publicationDate = Day("yyyy-MM-dd'T'00:00:00'Z'"),
        });
    }

    // A month newer than what the module came with, as a price list is that is asked for later.
    private string Day(string format) => quote.Date.AddMonths(1).ToString(format, CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static Dictionary<string, string> AttributesOf(PriceQuote quote)
    {
        var attributes = new Dictionary<string, string> { ["usagetype"] = UsageTypes.Usual(quote.Region, quote.Meter)!, ["operation"] = Operation(quote.Meter), ["productFamily"] = Family(quote.Meter) };
        if (quote.Meter == NetworkMeter.CrossZoneBytes)
            (attributes["transferType"], attributes["fromRegionCode"], attributes["toRegionCode"]) = ("IntraRegion", quote.Region, quote.Region);
        else
            attributes["regionCode"] = quote.Region;
        return attributes;
    }

    private static string Family(NetworkMeter meter) => meter switch
    {
        NetworkMeter.NatGatewayHours or NetworkMeter.NatGatewayBytes => "NAT Gateway",
        NetworkMeter.InterfaceEndpointHours or NetworkMeter.InterfaceEndpointBytes => "VpcEndpoint",
        NetworkMeter.CrossZoneBytes => "Data Transfer",
        _ => "VPC Public IPv4 Address",
    };

    private static string Operation(NetworkMeter meter) => meter switch
    {
        NetworkMeter.NatGatewayHours or NetworkMeter.NatGatewayBytes => "NatGateway",
        NetworkMeter.InterfaceEndpointHours or NetworkMeter.InterfaceEndpointBytes => "VpcEndpoint",
        _ => "",
    };
}

using System;
using System.Collections.Generic;

namespace SageMakerGuard.FinOps;

/// <summary>
/// The list prices that come with the module. Sources: AWS Price List offer files of AmazonEC2 and AmazonVPC, and the pricing pages of Amazon VPC
/// and AWS PrivateLink, as of the date of each row. A price that no source confirmed is absent.
/// </summary>
public static class PriceTable
{
    private const string OfferFiles = "AWS Price List (AmazonEC2, AmazonVPC), list prices in USD";

    // A public IPv4 address costs the same in every commercial region (Amazon VPC pricing).
    private const decimal PublicIpv4 = 0.005m;

    private static readonly DateTime s_date = new(2026, 8, 17, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, RegionPrices> s_rows = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = Row("us-east-1", 0.045m, 0.045m, 0.010m, 0.010m),
        ["us-east-2"] = Row("us-east-2", 0.045m, 0.045m, 0.010m),
        ["us-west-2"] = Row("us-west-2", 0.045m, 0.045m, 0.010m),
        ["eu-west-1"] = Row("eu-west-1", 0.048m, 0.048m),
        ["eu-west-2"] = Row("eu-west-2", 0.050m, 0.050m),
        ["eu-central-1"] = Row("eu-central-1", 0.052m, 0.052m, 0.012m),
        ["ap-northeast-1"] = Row("ap-northeast-1", 0.062m, 0.062m, 0.014m),
        ["ap-southeast-1"] = Row("ap-southeast-1", 0.059m, 0.059m, 0.013m),
        ["ap-southeast-5"] = Row("ap-southeast-5", null, null, 0.0117m),
        ["ap-south-1"] = Row("ap-south-1", 0.056m, 0.056m),
        ["sa-east-1"] = Row("sa-east-1", 0.093m, 0.093m),
    };

    /// <summary>The prices of a region; a region that the table lacks has none, and says so by its source.</summary>
    public static RegionPrices In(string region) =>
        s_rows.TryGetValue(region, out var row) ? row : new() { Region = region, PriceDate = s_date, Source = "the module's price table does not have " + region };

    private static RegionPrices Row(string region, decimal? natHour, decimal? natGigabyte, decimal? endpointHour = null, decimal? endpointGigabyte = null) => new()
    {
        Region = region,
        NatGatewayHour = natHour,
        NatGatewayGigabyte = natGigabyte,
        InterfaceEndpointHour = endpointHour,
        InterfaceEndpointGigabyte = endpointGigabyte,
        PublicIpv4Hour = PublicIpv4,
        PriceDate = s_date,
        Source = OfferFiles,
    };
}

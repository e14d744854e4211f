using System;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.BreakEven;

namespace SageMakerGuard.Tests.Costs.BreakEven;

/// <summary>NAT gateway against endpoint, by hand-computed cases at the list prices of us-east-1: 0.045 a NAT hour and GB, 0.010 an endpoint-zone-hour and GB.</summary>
public sealed class BreakEvenTests
{
    private const double Month = 730d / 24;
    private static readonly RegionPrices s_virginia = PriceTable.ShippedIn("us-east-1");

    [Fact]
    public void An_endpoint_in_one_zone_pays_from_208_6_GB_a_month_on()
    {
        var even = BreakEvenPoint.Gigabytes(s_virginia, 1, s_virginia.NatGatewayGigabyte)!.Value;
        Assert.Equal(208.6m, Math.Round(even, 1));
        Assert.Equal(7.30m / 0.035m, even);
    }

    [Theory]
    [InlineData(2, "417.1")]
    [InlineData(3, "625.7")]
    [InlineData(6, "1251.4")]
    public void In_several_zones_it_pays_from_as_many_times_that(int zones, string gigabytes) => Assert.Equal(Number(gigabytes), Math.Round(BreakEvenPoint.Gigabytes(s_virginia, zones, 0.045m)!.Value, 1));

    [Fact]
    public void A_gateway_in_another_zone_makes_it_pay_from_less_on()
    {
        // 0.045 + 2 x 0.01 = 0.065; 7.30 / 0.055 = 132.7.
        Assert.Equal(132.7m, Math.Round(BreakEvenPoint.Gigabytes(s_virginia, 1, 0.065m)!.Value, 1));
    }

    [Fact]
    public void In_later_tiers_a_gigabyte_saves_more()
    {
        // Above 1 PB a GB costs 0.006: 7.30 / 0.039. Ten gigabytes before it they count at 0.010: (7.30 - 10 x 0.035) / 0.039 + 10.
        Assert.Equal(7.30m / 0.039m, BreakEvenPoint.Gigabytes(s_virginia, 1, 0.045m, 1_048_576m));
        Assert.Equal(10m + ((7.30m - 0.35m) / 0.039m), BreakEvenPoint.Gigabytes(s_virginia, 1, 0.045m, 1_048_566m));
        Assert.Equal(7.30m / 0.041m, BreakEvenPoint.Gigabytes(s_virginia, 1, 0.045m, 6_000_000m));
    }

    [Fact]
    public void Where_data_costs_more_at_the_endpoint_it_never_pays_and_in_a_later_tier_it_may()
    {
        Assert.Equal(1_048_576m + ((7.30m + (0.002m * 1_048_576m)) / 0.002m), BreakEvenPoint.Gigabytes(s_virginia, 1, 0.008m));
        Assert.Null(BreakEvenPoint.Gigabytes(s_virginia, 1, 0.004m));
        Assert.Null(BreakEvenPoint.Gigabytes(PriceTable.ShippedIn("eu-west-1"), 1, 0.048m));
        Assert.Null(BreakEvenPoint.Gigabytes(s_virginia, 1, null));
    }

    [Theory]
    [InlineData(208, EgressAdvice.NatGateway, "-0.02")]
    [InlineData(209, EgressAdvice.InterfaceEndpoint, "0.015")]
    public void On_either_side_of_the_point_the_advice_turns(int gigabytes, EgressAdvice advice, string saves)
    {
        var service = Assert.Single(Compare(Seen(("sts", gigabytes, "use1-az1"))).Services);
        Assert.Equal((advice, Number(saves)), (service.Advice, Math.Round(service.SavesMonthlyUsd!.Value, 6)));
    }

    [Fact]
    public void S3_by_a_gateway_endpoint_costs_nothing_and_saves_the_whole_NAT_price()
    {
        var service = Assert.Single(Compare(Seen(("S3", 1000, "use1-az1"))).Services);
        Assert.Equal(("s3", "Gateway", EgressAdvice.GatewayEndpoint), (service.Service, service.EndpointType, service.Advice));
        Assert.Equal((0m, 0m, 45m, 45m), (service.EndpointMonthlyUsd, service.BreakEvenGigabytes, Math.Round(service.NatMonthlyUsd!.Value, 6), Math.Round(service.SavesMonthlyUsd!.Value, 6)));
    }

    [Fact]
    public void Bytes_from_three_zones_need_an_endpoint_in_each()
    {
        // 3 x 7.30 + 900 x 0.010 = 30.90 against 900 x 0.045 = 40.50.
        var comparison = Compare(Seen(("logs", 300, "use1-az1"), ("logs", 300, "use1-az2"), ("logs", 300, "use1-az4")));
        var service = Assert.Single(comparison.Services);
        Assert.Equal((3, 30.90m, 40.50m, 9.60m), (comparison.Zones, Rounded(service.EndpointMonthlyUsd), Rounded(service.NatMonthlyUsd), Rounded(service.SavesMonthlyUsd)));
    }

    [Fact]
    public void What_crosses_into_the_zone_of_the_only_gateway_is_charged_in_both_directions()
    {
        // 100 GB at 0.045 and 100 GB at 0.065.
        var observed = Seen(("logs", 100, "use1-az1"), ("logs", 100, "use1-az2")) with { NatGateways = [new("nat-1", "use1-az1")] };
        Assert.Equal(11.0m, Rounded(Compare(observed).Services[0].NatMonthlyUsd));
        var each = observed with { NatGateways = [new("nat-1", "use1-az1"), new("nat-2", "use1-az2")] };
        Assert.Equal(9.0m, Rounded(Compare(each).Services[0].NatMonthlyUsd));
        var led = each with { Uses = each.Uses.Select(u => u with { Via = "nat-1" }).ToList() };
        Assert.Equal(11.0m, Rounded(Compare(led).Services[0].NatMonthlyUsd));
    }

    [Fact]
    public void A_crossing_whose_price_is_not_known_is_said()
    {
        var observed = Seen(("logs", 100, "euc1-az1")) with { Region = "eu-central-1", NatGateways = [new("nat-1", "euc1-az2")] };
        var comparison = EgressComparer.Compare(observed, PriceTable.ShippedIn("eu-central-1"));
        Assert.Equal(5.2m, Rounded(comparison.Services[0].NatMonthlyUsd));
        Assert.Contains(comparison.Notes, n => n.Contains("cross zones", StringComparison.Ordinal));
    }

    [Fact]
    public void Endpoint_data_of_a_region_is_counted_through_its_tiers_together()
    {
        // An endpoint that takes 1 PB already: another 1000 GB cost 0.006 each.
        var observed = Seen(("sts", 1000, "use1-az1"), ("logs", 1_048_576, "use1-az1"));
        observed = observed with { Uses = observed.Uses.Select(u => u.Service == "logs" ? u with { Path = EgressPath.InterfaceEndpoint } : u).ToList() };
        var comparison = Compare(observed);
        Assert.Equal(7.30m + 6m, Rounded(comparison.Services.Single(s => s.Service == "sts").EndpointMonthlyUsd));
        var logs = comparison.Services.Single(s => s.Service == "logs");
        Assert.Equal((EgressAdvice.KeepEndpoint, 7.30m + 10485.76m), (logs.Advice, Rounded(logs.EndpointMonthlyUsd)));
    }

    [Fact]
    public void When_all_has_an_endpoint_the_NAT_gateway_can_go_and_its_hours_count()
    {
        // NAT: 32.85 + 3.65 + 50 x 0.045 = 38.75; without it one endpoint: 7.30 + 50 x 0.010 = 7.80, and S3 for nothing.
        var comparison = Compare(Seen(("S3", 20, "use1-az1"), ("sts", 30, "use1-az1")) with { NatGateways = [new("nat-1", "use1-az1")] });
        Assert.Equal((NatVerdict.CanGo, 36.50m), (comparison.NatGateway, comparison.NatHoursMonthlyUsd));
        Assert.Equal([("AsItIs", 38.75m, 0m), ("EndpointsThatPay", 37.85m, 0.90m), ("WithoutNat", 7.60m, 31.15m)], comparison.Scenarios.Select(s => (s.Name, Rounded(s.MonthlyUsd)!.Value, Rounded(s.SavesMonthlyUsd)!.Value)));
        Assert.Equal("WithoutNat", comparison.Cheapest);
        Assert.Equal(["s3", "sts"], comparison.Scenarios[2].Endpoints.Order());
    }

    [Theory]
    [InlineData("internet", AddressClass.Internet)]
    [InlineData(null, AddressClass.Internet)]
    [InlineData("CLOUDFRONT", AddressClass.AwsService)]
    [InlineData("EC2", AddressClass.AwsService)]
    public void What_has_no_endpoint_keeps_it_be_it_one_byte(string? service, AddressClass kind)
    {
        var observed = Seen(("S3", 100, "use1-az1"));
        var comparison = Compare(observed with { DaysCovered = 2, Uses = [.. observed.Uses, new EgressUse { Service = service, Class = kind, AzId = "use1-az1", Bytes = 1 }] });
        Assert.Equal(NatVerdict.MustStay, comparison.NatGateway);
        Assert.Equal(service is null or "internet" ? "Internet" : service, Assert.Single(comparison.NatKeptBy));
        Assert.False(comparison.Scenarios.Single(s => s.Name == "WithoutNat").Possible);
        Assert.Equal("EndpointsThatPay", comparison.Cheapest);
    }

    [Fact]
    public void Addresses_of_AWS_that_may_be_any_service_leave_it_open()
    {
        var comparison = Compare(Seen(("AMAZON", 100, "use1-az1")));
        Assert.Equal((NatVerdict.NotEnoughData, EgressAdvice.NotEnoughData), (comparison.NatGateway, Assert.Single(comparison.Services).Advice));
        Assert.Null(comparison.Scenarios.Single(s => s.Name == "WithoutNat").Possible);
    }

    [Theory]
    [InlineData(null, EgressConfidence.NotEnoughData)]
    [InlineData(0.9, EgressConfidence.NotEnoughData)]
    [InlineData(1.0, EgressConfidence.Low)]
    [InlineData(6.9, EgressConfidence.Low)]
    [InlineData(7.0, EgressConfidence.Medium)]
    [InlineData(27.9, EgressConfidence.Medium)]
    [InlineData(28.0, EgressConfidence.High)]
    public void How_long_it_was_watched_decides_how_far_it_can_be_trusted(double? days, EgressConfidence confidence)
    {
        var comparison = Compare(Seen(("sts", 500, "use1-az1")) with { DaysCovered = days });
        Assert.Equal(confidence, comparison.Confidence);
        Assert.NotEmpty(comparison.ConfidenceReason);
        var service = Assert.Single(comparison.Services);
        Assert.Equal(confidence == EgressConfidence.NotEnoughData, service.Advice == EgressAdvice.NotEnoughData);
        Assert.Equal(confidence == EgressConfidence.NotEnoughData, service.SavesMonthlyUsd is null);
        Assert.Equal(confidence == EgressConfidence.NotEnoughData, comparison.Scenarios.Count == 0);
        Assert.Equal(208.6m, Math.Round(service.BreakEvenGigabytes!.Value, 1));
        Assert.NotEqual(NatVerdict.CanGo, confidence <= EgressConfidence.Low ? comparison.NatGateway : NatVerdict.MustStay);
    }

    [Fact]
    public void A_doubt_takes_a_level_and_nothing_seen_says_nothing()
    {
        var observed = Seen(("sts", 500, "use1-az1"));
        Assert.Equal(EgressConfidence.Medium, Compare(observed with { Uses = observed.Uses.Select(u => u with { Path = EgressPath.Unknown }).ToList() }).Confidence);
        Assert.Equal(EgressConfidence.NotEnoughData, Compare(observed with { Uses = [] }).Confidence);
        Assert.Equal(EgressConfidence.NotEnoughData, Compare(observed with { Uses = observed.Uses.Select(u => u with { Path = EgressPath.Peering }).ToList() }).Confidence);
    }

    [Fact]
    public void Without_zones_the_point_of_one_zone_is_all_that_is_said()
    {
        var comparison = Compare(Seen(("sts", 500, null)));
        Assert.Equal((EgressAdvice.NotEnoughData, (int?)null, 208.6m), (comparison.Services[0].Advice, comparison.Zones, Math.Round(comparison.BreakEvenGigabytesPerZone!.Value, 1)));
        Assert.Equal(2, Compare(Seen(("sts", 500, null)) with { ZoneCount = 2 }).Zones);
    }

    [Fact]
    public void A_region_without_prices_gets_no_advice()
    {
        var comparison = EgressComparer.Compare(Seen(("sts", 500, "x-az1")) with { Region = "xx-nowhere-1" }, PriceTable.ShippedIn("xx-nowhere-1"));
        Assert.Equal(EgressAdvice.NotEnoughData, Assert.Single(comparison.Services).Advice);
        Assert.Null(comparison.Scenarios[0].MonthlyUsd);
        Assert.Contains(comparison.Notes, n => n.Contains("Update-SMPriceTable", StringComparison.Ordinal));
    }

    [Fact]
    public void The_numbers_are_the_same_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            var turkish = Compare(Seen(("sts", 500, "use1-az1")) with { DaysCovered = 9.5 });
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var plain = Compare(Seen(("sts", 500, "use1-az1")) with { DaysCovered = 9.5 });
            Assert.Equal(plain.ConfidenceReason + plain.Services[0].Reason, turkish.ConfidenceReason + turkish.Services[0].Reason);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static EgressCostComparison Compare(ObservedEgress observed) => EgressComparer.Compare(observed, s_virginia);

    /// <summary>Gigabytes of one month of 730 hours through a NAT gateway.</summary>
    private static ObservedEgress Seen(params (string Service, long Gigabytes, string? Zone)[] uses) => new()
    {
        Region = "us-east-1",
        DaysCovered = Month,
        Uses = uses.Select(u => new EgressUse { Service = u.Service, AzId = u.Zone, Bytes = u.Gigabytes << 30 }).ToList(),
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static decimal? Rounded(decimal? usd) => usd is { } value ? Math.Round(value, 6) : null;
}

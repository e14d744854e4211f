using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.FinOps.Prices;
using SageMakerGuard.Tests.EstateFiles;

namespace SageMakerGuard.Tests.Costs.Prices;

/// <summary>The table in use: what comes with the module, what a user's own adds to it, and that every number has a day and a source.</summary>
[Collection("The price table of the process")]
public sealed class PriceTableTests : IDisposable
{
    private static readonly DateTime s_later = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    public void Dispose() => PriceTable.Use(null);

    [Fact]
    public void Every_price_of_the_module_has_a_day_a_source_and_rising_tiers()
    {
        Assert.NotEmpty(PriceTable.Shipped.Quotes);
        Assert.All(PriceTable.Shipped.Quotes, quote =>
        {
            Assert.True(quote.Date > new DateTime(2026, 1, 1), quote.Region);
            Assert.NotEmpty(quote.Source);
            Assert.NotNull(BillingCode.Of(quote.Region));
            Assert.All(quote.Tiers, tier => Assert.True(tier.Usd > 0m));
        });
    }

    [Theory]
    [InlineData("us-east-1", "0.045", "0.045", "0.010", "0.010", "0.005")]
    [InlineData("eu-central-1", "0.052", "0.052", "0.012", "0.010", "0.005")]
    [InlineData("eu-west-2", "0.050", "0.050", null, "0.010", "0.005")]
    [InlineData("xx-nowhere-1", null, null, null, null, null)]
    public void The_list_prices_are_those_that_were_read(string region, string? natHour, string? natByte, string? endpointHour, string? endpointByte, string? address)
    {
        var prices = PriceTable.In(region);
        Assert.Equal([natHour, natByte, endpointHour, endpointByte, address], new[] { prices.NatGatewayHour, prices.NatGatewayGigabyte, prices.InterfaceEndpointHour, prices.InterfaceEndpointGigabyte, prices.PublicIpv4Hour }
            .Zip([natHour, natByte, endpointHour, endpointByte, address], (have, want) => have is { } usd && want is not null && usd == decimal.Parse(want, CultureInfo.InvariantCulture) ? want : have?.ToString(CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1_048_576, "10485.76")]
    [InlineData(1_048_577, "10485.766")]
    [InlineData(5_242_880, "35651.584")]
    [InlineData(6_242_880, "39651.584")]
    public void Tiers_of_endpoint_data_are_added_up(int gigabytes, string usd) =>
        Assert.Equal(decimal.Parse(usd, CultureInfo.InvariantCulture), PriceTable.In("us-east-1").Of(NetworkMeter.InterfaceEndpointBytes, gigabytes));

    [Fact]
    public void What_comes_on_top_of_a_tier_costs_what_the_next_one_does()
    {
        var prices = PriceTable.In("us-east-1");
        Assert.Equal(0.6m, prices.Between(NetworkMeter.InterfaceEndpointBytes, 1_048_576m, 100m));
        Assert.Equal(0.8m, prices.Between(NetworkMeter.InterfaceEndpointBytes, 1_048_526m, 100m));
        Assert.Null(PriceTable.In("xx-nowhere-1").Between(NetworkMeter.NatGatewayBytes, 0m, 1m));
    }

    [Fact]
    public void A_newer_own_price_wins_an_older_one_does_not_and_the_rest_stays()
    {
        PriceTable.Use(() => new PriceList([Quote("eu-west-1", NetworkMeter.InterfaceEndpointHours, 0.011m, s_later), Quote("eu-west-1", NetworkMeter.NatGatewayHours, 9m, new DateTime(2020, 1, 1))]));
        var prices = PriceTable.In("eu-west-1");
        Assert.Equal((0.011m, 0.048m), (prices.InterfaceEndpointHour, prices.NatGatewayHour));
        Assert.Contains("my own", prices.Source, StringComparison.Ordinal);
        Assert.Null(PriceTable.ShippedIn("eu-west-1").InterfaceEndpointHour);
    }

    [Fact]
    public void An_own_table_that_cannot_be_read_is_said_with_every_price_and_changes_none()
    {
        PriceTable.Use(() => PriceListFile.Parse(Encoding.UTF8.GetBytes("{"), "mine.json"));
        var prices = PriceTable.In("us-east-1");
        Assert.Equal(0.045m, prices.NatGatewayHour);
        Assert.Contains("mine.json", prices.Source, StringComparison.Ordinal);
        Assert.NotNull(PriceTable.Now.Problem);
    }

    [Fact]
    public void A_table_that_was_written_reads_the_same()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "prices.json");
        PriceListFile.Write(path, PriceTable.Shipped);
        PriceListFile.Write(path, PriceTable.Shipped);
        Assert.Equal(PriceTable.Shipped.Quotes.Select(Shown), PriceListFile.Read(path).Quotes.Select(Shown));
        Assert.Equal(["prices.json"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));

        static string Shown(PriceQuote q) => $"{q.Region} {q.Meter} {string.Join(" ", q.Tiers)} {q.Date:o} {q.Source}";
    }

    [Theory]
    [InlineData("""{"Format":"Other","Version":1}""", "PriceTableInvalid")]
    [InlineData("""{"Format":"SageMakerGuardPrices","Version":2}""", "PriceTableTooNew")]
    [InlineData("""{"Format":"SageMakerGuardPrices","Version":1,"Prices":[{"Region":"us-east-1","Meter":"NatGatewayHours","Usd":1,"Source":"s"}]}""", "PriceTableInvalid")]
    [InlineData("""{"Format":"SageMakerGuardPrices","Version":1,"Sources":[{"Id":"s","Date":"2026-01-01","Name":"n"}],"Prices":[{"Region":"us-east-1","Meter":"Miles","Usd":1,"Source":"s"}]}""", "PriceTableInvalid")]
    [InlineData("""{"Format":"SageMakerGuardPrices","Version":1,"Sources":[{"Id":"s","Date":"01.02.2026","Name":"n"}],"Prices":[{"Region":"us-east-1","Meter":"NatGatewayHours","Usd":1,"Source":"s"}]}""", "PriceTableInvalid")]
    [InlineData("""{"Format":"SageMakerGuardPrices","Version":1,"Sources":[{"Id":"s","Date":"2026-01-01","Name":"n"}],"Prices":[{"Region":"us-east-1","Meter":"NatGatewayHours","Usd":-1,"Source":"s"}]}""", "PriceTableInvalid")]
    [InlineData("""{"Format":"SageMakerGuardPrices","Version":1,"Sources":[{"Id":"s","Date":"2026-01-01","Name":"n"}],"Prices":[{"Region":"us-east-1","Meter":"NatGatewayHours","Tiers":[{"From":0,"Usd":1},{"From":0,"Usd":2}],"Source":"s"}]}""", "PriceTableInvalid")]
    [InlineData("null", "PriceTableInvalid")]
    [InlineData("", "PriceTableInvalid")]
    public void A_table_that_makes_no_sense_is_refused(string text, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<GuardFault>(() => PriceListFile.Parse(Encoding.UTF8.GetBytes(text), "mine.json")).ErrorId);

    private static PriceQuote Quote(string region, NetworkMeter meter, decimal usd, DateTime date) => new() { Region = region, Meter = meter, Tiers = [new(0m, usd)], Date = date, Source = "my own" };
}

/// <summary>Tests that change which prices the process uses run alone.</summary>
[CollectionDefinition("The price table of the process", DisableParallelization = true)]
public sealed class PriceTableOfTheProcess;

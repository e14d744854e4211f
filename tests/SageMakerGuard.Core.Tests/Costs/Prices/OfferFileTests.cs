using System;
using System.IO;
using System.Linq;
using System.Text;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps.Billing;
using SageMakerGuard.FinOps.Prices;

namespace SageMakerGuard.Tests.Costs.Prices;

/// <summary>Prices out of AWS's own price lists: only those that are meant, never one of two that contradict each other, and by a stream.</summary>
public sealed class OfferFileTests
{
    private static readonly Offer s_hours = new("EUC1-VpcEndpoint-Hours", "eu-central-1", "VpcEndpoint", ("0", "0.0130000000"));
    private static readonly Offer s_data = new("EUC1-VpcEndpoint-Bytes", "eu-central-1", "VpcEndpoint", ("5242880", "0.004"), ("0", "0.0100000000"), ("1048576", "0.006"));

    [Fact]
    public void A_price_says_its_region_its_tiers_its_day_and_its_source()
    {
        var prices = Read(Offer.File(s_hours, s_data));
        Assert.Equal([(NetworkMeter.InterfaceEndpointHours, 1), (NetworkMeter.InterfaceEndpointBytes, 3)], prices.Quotes.Select(q => (q.Meter, q.Tiers.Count)));
        var data = prices.Quotes[1];
        Assert.Equal([new PriceTier(0, 0.01m), new PriceTier(1_048_576, 0.006m), new PriceTier(5_242_880, 0.004m)], data.Tiers);
        Assert.Equal(("eu-central-1", new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc)), (data.Region, data.Date));
        Assert.Equal("AWS Price List offer file AmazonVPC, version 20261001000000", data.Source);
    }

    [Fact]
    public void An_answer_of_the_API_reads_like_a_file()
    {
        var items = new OfferItems();
        items.Add(s_hours.Item());
        items.Add(s_data.Item());
        Assert.Equal(Read(Offer.File(s_hours, s_data)).Quotes.Select(q => (q.Meter, q.Region, string.Join(" ", q.Tiers), q.Date)), items.Prices.Quotes.Select(q => (q.Meter, q.Region, string.Join(" ", q.Tiers), q.Date)));
    }

    [Theory]
    [InlineData("EUC1-VpcEndpoint-GWLBE-Hours", "eu-central-1", "VpcEndpoint")]
    [InlineData("EUC1-RegionalNatGateway-Hours", "eu-central-1", "NatGateway")]
    [InlineData("EUC1-NatGateway-Prvd-Gbps", "eu-central-1", "NatGateway")]
    [InlineData("XXX9-VpcEndpoint-Hours", "eu-central-1", "VpcEndpoint")]
    [InlineData("EUC1-VpcEndpoint-Hours", "eu-west-1", "VpcEndpoint")]
    [InlineData("EUC1-DataTransfer-Regional-Bytes", "eu-central-1", "LoadBalancing")]
    public void What_is_another_meter_or_of_another_region_is_no_price(string usageType, string region, string operation) =>
        Assert.Empty(Read(Offer.File(new Offer(usageType, region, operation, ("0", "0.5")))).Quotes);

    [Fact]
    public void Of_two_products_that_contradict_each_other_neither_is_taken()
    {
        var other = s_hours with { Tiers = [("0", "0.0140000000")] };
        Assert.Empty(Read(Offer.File(s_hours, other)).Quotes);
        Assert.Empty(Read(Offer.File(s_hours, other, s_hours)).Quotes);
        Assert.Equal(0.013m, Assert.Single(Read(Offer.File(s_hours, s_hours)).Quotes).Usd);
        var items = new OfferItems();
        items.Add(s_hours.Item());
        items.Add(other.Item());
        Assert.Equal(("eu-central-1", NetworkMeter.InterfaceEndpointHours), Assert.Single(items.Doubtful));
    }

    [Fact]
    public void A_free_allowance_beside_a_price_does_not_count()
    {
        var free = s_hours with { Tiers = [("0", "0.0000000000")] };
        Assert.Equal(0.013m, Assert.Single(Read(Offer.File(free, s_hours, free)).Quotes).Usd);
    }

    [Fact]
    public void A_price_in_another_currency_is_no_price_in_dollars() => Assert.Empty(Read(Offer.File(s_hours with { Currency = "CNY" })).Quotes);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void How_a_file_comes_in_pieces_makes_no_difference(int piece)
    {
        var text = Encoding.UTF8.GetBytes(Offer.File(Enumerable.Repeat(s_hours, 400).Append(s_data).ToArray()));
        Assert.Equal([0.013m, 0.01m], OfferFile.Read(new PieceStream(text, piece), "pieces").Quotes.Select(q => q.Usd));
    }

    [Theory]
    [InlineData("")]
    [InlineData("OfferTermCode,SKU\n1,2\n")]
    [InlineData("{\"products\":{")]
    [InlineData("{}")]
    [InlineData("{\"publicationDate\":\"never\"}")]
    public void What_is_no_offer_file_is_said_and_not_taken_for_an_empty_one(string text)
    {
        var fault = Assert.Throws<GuardFault>(() => Read(text));
        Assert.Equal("OfferFileInvalid", fault.ErrorId);
    }

    private static PriceList Read(string text) => OfferFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "offers.json");

    private sealed class PieceStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.CostExplorer;

/// <summary>The sandbox's bill: what stands there, by the hour, the same every time, in pages that belong to one question.</summary>
public sealed class BillTests : IDisposable
{
    private static readonly object s_february = new { Start = "2026-02-01", End = "2026-03-01" };
    private readonly Stage _stage = new(new() { Estate = new() { Regions = [Region()] } }) { Region = "us-east-1" };

    [Fact]
    public async Task A_gateway_costs_its_hours_and_an_endpoint_those_of_each_zone()
    {
        var groups = await Groups(new { TimePeriod = s_february, Granularity = "MONTHLY", Metrics = new[] { "UnblendedCost", "UsageQuantity" }, GroupBy = ByUsage() });
        Assert.Equal(["EUC1-NatGateway-Bytes", "EUC1-NatGateway-Hours", "EUC1-PublicIPv4:InUseAddress", "EUC1-VpcEndpoint-Bytes", "EUC1-VpcEndpoint-Hours"], groups.Select(g => g.Keys[0]));
        Assert.Equal((672m, 34.944m), (Of(groups, "EUC1-NatGateway-Hours", "UsageQuantity"), Of(groups, "EUC1-NatGateway-Hours", "UnblendedCost")));
        Assert.Equal((1344m, 16.128m), (Of(groups, "EUC1-VpcEndpoint-Hours", "UsageQuantity"), Of(groups, "EUC1-VpcEndpoint-Hours", "UnblendedCost")));
    }

    [Fact]
    public async Task Days_add_up_to_the_month_and_the_same_question_has_the_same_answer()
    {
        var month = await Groups(new { TimePeriod = s_february, Granularity = "MONTHLY", Metrics = new[] { "UnblendedCost" }, GroupBy = ByUsage() });
        var days = await Groups(new { TimePeriod = s_february, Granularity = "DAILY", Metrics = new[] { "UnblendedCost" }, GroupBy = ByUsage() });
        var again = await Groups(new { TimePeriod = s_february, Granularity = "DAILY", Metrics = new[] { "UnblendedCost" }, GroupBy = ByUsage() });
        Assert.Equal(28 * 5, days.Count);
        Assert.Equal(days.Select(d => d.Metrics.GetRawText()), again.Select(d => d.Metrics.GetRawText()));
        foreach (var group in month)
            Assert.Equal(Of(month, group.Keys[0], "UnblendedCost"), days.Where(d => d.Keys[0] == group.Keys[0]).Sum(d => Amount(d.Metrics, "UnblendedCost")));
    }

    [Fact]
    public async Task A_long_answer_comes_in_pages_and_a_token_is_good_for_its_question_alone()
    {
        object Ask(string? token, string granularity = "DAILY") => new { TimePeriod = new { Start = "2025-11-01", End = "2026-03-01" }, Granularity = granularity, Metrics = new[] { "UnblendedCost" }, GroupBy = ByUsage(), NextPageToken = token };
        var first = (await Call("GetCostAndUsage", Ask(null))).Json;
        var token = first.GetProperty("NextPageToken").GetString();
        var all = new List<string>();
        for (string? next = ""; next is not null;)
        {
            var page = (await Call("GetCostAndUsage", Ask(next.Length == 0 ? null : next))).Json;
            all.AddRange(page.GetProperty("ResultsByTime").EnumerateArray().SelectMany(r => r.GetProperty("Groups").EnumerateArray().Select(g => r.GetProperty("TimePeriod").GetProperty("Start").GetString() + g.GetProperty("Keys")[0].GetString())));
            next = page.TryGetProperty("NextPageToken", out var more) ? more.GetString() : null;
        }

        Assert.Equal(120 * 5, all.Count);
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal("RequestChangedException", (await Call("GetCostAndUsage", Ask(token, "MONTHLY"))).Code);
        Assert.Equal("InvalidNextTokenException", (await Call("GetCostAndUsage", Ask("x"))).Code);
    }

    [Fact]
    public async Task A_tag_stands_on_the_bill_only_once_it_is_active()
    {
        object Ask(string key) => new { TimePeriod = s_february, Granularity = "MONTHLY", Metrics = new[] { "UnblendedCost" }, GroupBy = new[] { new { Type = "DIMENSION", Key = "USAGE_TYPE" }, new { Type = "TAG", Key = key } }, Filter = new { Dimensions = new { Key = "USAGE_TYPE", Values = new[] { "EUC1-NatGateway-Hours" } } } };
        Assert.Equal("CostCenter$CC-1", Assert.Single(await Groups(Ask("CostCenter"))).Keys[1]);
        Assert.Equal("Owner$", Assert.Single(await Groups(Ask("Owner"))).Keys[1]);
    }

    [Fact]
    public async Task An_hour_that_has_begun_counts_and_one_to_come_does_not()
    {
        _stage.Now = new(2026, 2, 1, 0, 30, 0, TimeSpan.Zero);
        var result = (await Call("GetCostAndUsage", new { TimePeriod = s_february, Granularity = "MONTHLY", Metrics = new[] { "UsageQuantity" }, Filter = new { Dimensions = new { Key = "USAGE_TYPE", Values = new[] { "EUC1-NatGateway-Hours" } } } })).Json.GetProperty("ResultsByTime")[0];
        Assert.Equal("1", result.GetProperty("Total").GetProperty("UsageQuantity").GetProperty("Amount").GetString());
        Assert.True(result.GetProperty("Estimated").GetBoolean());
    }

    [Fact]
    public async Task An_account_in_which_nothing_ever_was_has_no_bill()
    {
        using var stage = new Stage(new() { Estate = new() }) { Region = "us-east-1" };
        Assert.Equal("DataUnavailableException", (await stage.Json("AWSInsightsIndexService.GetCostAndUsage", "ce", new { TimePeriod = s_february, Granularity = "MONTHLY", Metrics = new[] { "UnblendedCost" } })).Code);
    }

    [Fact]
    public async Task Too_many_calls_are_a_limit_exceeded()
    {
        using var stage = new Stage(new() { Estate = new() { Regions = [Region()] }, ThrottleRate = 0.001 }) { Region = "us-east-1" };
        var codes = new List<string?>();
        for (var i = 0; i < 4; i++)
            codes.Add((await stage.Json("AWSInsightsIndexService.GetDimensionValues", "ce", new { TimePeriod = s_february, Dimension = "SERVICE" })).Code);
        Assert.Contains("LimitExceededException", codes);
    }

    public void Dispose() => _stage.Dispose();

    private static RegionEstate Region() => new()
    {
        AccountId = HealthyRegion.Account,
        Region = HealthyRegion.Region,
        NatGateways = Part<NatGateway>.Read(new NatGateway { NatGatewayId = "nat-1", VpcId = "vpc-1", State = "available", Tags = [new() { Key = "CostCenter", Value = "CC-1" }, new() { Key = "Owner", Value = "ml" }], NatGatewayAddresses = [new() { AllocationId = "eipalloc-1", PublicIp = "198.51.100.1", NetworkInterfaceId = "eni-1" }] }),
        VpcEndpoints = Part<VpcEndpoint>.Read(
            new VpcEndpoint { VpcEndpointId = "vpce-1", VpcId = "vpc-1", VpcEndpointType = "Interface", State = "available", SubnetIds = ["subnet-1", "subnet-2"] },
            new VpcEndpoint { VpcEndpointId = "vpce-2", VpcId = "vpc-1", VpcEndpointType = "Interface", State = "available", SubnetIds = ["subnet-1"], OwnerId = "999988887777" },
            new VpcEndpoint { VpcEndpointId = "vpce-3", VpcId = "vpc-1", VpcEndpointType = "Gateway", State = "available" }),
    };

    private static object[] ByUsage() => [new { Type = "DIMENSION", Key = "USAGE_TYPE" }];

    private Task<Reply> Call(string operation, object body) => _stage.Json("AWSInsightsIndexService." + operation, "ce", body);

    private async Task<List<(List<string> Keys, JsonElement Metrics)>> Groups(object body) =>
        (await Call("GetCostAndUsage", body)).Json.GetProperty("ResultsByTime").EnumerateArray().SelectMany(r => r.GetProperty("Groups").EnumerateArray())
            .Select(g => (g.GetProperty("Keys").EnumerateArray().Select(k => k.GetString()!).ToList(), g.GetProperty("Metrics").Clone())).ToList();

    private static decimal Of(List<(List<string> Keys, JsonElement Metrics)> groups, string key, string metric) => Amount(groups.Single(g => g.Keys[0] == key).Metrics, metric);

    private static decimal Amount(JsonElement metrics, string metric) => decimal.Parse(metrics.GetProperty(metric).GetProperty("Amount").GetString()!, CultureInfo.InvariantCulture);
}

using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.CostExplorer;

/// <summary>Tag keys as billing knows them.</summary>
public sealed class CostAllocationTagTests
{
    private static readonly string s_arn = HealthyRegion.DomainArn;

    [Fact]
    public async Task Billing_knows_the_keys_that_were_in_use_at_the_start_and_those_that_are_active()
    {
        using var stage = Start();
        await stage.SageMaker("AddTags", new { ResourceArn = s_arn, Tags = new[] { new { Key = "New", Value = "x" } } });
        Assert.Equal([("CostCenter", "Active"), ("Owner", "Inactive"), ("Project", "Inactive"), ("aws:stack", "Inactive")], Rows(await List(stage, new { })));
        Assert.Equal([("Owner", "Inactive")], Rows(await List(stage, new { TagKeys = new[] { "Owner", "New" } })));
        Assert.Equal([("CostCenter", "Active")], Rows(await List(stage, new { Status = "Active" })));
        Assert.Equal([("aws:stack", "Inactive")], Rows(await List(stage, new { Type = "AWSGenerated" })));
    }

    [Fact]
    public async Task It_goes_on_where_a_page_ended_and_only_with_the_same_question()
    {
        using var stage = Start();
        var first = await List(stage, new { MaxResults = 3 });
        var token = first.Json.GetProperty("NextToken").GetString();
        Assert.Equal(3, Rows(first).Length);
        var last = await List(stage, new { MaxResults = 3, NextToken = token });
        Assert.Equal(["aws:stack"], Rows(last).Select(r => r.Key));
        Assert.False(last.Json.TryGetProperty("NextToken", out _));
        Assert.Equal("InvalidNextTokenException", (await List(stage, new { Status = "Active", NextToken = token })).Code);
    }

    [Fact]
    public async Task A_status_is_changed_and_dated_and_what_it_is_already_is_no_change()
    {
        using var stage = Start();
        Assert.Empty(Errors(await Update(stage, ("Owner", "Active"), ("CostCenter", "Active"))));
        var tags = (await List(stage, new { Status = "Active" })).Json.GetProperty("CostAllocationTags").EnumerateArray().ToDictionary(t => t.GetProperty("TagKey").GetString()!);
        Assert.Equal("2026-03-01T08:00:00Z", tags["Owner"].GetProperty("LastUpdatedDate").GetString());
        Assert.False(tags["CostCenter"].TryGetProperty("LastUpdatedDate", out var never) && never.ValueKind != JsonValueKind.Null);
        Assert.Equal([("CostCenter", "Active"), ("Owner", "Active"), ("Project", "Inactive"), ("aws:stack", "Inactive")], stage.Sandbox.Snapshot().Regions.Single(r => r.Domains.Items.Count > 0).CostAllocationTags.Items.Select(t => (t.TagKey, t.Status)));
    }

    [Fact]
    public async Task A_key_that_billing_does_not_know_is_named_in_an_answer_that_changes_the_others()
    {
        using var stage = Start();
        Assert.Equal(["New"], Errors(await Update(stage, ("New", "Active"), ("Owner", "Active"))));
        Assert.Contains(("Owner", "Active"), Rows(await List(stage, new { })));
    }

    [Fact]
    public async Task More_than_twenty_keys_are_too_many()
    {
        using var stage = Start();
        var reply = await Update(stage, [.. Enumerable.Range(0, 21).Select(i => ("k" + i.ToString(System.Globalization.CultureInfo.InvariantCulture), "Active"))]);
        Assert.Equal(400, (int)reply.Status);
    }

    private static Stage Start() => new(new()
    {
        ActiveCostTags = ["CostCenter"],
        Estate = new()
        {
            Regions = [HealthyRegion.Create() with { Tags = Part<ResourceTags>.Read(new ResourceTags { ResourceARN = s_arn, Tags = [new() { Key = "Owner", Value = "ml" }, new() { Key = "aws:stack", Value = "s" }] }), CostAllocationTags = Part<CostAllocationTag>.Read(new CostAllocationTag { TagKey = "Project" }), VpcEndpoints = Part<VpcEndpoint>.Read(), NatGateways = Part<NatGateway>.Read() }],
        },
    });

    private static Task<Reply> List(Stage stage, object body) => stage.Json("AWSInsightsIndexService.ListCostAllocationTags", "ce", body);

    private static Task<Reply> Update(Stage stage, params (string Key, string Status)[] entries) =>
        stage.Json("AWSInsightsIndexService.UpdateCostAllocationTagsStatus", "ce", new { CostAllocationTagsStatus = entries.Select(e => new { TagKey = e.Key, e.Status }) });

    private static (string Key, string Status)[] Rows(Reply reply) => [.. reply.Json.GetProperty("CostAllocationTags").EnumerateArray().Select(t => (t.GetProperty("TagKey").GetString()!, t.GetProperty("Status").GetString()!))];

    private static string[] Errors(Reply reply) => [.. reply.Json.GetProperty("Errors").EnumerateArray().Select(e => e.GetProperty("TagKey").GetString()!)];
}

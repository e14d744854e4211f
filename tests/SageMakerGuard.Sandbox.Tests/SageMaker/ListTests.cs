using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.SageMaker;

public class ListTests
{
    [Theory]
    [InlineData(null, new[] { 10, 10, 5 })]
    [InlineData(7, new[] { 7, 7, 7, 4 })]
    [InlineData(25, new[] { 25 })]
    [InlineData(100, new[] { 25 })]
    public async Task Domains_come_in_pages_and_each_of_them_once(int? size, int[] pages)
    {
        using var stage = new Stage();
        var seen = new List<string>();
        var counts = new List<int>();
        string? token = null;
        do
        {
            var page = await stage.SageMaker("ListDomains", new { MaxResults = size, NextToken = token });
            counts.Add(page.Json.GetProperty("Domains").GetArrayLength());
            seen.AddRange(page.Json.GetProperty("Domains").EnumerateArray().Select(d => d.GetProperty("DomainId").GetString()!));
            token = page.Text("NextToken");
        }
        while (token is not null);

        Assert.Equal(pages, counts);
        Assert.Equal(25, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_token_of_another_request_or_of_nobody_is_refused()
    {
        using var stage = new Stage();
        Assert.Equal("ValidationException", (await stage.SageMaker("ListDomains", new { NextToken = "nonsense" })).Code);
        var token = (await stage.SageMaker("ListDomains")).Text("NextToken");
        Assert.Equal("ValidationException", (await stage.SageMaker("ListApps", new { NextToken = token })).Code);
    }

    [Fact]
    public async Task Times_are_numbers_with_a_fraction()
    {
        using var stage = new Stage();
        Assert.Contains("\"CreationTime\":1748779200.250", (await stage.SageMaker("DescribeDomain", new { DomainId = CompanyEstate.PublicDomain })).Body);
    }

    [Fact]
    public async Task An_app_list_takes_a_profile_or_a_space_and_not_both()
    {
        using var stage = new Stage();
        Assert.Equal("ValidationException", (await stage.SageMaker("ListApps", new { DomainIdEquals = CompanyEstate.PublicDomain, UserProfileNameEquals = "bob", SpaceNameEquals = "x" })).Code);
        Assert.Equal(4, (await stage.SageMaker("ListApps", new { UserProfileNameEquals = "bob" })).Json.GetProperty("Apps").GetArrayLength());
        Assert.Equal(0, (await stage.SageMaker("ListApps", new { DomainIdEquals = HealthyRegion.DomainId })).Json.GetProperty("Apps").GetArrayLength());
    }

    [Fact]
    public async Task Tags_are_put_replaced_and_taken_away_and_the_tagging_API_remembers_who_had_some()
    {
        using var stage = new Stage();
        var arn = $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:domain/{CompanyEstate.PublicDomain}";
        async Task<string> Listed() => (await stage.Tagging("GetResources", new { ResourceARNList = new[] { arn } })).Body;
        Assert.DoesNotContain(arn, await Listed());
        await stage.SageMaker("AddTags", new { ResourceArn = arn, Tags = new[] { new { Key = "Owner", Value = "a" }, new { Key = "Cost", Value = "1" } } });
        await stage.SageMaker("AddTags", new { ResourceArn = arn, Tags = new[] { new { Key = "Owner", Value = "b" } } });
        Assert.Equal(["Cost=1", "Owner=b"], (await stage.SageMaker("ListTags", new { ResourceArn = arn })).Json.GetProperty("Tags").EnumerateArray().Select(t => t.GetProperty("Key").GetString() + "=" + t.GetProperty("Value").GetString()));
        await stage.SageMaker("DeleteTags", new { ResourceArn = arn, TagKeys = new[] { "Owner", "Cost", "Never" } });
        Assert.Equal($"{{\"PaginationToken\":\"\",\"ResourceTagMappingList\":[{{\"ResourceARN\":\"{arn}\",\"Tags\":[]}}]}}", await Listed());
    }

    [Theory]
    [InlineData("app/d-public000001/bob/kernelgateway/broken", "")]
    [InlineData("app/d-public000001/bob/kernelgateway/never", null)]
    [InlineData("domain/d-none", null)]
    public async Task Tags_of_what_is_not_there_are_a_ValidationException_and_of_a_dead_app_one_with_an_empty_message(string resource, string? message)
    {
        using var stage = new Stage();
        var reply = await stage.SageMaker("ListTags", new { ResourceArn = $"arn:aws:sagemaker:{HealthyRegion.Region}:{HealthyRegion.Account}:{resource}" });
        Assert.Equal("ValidationException", reply.Code);
        if (message is not null)
            Assert.Equal(message, reply.Message);
    }

    [Fact]
    public async Task The_tagging_API_pages_and_filters()
    {
        using var stage = new Stage();
        var all = (await stage.Tagging("GetResources")).Json.GetProperty("ResourceTagMappingList").EnumerateArray().Select(r => r.GetProperty("ResourceARN").GetString()).ToList();
        Assert.Contains(HealthyRegion.DomainArn, all);
        var first = await stage.Tagging("GetResources", new { ResourcesPerPage = 1 });
        var second = await stage.Tagging("GetResources", new { ResourcesPerPage = 1, PaginationToken = first.Text("PaginationToken") });
        Assert.Equal(all.Take(2), new[] { first, second }.Select(p => p.Json.GetProperty("ResourceTagMappingList")[0].GetProperty("ResourceARN").GetString()));
        Assert.Single((await stage.Tagging("GetResources", new { ResourceTypeFilters = new[] { "sagemaker" }, TagFilters = new[] { new { Key = "Owner", Values = new[] { "x", "ml-platform" } } } })).Json.GetProperty("ResourceTagMappingList").EnumerateArray());
        Assert.Empty((await stage.Tagging("GetResources", new { TagFilters = new[] { new { Key = "Owner", Values = new[] { "x" } } } })).Json.GetProperty("ResourceTagMappingList").EnumerateArray());
    }
}

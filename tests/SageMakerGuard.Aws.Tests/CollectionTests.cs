using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Tests;

public class CollectionTests
{
    [Fact]
    public async Task A_region_with_nothing_costs_two_calls_and_one_for_the_account()
    {
        var world = new StubWorld { Domains = 0 };
        using var aws = new StubAws(world.Answer);
        var estate = (await Listener.Collect(aws.Url, new() { Regions = ["eu-central-1", "us-east-1"] })).Regions;
        Assert.Equal(2, aws.Count("ListDomains"));
        Assert.Equal(2, aws.Count("ListNotebookInstances"));
        Assert.Equal(1, aws.Count("GetCallerIdentity"));
        Assert.Equal(5, aws.Calls.Count);
        Assert.All(estate, r => Assert.Equal(StubWorld.Account, r.AccountId));
        Assert.All(estate, r => Assert.True(r.Domains.IsComplete && r.Apps.IsComplete && r.NotebookInstances.IsComplete));
        Assert.All(estate, r => Assert.False(r.Vpcs.Asked));
    }

    [Fact]
    public async Task Every_page_is_followed_and_every_domain_described_once()
    {
        var world = new StubWorld { Domains = 250 };
        using var aws = new StubAws(world.Answer);
        var listener = await Listener.Collect(aws.Url);
        var region = listener.Region;
        Assert.Equal(3, aws.Count("ListDomains"));
        Assert.All(aws.Calls.Where(c => c.Operation == "ListDomains"), c => Assert.Contains("\"MaxResults\":100", c.Body));
        Assert.Equal(250, aws.Count("DescribeDomain"));
        Assert.Equal(Enumerable.Range(0, 250).Select(StubWorld.DomainId), region.Domains.Items.Select(d => d.DomainId));
        Assert.True(region.Domains.IsComplete);
        Assert.InRange(aws.Calls.Count, 251, (int)(250 * 1.15));
        Assert.False(listener.Overlapped);
        Assert.Equal(aws.Calls.Count, listener.Progress[^1].Calls);
        Assert.Equal(250, listener.Progress[^1].DomainsDone);
    }

    [Fact]
    public async Task Times_nulls_and_unknown_members_are_read_as_AWS_sends_them()
    {
        var world = new StubWorld();
        using var aws = new StubAws(world.Answer);
        var domain = Assert.Single((await Listener.Collect(aws.Url)).Region.Domains.Items);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1631121728678), domain.CreationTime);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1700000000), domain.LastModifiedTime);
        Assert.Empty(domain.DefaultUserSettings!.SecurityGroups);
        Assert.NotNull(domain.DefaultUserSettings.CanvasAppSettings);
        Assert.Null(domain.DomainSettings);
    }

    [Fact]
    public async Task Each_network_list_is_read_once_for_all_domains_of_a_VPC()
    {
        var world = new StubWorld { Domains = 20 };
        using var aws = new StubAws(world.Answer);
        var region = (await Listener.Collect(aws.Url)).Region;
        string[] once = ["DescribeVpcs", "DescribeSubnets", "DescribeRouteTables", "DescribeNetworkAcls", "DescribeSecurityGroups", "DescribeVpcEndpoints", "DescribeNatGateways", "DescribeInternetGateways", "DescribeFlowLogs", "DescribeNetworkInterfaces", "DescribeVpcBlockPublicAccessOptions", "DescribeVpcEndpointServices"];
        Assert.All(once, operation => Assert.Equal(1, aws.Count(operation)));
        Assert.Equal(2, aws.Count("DescribeVpcAttribute"));
        Assert.Equal(0, aws.Count("DescribeTransitGatewayAttachments"));
        Assert.Contains(aws.Calls, c => c.Operation == "DescribeRouteTables" && c.Form["Filter.1.Name"] == "vpc-id" && c.Form["Filter.1.Value.1"] == StubWorld.Vpc);
        var vpc = Assert.Single(region.Vpcs.Items);
        Assert.True(vpc.EnableDnsSupport);
        Assert.True(vpc.IsDefault);
        Assert.False(vpc.EnableDnsHostnames);
    }

    [Fact]
    public async Task A_failing_page_keeps_what_came_before_and_the_part_says_that_it_is_not_whole()
    {
        var world = new StubWorld { Domains = 30, PageSize = 10 };
        world.First = call => call.Operation == "ListDomains" && call.Body.Contains("\"20\"") ? StubReply.Error(400, """{"__type":"AccessDeniedException","Message":"no"}""") : null;
        using var aws = new StubAws(world.Answer);
        var domains = (await Listener.Collect(aws.Url)).Region.Domains;
        Assert.Equal(20, domains.Items.Count);
        Assert.False(domains.IsComplete);
        var failure = Assert.Single(domains.Unreadable);
        Assert.Equal(("sagemaker:ListDomains", UnreadableCause.Denied, "AccessDeniedException"), (failure.Operation, failure.Cause, failure.ErrorCode));
    }

    [Fact]
    public async Task A_page_token_that_repeats_itself_ends_the_list_and_is_said()
    {
        var world = new StubWorld();
        world.First = call => call.Operation == "ListSpaces" ? StubReply.Json("""{"Spaces":[],"NextToken":"again"}""") : null;
        using var aws = new StubAws(world.Answer);
        var spaces = (await Listener.Collect(aws.Url)).Region.Spaces;
        Assert.False(spaces.IsComplete);
        Assert.Equal(2, aws.Count("ListSpaces"));
    }

    [Fact]
    public async Task One_denied_domain_stays_in_the_list_and_does_not_stop_the_others()
    {
        var world = new StubWorld { Domains = 5 };
        world.First = call => call.Operation == "DescribeDomain" && call.Body.Contains(StubWorld.DomainId(3)) ? StubReply.Error(400, """{"__type":"AccessDeniedException","Message":"User: arn:aws:iam::111122223333:user/a is not authorized"}""") : null;
        using var aws = new StubAws(world.Answer);
        var domains = (await Listener.Collect(aws.Url)).Region.Domains;
        Assert.Equal(5, domains.Items.Count);
        var denied = Assert.Single(domains.Items, d => !d.Described);
        Assert.Equal(StubWorld.DomainId(3), denied.DomainId);
        Assert.Equal("domain 3", denied.DomainName);
        Assert.Equal(StubWorld.DomainId(3), Assert.Single(domains.Unreadable).ResourceId);
        Assert.True(domains.IsComplete);
    }

    [Fact]
    public async Task Named_domains_are_not_listed_and_AWS_filters_what_is_in_them()
    {
        var world = new StubWorld { Domains = 50 };
        using var aws = new StubAws(world.Answer);
        var region = (await Listener.Collect(aws.Url, new() { Regions = ["eu-central-1"], DomainIds = [StubWorld.DomainId(7)], Notebooks = false })).Region;
        Assert.Equal(0, aws.Count("ListDomains"));
        Assert.Equal(StubWorld.DomainId(7), Assert.Single(region.Domains.Items).DomainId);
        Assert.All(aws.Calls.Where(c => c.Operation is "ListUserProfiles" or "ListSpaces" or "ListApps"), c => Assert.Contains($"\"DomainIdEquals\":\"{StubWorld.DomainId(7)}\"", c.Body));
        Assert.Contains(aws.Calls, c => c.Operation == "GetResources" && c.Body.Contains("ResourceARNList"));
        Assert.False(region.NotebookInstances.Asked);
    }

    [Fact]
    public async Task A_named_domain_that_is_not_in_the_region_is_no_item_and_is_said()
    {
        var world = new StubWorld { First = call => call.Operation == "DescribeDomain" ? StubReply.Error(400, """{"__type":"ResourceNotFound","Message":"Domain not found"}""") : null };
        using var aws = new StubAws(world.Answer);
        var region = (await Listener.Collect(aws.Url, new() { Regions = ["eu-central-1"], DomainIds = ["d-nowhere"], Notebooks = false })).Region;
        Assert.Empty(region.Domains.Items);
        Assert.Equal(("d-nowhere", "ResourceNotFound"), (region.Domains.Unreadable[0].ResourceId, region.Domains.Unreadable[0].ErrorCode));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task The_throttle_limit_bounds_the_calls_in_flight_over_all_regions(int limit)
    {
        var world = new StubWorld { Domains = 30 };
        using var aws = new StubAws(world.Answer, TimeSpan.FromMilliseconds(5));
        await Listener.Collect(aws.Url, new() { Regions = ["eu-central-1", "us-east-1", "eu-west-1"], ThrottleLimit = limit });
        Assert.Equal(limit, aws.MostInFlight);
    }

    [Fact]
    public async Task A_throttle_limit_of_64_really_has_64_calls_in_flight()
    {
        var world = new StubWorld { Domains = 300 };
        using var aws = new StubAws(world.Answer, TimeSpan.FromMilliseconds(100));
        await Listener.Collect(aws.Url, new() { Regions = ["eu-central-1"], ThrottleLimit = 64 });
        Assert.Equal(64, aws.MostInFlight);
    }

    [Fact]
    public async Task Throttled_calls_are_tried_again_and_the_estate_is_whole()
    {
        var throttled = 0;
        var world = new StubWorld { Domains = 20 };
        world.First = call => call.Operation == "DescribeDomain" && Interlocked.Increment(ref throttled) <= 3 ? StubReply.Error(400, """{"__type":"ThrottlingException","message":"Rate exceeded"}""") : null;
        using var aws = new StubAws(world.Answer);
        var listener = await Listener.Collect(aws.Url);
        Assert.Empty(listener.Region.Domains.Unreadable);
        Assert.Equal(23, aws.Count("DescribeDomain"));
        Assert.All(listener.Region.Domains.Items, d => Assert.True(d.Described));
        Assert.Equal(aws.Calls.Count, listener.Progress[^1].Calls);
    }

    [Fact]
    public async Task A_cancelled_collection_ends_at_once_even_while_AWS_keeps_silent()
    {
        var world = new StubWorld { Domains = 200, First = call => call.Operation == "DescribeDomain" ? StubReply.Json("{}") with { Delay = TimeSpan.FromSeconds(30) } : null };
        using var aws = new StubAws(world.Answer);
        using var stop = new CancellationTokenSource();
        var run = Listener.Collect(aws.Url, null, stop.Token);
        while (aws.Count("DescribeDomain") < 10)
            await Task.Delay(10);
        stop.Cancel();
        var ended = await Task.WhenAny(run, Task.Delay(TimeSpan.FromSeconds(10)));
        Assert.Same(run, ended);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Calls_are_signed_for_their_service_and_region()
    {
        var world = new StubWorld { Notebooks = 1 };
        using var aws = new StubAws(world.Answer);
        await Listener.Collect(aws.Url, new() { Regions = ["ap-southeast-2"] });
        Assert.All(aws.Calls, c => Assert.StartsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/", c.Authorization));
        Assert.All(aws.Calls, c => Assert.Equal("ap-southeast-2", c.Region));
        Assert.All(aws.Calls.Where(c => c.Operation == "DescribeDomain"), c => Assert.Equal("sagemaker", c.Service));
        Assert.All(aws.Calls.Where(c => c.Operation == "GetResources"), c => Assert.Equal("tagging", c.Service));
        Assert.All(aws.Calls.Where(c => c.Operation == "DescribeVpcs"), c => Assert.Equal("ec2", c.Service));
    }

    [Fact]
    public async Task Tags_that_only_ListTags_knows_make_the_tag_part_unreadable()
    {
        var world = new StubWorld { Domains = 3, First = call => call.Operation == "ListTags" ? StubReply.Json("""{"Tags":[{"Key":"Owner","Value":"x"}]}""") : null };
        using var aws = new StubAws(world.Answer);
        var tags = (await Listener.Collect(aws.Url)).Region.Tags;
        Assert.Equal(1, aws.Count("ListTags"));
        Assert.False(tags.IsComplete);
        Assert.Equal("tag:GetResources", Assert.Single(tags.Unreadable).Operation);
    }

    [Fact]
    public async Task Domains_without_tags_leave_the_tag_part_whole()
    {
        var world = new StubWorld { Domains = 3 };
        using var aws = new StubAws(world.Answer);
        Assert.True((await Listener.Collect(aws.Url)).Region.Tags.IsComplete);
        Assert.Equal(1, aws.Count("ListTags"));
    }

    [Fact]
    public async Task Regions_not_opted_into_are_skipped_and_said()
    {
        var world = new StubWorld { Domains = 0 };
        world.First = call => call.Operation == "DescribeRegions" ? StubWorld.Ec2(call, "<regionInfo><item><regionName>eu-central-1</regionName><optInStatus>opt-in-not-required</optInStatus></item><item><regionName>af-south-1</regionName><optInStatus>not-opted-in</optInStatus></item><item><regionName>eu-south-1</regionName><optInStatus>opted-in</optInStatus></item></regionInfo>") : null;
        using var aws = new StubAws(world.Answer);
        var listener = await Listener.Collect(aws.Url, new() { AllRegions = true });
        Assert.Equal("af-south-1", Assert.Single(listener.Skipped).Region);
        Assert.Equal(["eu-central-1", "eu-south-1"], listener.Regions.Select(r => r.Region).Order());
        Assert.Contains(aws.Calls, c => c.Operation == "DescribeRegions" && c.Form["AllRegions"] == "true");
    }

    [Fact]
    public async Task A_region_that_does_not_know_the_credentials_is_skipped_where_others_do()
    {
        var world = new StubWorld { Domains = 0 };
        world.First = call => call.Region == "eu-south-1" ? StubReply.Error(400, """{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}""") : null;
        using var aws = new StubAws(world.Answer);
        var listener = await Listener.Collect(aws.Url, new() { Regions = ["eu-central-1", "eu-south-1"] });
        Assert.Equal("eu-central-1", listener.Region.Region);
        Assert.Equal("eu-south-1", Assert.Single(listener.Skipped).Region);
    }

    [Fact]
    public async Task A_listener_that_throws_ends_the_run_with_its_own_exception()
    {
        var world = new StubWorld { Domains = 0 };
        using var aws = new StubAws(world.Answer);
        using var session = new AwsCloud().Open(new CloudIdentity { AccessKey = "a", SecretKey = "b", EndpointUrl = aws.Url });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => session.CollectAsync(new() { Regions = ["eu-central-1", "us-east-1"] }, new Broken(), default));
        Assert.Equal("gone", error.Message);
    }

    private sealed class Broken : ICollectObserver
    {
        public void OnRegion(RegionEstate region) => throw new InvalidOperationException("gone");

        public void OnSkipped(SkippedRegion region)
        {
        }

        public void OnProgress(CollectProgress progress)
        {
        }

        public void OnVerbose(string message)
        {
        }
    }
}

using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using SageMakerGuard.Ports;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Doors;

public class OptionTests
{
    [Theory]
    [InlineData("sagemaker", 400, "ThrottlingException", "Rate exceeded")]
    [InlineData("tagging", 400, "ThrottledException", "Rate exceeded")]
    [InlineData("ec2", 503, "RequestLimitExceeded", "Request limit exceeded.")]
    [InlineData("efs", 400, "ThrottlingException", "Rate exceeded")]
    public async Task A_throttled_account_is_told_so_in_the_words_of_each_service_until_time_passes(string service, int status, string code, string message)
    {
        using var stage = new Stage(new SandboxOptions { ThrottleRate = 2 });
        Assert.Null((await SignatureTests.Ask(stage, service)).Code);
        Assert.Null((await SignatureTests.Ask(stage, service)).Code);
        var throttled = await SignatureTests.Ask(stage, service);
        Assert.Equal((status, code, message), ((int)throttled.Status, throttled.Code, throttled.Message));
        stage.Now += TimeSpan.FromSeconds(0.5);
        Assert.Null((await SignatureTests.Ask(stage, service)).Code);
        stage.AccessKey = stage.Sandbox.Accounts[1].AccessKey;
        stage.Region = "us-east-1";
        Assert.Null((await SignatureTests.Ask(stage, service)).Code);
    }

    [Fact]
    public async Task The_body_of_a_throttled_call_is_byte_for_byte_that_of_AWS()
    {
        using var stage = new Stage(new SandboxOptions { ThrottleRate = 1 });
        await stage.SageMaker("ListDomains");
        Assert.Equal("{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}", (await stage.SageMaker("ListDomains")).Body);
    }

    [Fact]
    public async Task A_fault_strikes_the_calls_that_it_names_and_no_others()
    {
        using var stage = new Stage(new SandboxOptions { Faults = [new() { Operation = "sagemaker:DescribeDomain", ResourceId = CompanyEstate.PublicDomain, FromCall = 2, Count = 2, ErrorCode = "AccessDeniedException", Message = "no" }] });
        var codes = new System.Collections.Generic.List<string?>();
        for (var i = 0; i < 4; i++)
        {
            codes.Add((await stage.SageMaker("DescribeDomain", new { DomainId = CompanyEstate.PublicDomain })).Code);
            Assert.Null((await stage.SageMaker("DescribeDomain", new { HealthyRegion.DomainId })).Code);
        }

        Assert.Equal([null, "AccessDeniedException", "AccessDeniedException", null], codes);
    }

    [Theory]
    [InlineData("sagemaker", "InternalFailure", 500)]
    [InlineData("ec2", "UnauthorizedOperation", 403)]
    [InlineData("ec2", "RequestLimitExceeded", 503)]
    [InlineData("efs", "AccessDeniedException", 403)]
    [InlineData("sts", "AccessDenied", 403)]
    public async Task A_fault_has_the_status_that_the_service_sends_with_its_code(string service, string code, int status)
    {
        using var stage = new Stage(new SandboxOptions { Faults = [new() { ErrorCode = code }] });
        var reply = await SignatureTests.Ask(stage, service);
        Assert.Equal((status, code), ((int)reply.Status, reply.Code));
    }

    [Fact]
    public async Task A_dropped_connection_gives_no_answer_and_HTML_gives_a_page()
    {
        // All calls are dropped, for a client may try again by itself when a connection ends without an answer.
        using var dropping = new Stage(new SandboxOptions { Faults = [new() { ErrorCode = "DropConnection" }] });
        await Assert.ThrowsAsync<HttpRequestException>(() => dropping.SageMaker("ListDomains"));
        Assert.All(dropping.Sandbox.Calls, call => Assert.Equal((0, "DropConnection"), (call.Status, call.ErrorCode)));
        using var stage = new Stage(new SandboxOptions { Faults = [new() { ErrorCode = "Html" }] });
        var page = await stage.SageMaker("ListDomains");
        Assert.StartsWith("<!DOCTYPE html>", page.Body);
        Assert.Equal("text/html", page.Response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_log_holds_every_call_with_what_came_of_it()
    {
        using var stage = new Stage();
        await stage.SageMaker("DescribeDomain", new { DomainId = "d-none" });
        await stage.Ec2("DescribeVpcs");
        Assert.Equal(
            [("sagemaker:DescribeDomain", 400, "ResourceNotFound"), ("ec2:DescribeVpcs", 200, null)],
            stage.Sandbox.Calls.Select(c => (c.Operation, c.Status, c.ErrorCode)));
        Assert.All(stage.Sandbox.Calls, c => Assert.Equal((HealthyRegion.Account, HealthyRegion.Region), (c.AccountId, c.Region)));
    }

    [Fact]
    public async Task Latency_holds_up_each_answer_and_not_the_others()
    {
        using var stage = new Stage(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(200) });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => stage.SageMaker("ListDomains")));

        // One after the other it would be 20 seconds; the bounds are far from both.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.19, 10);
    }

    [Theory]
    [InlineData(false, "attached", "interface")]
    [InlineData(true, "available", "efs")]
    public async Task Values_are_spelt_as_in_the_model_or_as_recorded(bool recorded, string attachment, string type)
    {
        using var stage = new Stage(new SandboxOptions { RecordedSpelling = recorded });
        Assert.Equal(attachment, (await stage.Ec2("DescribeInternetGateways", ("Filter.1.Name", "attachment.state"), ("Filter.1.Value.1", "available"))).One("state"));
        Assert.Equal(type, (await stage.Ec2("DescribeNetworkInterfaces", ("NetworkInterfaceId.1", "eni-0aaa00000000mta1"))).One("interfaceType"));
        Assert.All((await stage.Ec2("DescribeVpcEndpoints")).All("state"), state => Assert.Equal("available", state));
    }

    [Fact]
    public async Task What_could_not_be_read_when_the_estate_was_collected_cannot_be_read_here()
    {
        var region = HealthyRegion.Create();
        region = region with
        {
            Domains = region.Domains.Select(d => d with { Described = false }),
            NatGateways = SageMakerGuard.Estates.Part<SageMakerGuard.Estates.NatGateway>.Failed(new() { Operation = "ec2:DescribeNatGateways", ErrorCode = "UnauthorizedOperation", Cause = SageMakerGuard.Estates.UnreadableCause.Denied }),
        };
        using var stage = new Stage(new SandboxOptions { Estate = new() { Regions = [region] } });
        Assert.Equal("AccessDeniedException", (await stage.SageMaker("DescribeDomain", new { HealthyRegion.DomainId })).Code);
        Assert.Equal("UnauthorizedOperation", (await stage.Ec2("DescribeNatGateways")).Code);
        Assert.Null((await stage.SageMaker("ListDomains")).Code);
    }
}

using System;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Tests.Stub;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Tests;

/// <summary>Error bodies as AWS and what stands in front of it send them, through the whole pipeline.</summary>
public class ErrorBodyTests
{
    [Theory]
    [InlineData("lower-case message", 400, """{"__type":"ThrottledOut","message":"Rate exceeded"}""", "ThrottledOut", "Rate exceeded.")]
    [InlineData("upper-case message", 400, """{"__type":"AccessDeniedException","Message":"User: x is not authorized"}""", "AccessDeniedException", "User: x is not authorized.")]
    [InlineData("namespaced", 400, """{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"no"}""", "AccessDeniedException", "no.")]
    [InlineData("no message", 400, """{"__type":"UnknownOperationException"}""", "UnknownOperationException", "(UnknownOperationException)")]
    [InlineData("empty message", 400, """{"__type":"ValidationException","message":""}""", "ValidationException", "(ValidationException)")]
    [InlineData("null message", 400, """{"__type":"ValidationException","message":null}""", "ValidationException", "(ValidationException)")]
    [InlineData("empty body", 413, "", "Http413", "Http413")]
    [InlineData("XML from the front door", 404, "<UnknownOperationException/>", "UnknownOperationException", "UnknownOperationException")]
    [InlineData("cut off", 400, """{"__type":"Valid""", "Http400", "Http400")]
    public async Task The_code_and_the_words_are_found(string name, int status, string body, string code, string words)
    {
        var world = new StubWorld { First = call => call.Operation == "DescribeDomain" ? StubReply.Error(status, body) : null };
        using var aws = new StubAws(world.Answer);
        var failure = Assert.Single((await Listener.Collect(aws.Url)).Region.Domains.Unreadable);
        Assert.True(code == failure.ErrorCode, $"{name}: {failure.ErrorCode}: {failure.Reason}");
        Assert.Contains(words, failure.Reason);
    }

    [Fact]
    public async Task A_REST_service_names_its_code_in_a_header()
    {
        var world = new StubWorld();
        world.First = call => call.Operation == "DescribeDomain" ? StubReply.Json("""{"DomainId":"d-1","HomeEfsFileSystemId":"fs-1","VpcId":"vpc-1"}""")
            : call.Path.StartsWith("/2015-02-01", StringComparison.Ordinal) ? new StubReply(404, "application/json", """{"Message":"gone"}""") { Headers = { ["x-amzn-ErrorType"] = "FileSystemNotFound:http://internal" } } : null;
        using var aws = new StubAws(world.Answer);
        var region = (await Listener.Collect(aws.Url)).Region;
        Assert.Equal(("FileSystemNotFound", "fs-1"), (region.MountTargets.Unreadable[0].ErrorCode, region.MountTargets.Unreadable[0].ResourceId));
        Assert.Contains(aws.Calls, c => c.Service == "elasticfilesystem" && c.Form["FileSystemId"] == "fs-1");
    }

    [Fact]
    public async Task EC2s_XML_errors_keep_code_and_message()
    {
        var world = new StubWorld { First = call => call.Operation == "DescribeNatGateways" ? StubReply.Ec2Error(403, "UnauthorizedOperation", "You are not authorized to perform this operation.") : null };
        using var aws = new StubAws(world.Answer);
        var failure = Assert.Single((await Listener.Collect(aws.Url)).Region.NatGateways.Unreadable);
        Assert.Equal(("ec2:DescribeNatGateways", UnreadableCause.Denied, "UnauthorizedOperation"), (failure.Operation, failure.Cause, failure.ErrorCode));
    }

    [Theory]
    [InlineData("an expired token", 400, """{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}""", "ExpiredToken", FaultCategory.Authentication)]
    [InlineData("an unknown key", 400, """{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}""", "InvalidCredentials", FaultCategory.Authentication)]
    [InlineData("a portal's page", 200, "<!DOCTYPE html><html><body>Sign in</body></html>", "EndpointNotAws", FaultCategory.Connection)]
    [InlineData("a proxy's page", 503, "<html><body>Service Unavailable</body></html>", "EndpointNotAws", FaultCategory.Connection)]
    [InlineData("plain text", 403, "Blocked by policy", "EndpointNotAws", FaultCategory.Connection)]
    [InlineData("nonsense", 200, "hello", "EndpointNotAws", FaultCategory.Connection)]
    public async Task What_spoils_every_region_is_one_fault_and_no_estate(string name, int status, string body, string errorId, FaultCategory category)
    {
        using var aws = new StubAws(_ => new StubReply(status, body.StartsWith('{') ? "application/x-amz-json-1.1" : "text/html", body));
        var fault = await Assert.ThrowsAsync<GuardFault>(() => Listener.Collect(aws.Url, new() { Regions = ["eu-central-1", "us-east-1"] }));
        Assert.True((errorId, category) == (fault.ErrorId, fault.Category), $"{name}: {fault.ErrorId}: {fault.Message}");
    }

    [Fact]
    public async Task An_endpoint_that_refuses_the_connection_is_one_fault_that_names_it()
    {
        var aws = new StubAws(_ => StubReply.Json("{}"));
        aws.Dispose();
        var fault = await Assert.ThrowsAsync<GuardFault>(() => Listener.Collect(aws.Url));
        Assert.Equal(("EndpointUnreachable", FaultCategory.Connection), (fault.ErrorId, fault.Category));
        Assert.Contains(aws.Url, fault.Message);
    }

    [Fact]
    public async Task A_region_in_which_everything_is_denied_is_an_estate_of_unknowns()
    {
        using var aws = new StubAws(call => call.Operation == "GetCallerIdentity" ? new StubWorld().Answer(call) : StubReply.Error(400, """{"__type":"AccessDeniedException","Message":"no"}"""));
        var region = (await Listener.Collect(aws.Url)).Region;
        Assert.False(region.Domains.IsComplete);
        Assert.False(region.NotebookInstances.IsComplete);
        Assert.False(region.UserProfiles.Asked);
        Assert.Equal(StubWorld.Account, region.AccountId);
    }

    [Fact]
    public async Task A_token_that_expires_on_the_way_leaves_unknowns_behind_it()
    {
        var world = new StubWorld { Domains = 4 };
        world.First = call => call.Form.ContainsKey("Action") ? StubReply.Ec2Error(400, "ExpiredToken", "The security token included in the request is expired") : null;
        using var aws = new StubAws(world.Answer);
        var region = (await Listener.Collect(aws.Url)).Region;
        Assert.Equal(4, region.Domains.Items.Count);
        Assert.All(new[] { region.RouteTables.IsComplete, region.VpcEndpoints.IsComplete, region.SecurityGroups.IsComplete }, Assert.False);
    }
}

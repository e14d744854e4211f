using System.Net;
using System.Threading.Tasks;

namespace SageMakerGuard.Sandbox.Tests.Doors;

public class FrontDoorTests
{
    [Theory]
    [InlineData("{", "SerializationException", null)]
    [InlineData("null", "SerializationException", null)]
    [InlineData("\"x\"", "SerializationException", null)]
    [InlineData("[]", "SerializationException", "Start of list found where not expected")]
    [InlineData("{\"MaxResults\":\"ten\"}", "SerializationException", "STRING_VALUE can not be converted to an Integer")]
    [InlineData("{\"NextToken\":5}", "SerializationException", "NUMBER_VALUE can not be converted to a String")]
    [InlineData("{\"NextToken\":{}}", "SerializationException", "Start of structure or map found where not expected.")]
    [InlineData("{\"MaxResults\":0}", "ValidationException", "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("{\"MaxResults\":101}", "ValidationException", "1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100")]
    public async Task A_bad_body_is_refused_before_the_service_sees_it(string body, string code, string? message)
    {
        using var stage = new Stage();
        var reply = await stage.SageMaker("ListDomains", body);
        Assert.Equal((HttpStatusCode.BadRequest, code, message), (reply.Status, reply.Code, reply.Message));
        Assert.Equal("application/x-amz-json-1.1", reply.Response.Content.Headers.ContentType!.ToString());
        Assert.True(reply.Response.Headers.Contains("x-amzn-RequestId"));
        Assert.False(reply.Response.Headers.Contains("x-amzn-ErrorType"));
    }

    [Fact]
    public async Task Every_broken_constraint_is_named()
    {
        using var stage = new Stage();
        var reply = await stage.SageMaker("DescribeApp", new { DomainId = "nodomain", AppType = "Jupyter" });
        Assert.Equal(
            "3 validation errors detected: Value 'nodomain' at 'domainId' failed to satisfy constraint: Member must satisfy regular expression pattern: d-(-*[a-z0-9]){1,61}; "
            + "Value 'Jupyter' at 'appType' failed to satisfy constraint: Member must satisfy enum value set: [JupyterServer, KernelGateway, DetailedProfiler, TensorBoard, CodeEditor, JupyterLab, RStudioServerPro, RSessionGateway, Canvas]; "
            + "Value null at 'appName' failed to satisfy constraint: Member must not be null",
            reply.Message);
    }

    [Theory]
    [InlineData("{\"MaxResults\":1.5}")]
    [InlineData("{\"NextToken\":null}")]
    [InlineData("{\"Surprise\":true}")]
    public async Task Fractions_are_cut_and_nulls_and_strange_members_are_ignored(string body)
    {
        using var stage = new Stage();
        Assert.Equal(HttpStatusCode.OK, (await stage.SageMaker("ListDomains", body)).Status);
    }

    [Theory]
    [InlineData("SageMaker.ListNothing")]
    [InlineData("NoSuchService.ListDomains")]
    public async Task An_operation_that_nobody_knows_gets_a_code_and_no_message_at_all(string target)
    {
        using var stage = new Stage();
        var reply = await stage.Json(target, "sagemaker", null);
        Assert.Equal((HttpStatusCode.BadRequest, "{\"__type\":\"UnknownOperationException\"}"), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task An_action_that_EC2_does_not_know_is_invalid()
    {
        using var stage = new Stage();
        Assert.Equal("InvalidAction", (await stage.Ec2("DescribeNothing")).Code);
    }

    [Theory]
    [InlineData("application/json", HttpStatusCode.OK, "{\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\",\"message\":null},\"Version\":\"1.0\"}")]
    [InlineData("application/x-amz-json-1.0", HttpStatusCode.NotFound, "<UnknownOperationException/>\n")]
    public async Task Another_content_type_gets_the_odd_answers_of_AWS(string contentType, HttpStatusCode status, string body)
    {
        using var stage = new Stage();
        var reply = await stage.Json("SageMaker.ListDomains", "sagemaker", null, contentType);
        Assert.Equal((status, body), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task The_casing_of_the_request_id_differs_between_answers_and_errors_of_EC2()
    {
        using var stage = new Stage();
        var good = await stage.Ec2("DescribeVpcs");
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DescribeVpcsResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>", good.Body);
        Assert.Equal(("text/xml", "UTF-8"), (good.Response.Content.Headers.ContentType!.MediaType, good.Response.Content.Headers.ContentType.CharSet));
        Assert.Equal("AmazonEC2", good.Response.Headers.Server.ToString());
        var bad = await stage.Ec2("DescribeVpcs", ("VpcId.1", "vpc-0ccc1"));
        Assert.Matches("^<\\?xml version=\"1.0\" encoding=\"UTF-8\"\\?>\n<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code><Message>The vpc ID 'vpc-0ccc1' does not exist</Message></Error></Errors><RequestID>[0-9a-f-]{36}</RequestID></Response>$", bad.Body);
    }
}

using System;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>EC2's query protocol: errors are 400 but for a few, and RequestID is spelt otherwise in errors than in answers.</summary>
internal sealed class Ec2Dialect : Dialect
{
    public const string Namespace = "http://ec2.amazonaws.com/doc/2016-11-15/";
    private const string ContentType = "text/xml;charset=UTF-8";

    /// <summary>The code is in EC2's list of common errors; its wire text is unconfirmed, this is the list's description.</summary>
    public override AwsFault NoSignature => new("MissingAuthenticationToken", "The request must contain either a valid (registered) AWS access key ID or X.509 certificate", 403);

    /// <summary>No full stop. A region that is not opted in gives the same (hashicorp/terraform-provider-aws, turbot/steampipe-plugin-aws#75).</summary>
    public override AwsFault UnknownKey => new("AuthFailure", "AWS was not able to validate the provided access credentials", 401);

    /// <summary>EC2 has a code of its own for it; the wire text is unconfirmed.</summary>
    public override AwsFault Expired => new("RequestExpired", "Request has expired.");

    public override AwsFault Throttled => new("RequestLimitExceeded", "Request limit exceeded.", 503);

    public override AwsFault IncompleteSignature(string message) => new("IncompleteSignature", message);

    public override AwsFault UnknownOperation(string name) => new("InvalidAction", $"The action {name} is not valid for this web service.");

    public override AwsFault Denied(Denial denial) => new("UnauthorizedOperation", "You are not authorized to perform this operation. " + denial.Sentence(), 403);

    public override Answer Error(AwsFault fault, string requestId)
    {
        var xml = new XmlText();
        xml.Root("Response", null, () =>
        {
            xml.Element("Errors", () => xml.Element("Error", () =>
            {
                xml.Text("Code", fault.Code);
                xml.Text("Message", fault.Text ?? "");
            }));
            xml.Text("RequestID", requestId);
        });
        return Xml(fault.Status, fault.Code, requestId, xml);
    }

    public static Answer Success(string operation, string requestId, Action<XmlText> content)
    {
        var xml = new XmlText();
        xml.Root(operation + "Response", Namespace, () =>
        {
            xml.Text("requestId", requestId);
            content(xml);
        });
        return Xml(200, null, requestId, xml);
    }

    public override int StatusOf(string code) => code switch
    {
        "UnauthorizedOperation" or "MissingAuthenticationToken" => 403,
        "AuthFailure" => 401,
        "DryRunOperation" => 412,
        "RequestLimitExceeded" => 503,
        _ => base.StatusOf(code),
    };

    // The headers are those of a recorded answer (cloud-custodian, test_ec2_stop_with_protection_enabled).
    private static Answer Xml(int status, string? code, string requestId, XmlText xml) => new()
    {
        Status = status,
        ContentType = ContentType,
        ErrorCode = code,
        Body = xml.ToBytes(),
        Headers = [("x-amzn-requestid", requestId), ("Cache-Control", "no-cache, no-store"), ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"), ("Vary", "accept-encoding"), ("Server", "AmazonEC2")],
    };
}

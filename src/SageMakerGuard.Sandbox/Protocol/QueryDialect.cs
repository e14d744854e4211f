using System;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>The error form that STS (query) and Route 53 (REST XML) share: ErrorResponse with Type, Code and Message.</summary>
internal sealed class QueryDialect(string xmlns) : Dialect
{
    public const string Sts = "https://sts.amazonaws.com/doc/2011-06-15/";
    public const string Route53 = "https://route53.amazonaws.com/doc/2013-04-01/";
    private const string ContentType = "text/xml";

    public override AwsFault NoSignature => new("MissingAuthenticationToken", "Request is missing Authentication Token", 403);

    public override AwsFault UnknownKey => new("InvalidClientTokenId", InvalidToken, 403);

    public override AwsFault Expired => new("ExpiredToken", ExpiredToken, 403);

    public override AwsFault Throttled => new("Throttling", "Rate exceeded");

    public override AwsFault IncompleteSignature(string message) => new("IncompleteSignature", message);

    public override AwsFault UnknownOperation(string name) => new("InvalidAction", $"Could not find operation {name} for version {(xmlns == Sts ? "2011-06-15" : "2013-04-01")}");

    /// <summary>STS names no reason (amzn/selling-partner-api-models#891); Route 53's wording is IAM's.</summary>
    public override AwsFault Denied(Denial denial) => new("AccessDenied", xmlns == Sts ? $"User: {denial.CallerArn} is not authorized to perform: {denial.Action} on resource: {denial.ResourceArn}" : denial.Sentence(), 403);

    public override Answer Error(AwsFault fault, string requestId)
    {
        var xml = new XmlText();
        xml.Root("ErrorResponse", xmlns, () =>
        {
            xml.Element("Error", () =>
            {
                xml.Text("Type", fault.Status >= 500 ? "Receiver" : "Sender");
                xml.Text("Code", fault.Code);
                xml.Text("Message", fault.Text ?? "");
            });
            xml.Text("RequestId", requestId);
        });
        return new() { Status = fault.Status, ContentType = ContentType, ErrorCode = fault.Code, Body = xml.ToBytes(), Headers = [("x-amzn-RequestId", requestId)] };
    }

    /// <summary>STS: the result inside OperationResult, the request id behind it.</summary>
    public static Answer StsSuccess(string operation, string requestId, Action<XmlText> content)
    {
        var xml = new XmlText();
        xml.Root(operation + "Response", Sts, () =>
        {
            xml.Element(operation + "Result", () => content(xml));
            xml.Element("ResponseMetadata", () => xml.Text("RequestId", requestId));
        });
        return new() { ContentType = ContentType, Body = xml.ToBytes(), Headers = [("x-amzn-RequestId", requestId)] };
    }

    /// <summary>Route 53: the result is the root.</summary>
    public static Answer Route53Success(string operation, string requestId, Action<XmlText> content)
    {
        var xml = new XmlText();
        xml.Root(operation + "Response", Route53, () => content(xml));
        return new() { ContentType = ContentType, Body = xml.ToBytes(), Headers = [("x-amzn-RequestId", requestId)] };
    }

    public override int StatusOf(string code) => code switch
    {
        "AccessDenied" or "InvalidClientTokenId" or "ExpiredToken" or "MissingAuthenticationToken" or "SignatureDoesNotMatch" or "RegionDisabledException" => 403,
        _ => base.StatusOf(code),
    };
}

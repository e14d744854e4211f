using System;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>The error form that STS and IAM (query) and Route 53 (REST XML) share: ErrorResponse with Type, Code and Message.</summary>
internal sealed class QueryDialect(string xmlns) : Dialect
{
    public const string Sts = "https://sts.amazonaws.com/doc/2011-06-15/";
    public const string Route53 = "https://route53.amazonaws.com/doc/2013-04-01/";
    public const string Iam = "https://iam.amazonaws.com/doc/2010-05-08/";
    public const string CloudWatch = "http://monitoring.amazonaws.com/doc/2010-08-01/";
    public const string Sns = "http://sns.amazonaws.com/doc/2010-03-31/";
    private const string ContentType = "text/xml";

    public override AwsFault NoSignature => new("MissingAuthenticationToken", "Request is missing Authentication Token", 403);

    public override AwsFault UnknownKey => new("InvalidClientTokenId", InvalidToken, 403);

    public override AwsFault Expired => new("ExpiredToken", ExpiredToken, 403);

    public override AwsFault Throttled => new("Throttling", "Rate exceeded");

    public override AwsFault IncompleteSignature(string message) => new("IncompleteSignature", message);

    public override AwsFault UnknownOperation(string name) => new("InvalidAction", $"Could not find operation {name} for version {xmlns.Split('/')[4]}");

    /// <summary>
    /// STS names no reason (amzn/selling-partner-api-models#891), IAM names a role by its bare name (ministryofjustice/modernisation-platform#7939);
    /// Route 53's wording is IAM's usual one. SNS has a code of its own (API_GetTopicAttributes, Errors).
    /// </summary>
    public override AwsFault Denied(Denial denial) => new(xmlns == Sns ? "AuthorizationError" : "AccessDenied", xmlns switch
    {
        Sts => $"User: {denial.CallerArn} is not authorized to perform: {denial.Action} on resource: {denial.ResourceArn}",
        Iam => (denial with { ResourceArn = "role " + denial.ResourceArn?.Substring(denial.ResourceArn.LastIndexOf('/') + 1) }).Sentence(),
        _ => denial.Sentence(),
    }, 403);

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

    /// <summary>STS and IAM: the result, where there is one, inside OperationResult, and the request id behind it.</summary>
    public static Answer Success(string xmlns, string operation, string requestId, Action<XmlText>? content)
    {
        var xml = new XmlText();
        xml.Root(operation + "Response", xmlns, () =>
        {
            if (content is not null)
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
        "NoSuchEntity" => 404,
        "LimitExceeded" => 409,
        "ServiceFailure" => 500,
        _ => base.StatusOf(code),
    };
}

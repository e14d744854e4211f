namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>S3: REST XML; an error is the root element (Amazon S3 API, 'REST error responses').</summary>
internal sealed class S3Dialect : Dialect
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";
    private const string ContentType = "application/xml";

    /// <summary>Nobody may read without a name.</summary>
    public override AwsFault NoSignature => new("AccessDenied", "Access Denied", 403);

    public override AwsFault UnknownKey => new("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403);

    /// <summary>Status 400, with words of its own (salesforce/multicloudj#608).</summary>
    public override AwsFault Expired => new("ExpiredToken", "The provided token has expired.");

    public override AwsFault Throttled => new("SlowDown", "Please reduce your request rate.", 503);

    public override AwsFault IncompleteSignature(string message) => new("AuthorizationHeaderMalformed", "[sandbox] " + message);

    public override AwsFault UnknownOperation(string name) => new("NotImplemented", "A header you provided implies functionality that is not implemented", 501);

    public override AwsFault Denied(Denial denial) => new("AccessDenied", denial.Sentence(), 403);

    public override Answer Error(AwsFault fault, string requestId)
    {
        var xml = new XmlText();
        xml.Root("Error", null, () =>
        {
            xml.Text("Code", fault.Code);
            xml.Text("Message", fault.Text ?? "");
            xml.Text("RequestId", requestId);
            xml.Text("HostId", "sandbox");
        });
        return new() { Status = fault.Status, ContentType = ContentType, ErrorCode = fault.Code, Body = xml.ToBytes(), Headers = [("x-amz-request-id", requestId)] };
    }

    public static Answer Success(XmlText xml, string requestId) => new() { ContentType = ContentType, Body = xml.ToBytes(), Headers = [("x-amz-request-id", requestId)] };

    public override int StatusOf(string code) => code switch
    {
        "AccessDenied" or "InvalidAccessKeyId" or "SignatureDoesNotMatch" or "RequestTimeTooSkewed" => 403,
        "NoSuchBucket" or "NoSuchKey" => 404,
        "PreconditionFailed" => 412,
        "SlowDown" => 503,
        _ => base.StatusOf(code),
    };
}

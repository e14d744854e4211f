namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>REST JSON, the code in a header. EFS has it in the body as well, and calls the message Message; others call it message and nothing more.</summary>
internal sealed class RestJsonDialect(string? codeMember = null) : Dialect
{
    public const string ContentType = "application/json";

    public override AwsFault NoSignature => new("MissingAuthenticationTokenException", "Missing Authentication Token", 403);

    public override AwsFault UnknownKey => new("UnrecognizedClientException", InvalidToken, 403);

    public override AwsFault Expired => new("ExpiredTokenException", ExpiredToken, 403);

    /// <summary>Seen with status 400, though the model says 429 (ekristen/aws-nuke#776).</summary>
    public override AwsFault Throttled => new("ThrottlingException", "Rate exceeded");

    public override AwsFault IncompleteSignature(string message) => new("IncompleteSignatureException", message, 403);

    public override AwsFault UnknownOperation(string name) => new("UnknownOperationException", null, 404);

    /// <summary>The start of the sentence is IAM's; that EFS names no resource is unconfirmed.</summary>
    public override AwsFault Denied(Denial denial) => new("AccessDeniedException", denial.Sentence(), 403);

    public override Answer Error(AwsFault fault, string requestId) => new()
    {
        Status = fault.Status,
        ContentType = ContentType,
        ErrorCode = fault.Code,
        Headers = [("x-amzn-RequestId", requestId), ("x-amzn-ErrorType", fault.Code)],
        Body = JsonDialect.Write(json =>
        {
            if (codeMember is not null)
                json.WriteString(codeMember, fault.Code);
            if (fault.Text is { } text)
                json.WriteString(codeMember is null ? "message" : "Message", text);
        }),
    };

    public override int StatusOf(string code) => code switch
    {
        "AccessDeniedException" => 403,
        "FileSystemNotFound" or "MountTargetNotFound" => 404,
        "IncorrectMountTargetState" => 409,
        _ => base.StatusOf(code),
    };
}

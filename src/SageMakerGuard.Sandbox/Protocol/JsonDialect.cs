using System;
using System.IO;
using System.Text.Json;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>AWS JSON 1.1. Status 400 for nearly everything, the code bare in <c>__type</c>, request id in a header, no x-amzn-ErrorType.</summary>
internal sealed class JsonDialect(string throttlingCode = "ThrottlingException") : Dialect
{
    public const string ContentType = "application/x-amz-json-1.1";

    public override AwsFault NoSignature => new("MissingAuthenticationTokenException", "Missing Authentication Token");

    public override AwsFault UnknownKey => new("UnrecognizedClientException", InvalidToken);

    public override AwsFault Expired => new("ExpiredTokenException", ExpiredToken);

    /// <summary>SageMaker: ThrottlingException; the tagging API has a code of its own, ThrottledException.</summary>
    public override AwsFault Throttled => new(throttlingCode, "Rate exceeded");

    public override AwsFault IncompleteSignature(string message) => new("IncompleteSignatureException", message);

    /// <summary>AWS sends no message at all here.</summary>
    public override AwsFault UnknownOperation(string name) => new("UnknownOperationException", null);

    public override AwsFault Denied(Denial denial) => new("AccessDeniedException", denial.Sentence());

    public override Answer Error(AwsFault fault, string requestId) => new()
    {
        Status = fault.Status,
        ContentType = ContentType,
        ErrorCode = fault.Code,
        Headers = [("x-amzn-RequestId", requestId)],
        Body = Write(json =>
        {
            json.WriteString("__type", fault.Code);
            if (fault.Text is { } text)
                json.WriteString(fault.Modelled ? "Message" : "message", text);
            if (fault.Reason is { } reason)
                json.WriteString("Reason", reason);
        }),
    };

    /// <summary>An answer with a body, or with none at all for operations that return nothing.</summary>
    public static Answer Success(Action<Utf8JsonWriter>? content, string requestId) => new()
    {
        ContentType = ContentType,
        Headers = [("x-amzn-RequestId", requestId)],
        Body = content is null ? new([]) : Write(content),
    };

    public static ArraySegment<byte> Write(Action<Utf8JsonWriter> content)
    {
        var stream = new MemoryStream(1024);
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }

        return new(stream.GetBuffer(), 0, (int)stream.Length);
    }
}

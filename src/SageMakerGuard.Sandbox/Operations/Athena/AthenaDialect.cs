using System;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Athena;

/// <summary>JSON 1.1 with two members more: AthenaErrorCode and ErrorCode, both the same (pingedbrain/microburst, fidelity/captures; aoyagikouhei/athena-local, errors.md).</summary>
internal sealed class AthenaDialect : Dialect
{
    private readonly JsonDialect _json = new();

    public override AwsFault NoSignature => _json.NoSignature;

    public override AwsFault UnknownKey => _json.UnknownKey;

    public override AwsFault Expired => _json.Expired;

    public override AwsFault Throttled => _json.Throttled;

    public override AwsFault IncompleteSignature(string message) => _json.IncompleteSignature(message);

    public override AwsFault UnknownOperation(string name) => _json.UnknownOperation(name);

    public override AwsFault Denied(Denial denial) => _json.Denied(denial);

    /// <summary>What the framework finds wrong comes as InvalidRequestException and INVALID_INPUT.</summary>
    public override Answer Error(AwsFault fault, string requestId)
    {
        var code = fault.Code == "ValidationException" ? "InvalidRequestException" : fault.Code;
        if (code != "InvalidRequestException")
            return _json.Error(fault, requestId);
        var inner = fault.Inner ?? "INVALID_INPUT";
        return new()
        {
            Status = 400,
            ContentType = JsonDialect.ContentType,
            ErrorCode = code,
            Headers = [("x-amzn-RequestId", requestId)],
            Body = JsonDialect.Write(json =>
            {
                json.WriteString("__type", code);
                json.WriteString("AthenaErrorCode", inner);
                json.WriteString("ErrorCode", inner);
                json.WriteString("Message", fault.Text ?? "");
            }),
        };
    }
}

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>A refusal by a policy.</summary>
internal sealed record Denial(string CallerArn, string Action, string? ResourceArn, bool Explicit)
{
    /// <summary>'User: … is not authorized to perform: … on resource: … because …' (IAM User Guide, 'Troubleshoot access denied error messages').</summary>
    public string Sentence(bool withResource = true) =>
        $"User: {CallerArn} is not authorized to perform: {Action}"
        + (withResource && ResourceArn is { } arn && arn != "*" ? $" on resource: {arn}" : "")
        + (Explicit ? " with an explicit deny in an identity-based policy" : $" because no identity-based policy allows the {Action} action");
}

/// <summary>How a service words the errors that every service has, and how it puts errors on the wire.</summary>
internal abstract class Dialect
{
    /// <summary>AWS's words for an access key that it does not know, or a garbled token.</summary>
    protected const string InvalidToken = "The security token included in the request is invalid.";

    /// <summary>The same for a token that is out of date; it has no full stop.</summary>
    protected const string ExpiredToken = "The security token included in the request is expired";

    public abstract AwsFault NoSignature { get; }

    public abstract AwsFault UnknownKey { get; }

    public abstract AwsFault Expired { get; }

    public abstract AwsFault Throttled { get; }

    public virtual AwsFault NotOptedIn => UnknownKey;

    public abstract AwsFault IncompleteSignature(string message);

    public abstract AwsFault UnknownOperation(string name);

    public abstract AwsFault Denied(Denial denial);

    public abstract Answer Error(AwsFault fault, string requestId);

    /// <summary>The HTTP status that the service sends with a code, for faults that are named by their code alone.</summary>
    public virtual int StatusOf(string code) => code switch
    {
        "InternalFailure" or "InternalServerError" or "InternalError" or "InternalServerException" or "InternalServiceException" => 500,
        "ServiceUnavailable" or "ServiceUnavailableException" or "Unavailable" => 503,
        _ => 400,
    };
}

using System.Text.Json.Serialization;

namespace SageMakerGuard.Guardrails;

/// <summary>What policies say to a request.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccessOutcome>))]
public enum AccessOutcome
{
    /// <summary>It may go on. Service control policies grant nothing themselves: what the principal's own policies say comes after them.</summary>
    Allowed,

    /// <summary>A statement denies it.</summary>
    Denied,

    /// <summary>No statement denies it, and on one level none allows it.</summary>
    ImplicitlyDenied,

    /// <summary>It hangs on what AWS's documentation does not say.</summary>
    Unknown,
}

/// <summary>What policies say to a request, and which statement decided.</summary>
public sealed record AccessDecision
{
    /// <summary>What comes of it.</summary>
    public AccessOutcome Outcome { get; init; }

    /// <summary>The level that decided: the root, organizational unit or account; null where no policy binds the principal.</summary>
    public string? Level { get; init; }

    /// <summary>The policy that decided; null where the lack of one did.</summary>
    public string? Policy { get; init; }

    /// <summary>The statement that decided: its Sid, or 'statement 2'; null where the lack of one did.</summary>
    public string? Statement { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public string Reason { get; init; } = "";
}

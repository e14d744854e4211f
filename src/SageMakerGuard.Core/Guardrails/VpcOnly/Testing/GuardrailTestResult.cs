using System.Text.Json.Serialization;

namespace SageMakerGuard.Guardrails;

/// <summary>Whether a guardrail does with a request what it should.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GuardrailVerdict>))]
public enum GuardrailVerdict
{
    /// <summary>It does.</summary>
    Pass,

    /// <summary>It does not.</summary>
    Fail,

    /// <summary>It hangs on what AWS does not document.</summary>
    Unknown,
}

/// <summary>One request of the truth table: what should come of it, what comes of it, and which statement decided.</summary>
public sealed record GuardrailTestResult
{
    /// <summary>What was tested: the policies' names, the file, or the account.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The account whose way to the root was tested; null where policies were tested by themselves.</summary>
    public string? AccountId { get; init; }

    /// <summary>The request's action.</summary>
    public string Action { get; init; } = "";

    /// <summary>What the request says of the network: VpcOnly, PublicInternetOnly, Enabled, Disabled, or absent; empty for actions that say nothing of the kind.</summary>
    public string Setting { get; init; } = "";

    /// <summary>None, Approved or Other: the subnets of the request. Other is one subnet outside beside an approved one.</summary>
    public string Subnets { get; init; } = "";

    /// <summary>Who asks: Ordinary, ExecutionRole, Exempt, ServiceLinked or ManagementAccount.</summary>
    public string Principal { get; init; } = "";

    /// <summary>The ARN of who asks.</summary>
    public string PrincipalArn { get; init; } = "";

    /// <summary>Whether it should be allowed; null where either does, because the service itself refuses such a request.</summary>
    public bool? ShouldBeAllowed { get; init; }

    /// <summary>What comes of it.</summary>
    public AccessOutcome Outcome { get; init; }

    /// <summary>What comes of it if SageMaker puts the default in place of a setting that the request leaves out, which AWS does not document; null where nothing is left out.</summary>
    public AccessOutcome? OutcomeWithDefault { get; init; }

    /// <summary>Whether that would be another answer.</summary>
    public bool HangsOnDefault => OutcomeWithDefault is { } other && other != Outcome;

    /// <summary>Whether the guardrail does what it should.</summary>
    public GuardrailVerdict Verdict { get; init; }

    /// <summary>The root, organizational unit or account whose policy decided; null where none binds.</summary>
    public string? Level { get; init; }

    /// <summary>The policy that decided; null where the lack of one did.</summary>
    public string? Policy { get; init; }

    /// <summary>The statement that decided: its Sid, or 'statement 2'; null where the lack of one did.</summary>
    public string? Statement { get; init; }

    /// <summary>The known fault that this request shows, for example UpdateOpen; null where it shows none.</summary>
    public string? FaultId { get; init; }

    /// <summary>Why it was decided so, and what the fault means.</summary>
    public string Reason { get; init; } = "";
}

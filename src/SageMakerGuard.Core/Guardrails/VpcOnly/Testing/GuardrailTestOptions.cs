using System.Collections.Generic;

namespace SageMakerGuard.Guardrails;

/// <summary>What a guardrail is held against.</summary>
public sealed record GuardrailTestOptions
{
    /// <summary>What the policies are meant to be about.</summary>
    public GuardrailScope Scope { get; init; } = GuardrailScope.Domain | GuardrailScope.Notebook | GuardrailScope.Job;

    /// <summary>The partition of the requests.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>The region of the requests.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>The account of the requests.</summary>
    public string AccountId { get; init; } = "111122223333";

    /// <summary>Whether no service control policy binds the account at all: it is the management account, or the type is not enabled.</summary>
    public bool IsUnbound { get; init; }

    /// <summary>The only subnets that may be used; empty to take those that the policies themselves approve.</summary>
    public IReadOnlyList<string> ApprovedSubnetIds { get; init; } = [];

    /// <summary>Patterns of the principals that are meant to be left out; null to take those that the policies themselves leave out.</summary>
    public IReadOnlyList<string>? ExemptPrincipals { get; init; }
}

using System;
using System.Collections.Generic;

namespace SageMakerGuard.Guardrails;

/// <summary>A policy of AWS Organizations that keeps accounts to a rule, with its size beside the limit.</summary>
public sealed record GuardrailPolicy
{
    /// <summary>Its name in the organization.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its type: SERVICE_CONTROL_POLICY or TAG_POLICY.</summary>
    public string Type { get; init; } = "";

    /// <summary>What it is for, in one sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>The document, as minified JSON: AWS counts white space in what comes through the API (Organizations User Guide, 'Quotas and service limits').</summary>
    public string Content { get; init; } = "";

    /// <summary>The document's size in characters, as AWS counts it.</summary>
    public int Size => Content.Length;

    /// <summary>The most characters that it may have.</summary>
    public int Limit { get; init; }

    /// <summary>The roots, organizational units and accounts that it is attached to; empty for a policy that was only written.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The subnets that it approves; empty where it approves every one or that is not known.</summary>
    public IReadOnlyList<string> ApprovedSubnetIds { get; init; } = [];

    /// <summary>Patterns of the principals that it leaves out.</summary>
    public IReadOnlyList<string> ExemptPrincipals { get; init; } = [];

    /// <summary>What it is about.</summary>
    public GuardrailScope Scope { get; init; }

    /// <summary>The file that it was written to; null where it was not.</summary>
    public string? FilePath { get; init; }
}

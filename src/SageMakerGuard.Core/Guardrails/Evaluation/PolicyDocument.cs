using System.Collections.Generic;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Guardrails;

/// <summary>A policy document, read and understood (IAM User Guide, 'Grammar of the IAM JSON policy language').</summary>
public sealed record PolicyDocument
{
    /// <summary>2012-10-17, or 2008-10-17, in which there are no variables and which is meant where no version is given.</summary>
    public string Version { get; init; } = "2008-10-17";

    /// <summary>The statements, in their order.</summary>
    public IReadOnlyList<PolicyStatement> Statements { get; init; } = [];

    /// <summary>What is in the document and means nothing, one sentence each.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether <c>${…}</c> stands for a value of the request (IAM User Guide, 'IAM JSON policy elements: Version').</summary>
    internal bool HasVariables => Version == "2012-10-17";

    /// <summary>Reads a document.</summary>
    /// <param name="text">The document, as JSON.</param>
    /// <param name="what">What it is called in errors, for example a file's path.</param>
    /// <exception cref="GuardFault">PolicyNotUnderstood: it is no policy; the message says at which line and column, and why.</exception>
    public static PolicyDocument Parse(string text, string what = "The policy") => new PolicyParser(text, what).Read();
}

/// <summary>A statement of a policy.</summary>
public sealed record PolicyStatement
{
    /// <summary>Where it stands among the document's statements, from 1 on.</summary>
    public int Index { get; init; }

    /// <summary>Its id; null where it has none.</summary>
    public string? Sid { get; init; }

    /// <summary>True for Allow, false for Deny.</summary>
    public bool Allows { get; init; }

    /// <summary>The actions, with wildcards.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Whether it covers all actions but those (NotAction).</summary>
    public bool IsNotAction { get; init; }

    /// <summary>The resources, with wildcards.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>Whether it covers all resources but those (NotResource).</summary>
    public bool IsNotResource { get; init; }

    /// <summary>Its conditions, all of which have to hold.</summary>
    public IReadOnlyList<ConditionTest> Conditions { get; init; } = [];

    /// <summary>The Sid, or 'statement 3'.</summary>
    public string Label => Sid is { Length: > 0 } sid ? sid : "statement " + Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One key of one operator of a Condition block.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Key">The context key.</param>
/// <param name="Values">The values, of which one has to match; for a negated operator none may.</param>
public sealed record ConditionTest(ConditionOperator Operator, string Key, IReadOnlyList<string> Values);

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Guardrails;

namespace SageMakerGuard.Guardrails.Tests;

/// <summary>Short ways to ask policies.</summary>
internal static class Ask
{
    public const string Key = "test:Key";

    public static AccessRequest Request(params (string Key, string[] Values)[] context) => new()
    {
        Action = "sagemaker:CreateDomain",
        Resource = "arn:aws:sagemaker:eu-central-1:111122223333:domain/d-1",
        Context = context.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)c.Values, StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>Whether a condition on one key holds, asked through a statement that denies under it.</summary>
    public static Truth Holds(string condition, IReadOnlyList<string> policy, IReadOnlyList<string>? request, string version = "2012-10-17", params (string Key, string[] Values)[] more) =>
        Denies(Deny(Condition(condition, Key, policy), version), request is null ? Request(more) : Request([(Key, [.. request]), .. more]));

    public static Truth Denies(string document, AccessRequest request) => Decide(document, request).Outcome switch
    {
        AccessOutcome.Denied => Truth.Yes,
        AccessOutcome.Unknown => Truth.Unknown,
        _ => Truth.No,
    };

    public static AccessDecision Decide(string document, AccessRequest request) => ServiceControlEvaluator.Decide(PolicyPath.Beside("ou-ab12-cdefghij", [new("guard", PolicyDocument.Parse(document))]), request);

    public static string Condition(string name, string key, IReadOnlyList<string> values) => $"{{{Text(name)}:{{{Text(key)}:{JsonSerializer.Serialize(values)}}}}}";

    public static string Deny(string condition, string version = "2012-10-17") =>
        $$"""{"Version":"{{version}}","Statement":[{"Sid":"D","Effect":"Deny","Action":"*","Resource":"*","Condition":{{condition}}}]}""";

    private static string Text(string text) => JsonSerializer.Serialize(text);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SageMakerGuard.Permissions;

/// <summary>Permissions as one IAM policy document, with one statement for the actions that have resources and condition in common.</summary>
public static class PermissionPolicy
{
    /// <summary>The most characters of a managed policy, white space not counted (IAM User Guide, 'IAM and AWS STS quotas').</summary>
    public const int ManagedPolicyLimit = 6144;

    /// <summary>The most characters of a role's inline policies together, white space not counted (the same page).</summary>
    public const int InlinePolicyLimit = 10240;

    // The document is pasted into consoles and tools, and is no part of a web page.
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The document, indented.</summary>
    /// <param name="permissions">The permissions, of one command or of several.</param>
    public static string Document(IEnumerable<GuardPermission> permissions)
    {
        var merged = permissions.GroupBy(p => p.Action, StringComparer.Ordinal).Select(CommandCatalog.Merged);
        var statements = merged
            .GroupBy(p => (Resource: string.Join("\n", p.Resource), Condition: p.Condition?.ToString()))
            .Select(g => (First: g.First(), Actions: g.Select(p => p.Action).OrderBy(a => a, StringComparer.Ordinal).ToList()))
            .OrderByDescending(s => s.First.Resource[0] == "*")
            .ThenBy(s => s.Actions[0], StringComparer.Ordinal);
        return new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray([.. statements.Select(s => (JsonNode?)Statement(s.First, s.Actions))]) }.ToJsonString(s_indented);
    }

    /// <summary>The document's length as IAM counts it.</summary>
    public static int Size(string document) => document.Count(c => !char.IsWhiteSpace(c));

    private static JsonObject Statement(GuardPermission permission, IReadOnlyList<string> actions)
    {
        var statement = new JsonObject { ["Effect"] = "Allow", ["Action"] = Texts(actions), ["Resource"] = Texts(permission.Resource) };
        if (permission.Condition is { } condition)
            statement["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { [condition.Key] = Texts(condition.Values) } };
        return statement;
    }

    private static JsonNode Texts(IReadOnlyList<string> values) => values.Count == 1 ? JsonValue.Create(values[0])! : new JsonArray([.. values.Select(v => (JsonNode?)JsonValue.Create(v))]);
}

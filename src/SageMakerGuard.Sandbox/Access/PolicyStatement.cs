using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Access;

/// <summary>One statement: what it covers, and whether it allows or denies that.</summary>
internal sealed class PolicyStatement
{
    public const string RequestedRegion = "aws:RequestedRegion";

    private static readonly string[] s_elements = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    // Global keys first (IAM User Guide), then that of PassRole, then that of tags on creation (EC2 User Guide, 'Grant permission to tag resources during creation').
    private static readonly string[] s_keys = [RequestedRegion, "iam:PassedToService", "ec2:CreateAction"];

    private IReadOnlyList<string> _actions = [];
    private bool _allActionsBut;
    private IReadOnlyList<string> _resources = [];
    private bool _allResourcesBut;
    private IReadOnlyList<Func<Func<string, string?>, bool>> _conditions = [];

    public bool Allows { get; private set; }

    public static PolicyStatement Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw IdentityPolicy.Unusable("a statement is no object");
        if (element.EnumerateObject().Select(p => p.Name).FirstOrDefault(name => !s_elements.Contains(name)) is { } unknown)
            throw IdentityPolicy.Unusable($"it has the element {unknown}");
        var effect = element.TryGetProperty("Effect", out var e) ? e.GetString() : null;
        if (effect is not ("Allow" or "Deny"))
            throw IdentityPolicy.Unusable("a statement's Effect is neither Allow nor Deny");
        var statement = new PolicyStatement { Allows = effect == "Allow" };
        (statement._actions, statement._allActionsBut) = OneOf(element, "Action", "NotAction");
        (statement._resources, statement._allResourcesBut) = OneOf(element, "Resource", "NotResource");
        if (element.TryGetProperty("Condition", out var condition))
            statement._conditions = condition.EnumerateObject().SelectMany(Conditions).ToList();
        return statement;
    }

    /// <summary>Actions compare without case, resources with it (IAM User Guide, 'Action', 'Resource').</summary>
    /// <param name="action">The action.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="context">The value of a condition key; null where the request has none.</param>
    public bool Covers(string action, string resource, Func<string, string?> context) =>
        _actions.Any(pattern => WildcardPattern.Matches(pattern, action, StringComparison.OrdinalIgnoreCase)) != _allActionsBut
        && _resources.Any(pattern => WildcardPattern.Matches(pattern, resource)) != _allResourcesBut
        && _conditions.All(holds => holds(context));

    private static (IReadOnlyList<string> Values, bool Negated) OneOf(JsonElement element, string name, string negated)
    {
        var plain = element.TryGetProperty(name, out var value);
        if (plain == element.TryGetProperty(negated, out var other))
            throw IdentityPolicy.Unusable($"a statement must have {name} or {negated}, and not both");
        return (Texts(plain ? value : other), !plain);
    }

    // A key that the request does not have fails a plain comparison and passes a negated one (IAM User Guide, 'Condition operators').
    private static IEnumerable<Func<Func<string, string?>, bool>> Conditions(JsonProperty condition)
    {
        foreach (var member in condition.Value.EnumerateObject())
        {
            var key = s_keys.FirstOrDefault(k => string.Equals(k, member.Name, StringComparison.OrdinalIgnoreCase)) ?? throw IdentityPolicy.Unusable($"it has a condition on {member.Name}");
            var values = Texts(member.Value);
            yield return condition.Name switch
            {
                "StringEquals" => context => context(key) is { } value && values.Contains(value),
                "StringNotEquals" => context => context(key) is not { } value || !values.Contains(value),
                "StringLike" => context => context(key) is { } value && values.Any(v => WildcardPattern.Matches(v, value)),
                "StringNotLike" => context => context(key) is not { } value || !values.Any(v => WildcardPattern.Matches(v, value)),
                _ => throw IdentityPolicy.Unusable($"it has the condition operator {condition.Name}"),
            };
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => item.GetString() ?? "").ToList() : [value.GetString() ?? ""];
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Access;

/// <summary>One statement: what it covers, and whether it allows or denies that.</summary>
internal sealed class PolicyStatement
{
    private static readonly string[] s_elements = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private IReadOnlyList<string> _actions = [];
    private bool _allActionsBut;
    private IReadOnlyList<string> _resources = [];
    private bool _allResourcesBut;
    private IReadOnlyList<Func<string, bool>> _regionTests = [];

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
            statement._regionTests = condition.EnumerateObject().SelectMany(RegionTests).ToList();
        return statement;
    }

    /// <summary>Actions compare without case, resources with it (IAM User Guide, 'Action', 'Resource').</summary>
    public bool Covers(string action, string resource, string region) =>
        _actions.Any(pattern => WildcardPattern.Matches(pattern, action, StringComparison.OrdinalIgnoreCase)) != _allActionsBut
        && _resources.Any(pattern => WildcardPattern.Matches(pattern, resource)) != _allResourcesBut
        && _regionTests.All(test => test(region));

    private static (IReadOnlyList<string> Values, bool Negated) OneOf(JsonElement element, string name, string negated)
    {
        var plain = element.TryGetProperty(name, out var value);
        if (plain == element.TryGetProperty(negated, out var other))
            throw IdentityPolicy.Unusable($"a statement must have {name} or {negated}, and not both");
        return (Texts(plain ? value : other), !plain);
    }

    private static IEnumerable<Func<string, bool>> RegionTests(JsonProperty condition)
    {
        foreach (var key in condition.Value.EnumerateObject())
        {
            if (!string.Equals(key.Name, "aws:RequestedRegion", StringComparison.OrdinalIgnoreCase))
                throw IdentityPolicy.Unusable($"it has a condition on {key.Name}");
            var values = Texts(key.Value);
            yield return condition.Name switch
            {
                "StringEquals" => region => values.Contains(region),
                "StringNotEquals" => region => !values.Contains(region),
                "StringLike" => region => values.Any(v => WildcardPattern.Matches(v, region)),
                "StringNotLike" => region => !values.Any(v => WildcardPattern.Matches(v, region)),
                _ => throw IdentityPolicy.Unusable($"it has the condition operator {condition.Name}"),
            };
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(item => item.GetString() ?? "").ToList() : [value.GetString() ?? ""];
}

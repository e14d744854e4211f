using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Guardrails;

/// <summary>How an operator takes the several values that a request may have of one key.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SetQuantifier>))]
public enum SetQuantifier
{
    /// <summary>It is meant for keys with one value.</summary>
    None,

    /// <summary>ForAllValues: every value of the request has to match.</summary>
    ForAllValues,

    /// <summary>ForAnyValue: one value of the request has to match.</summary>
    ForAnyValue,
}

/// <summary>A condition operator: what is compared and how (IAM User Guide, 'IAM JSON policy elements: Condition operators').</summary>
public sealed record ConditionOperator
{
    private const string IfExistsEnd = "IfExists";

    private ConditionOperator(string name, string comparison, bool negated)
    {
        Name = name;
        Comparison = comparison;
        IsNegated = negated;
    }

    /// <summary>The name, as it stands in the policy.</summary>
    public string Name { get; }

    /// <summary>How several values of the request are taken.</summary>
    public SetQuantifier Quantifier { get; private init; }

    /// <summary>The comparison that is made, or whose contrary is, for example StringLike for StringNotLike.</summary>
    public string Comparison { get; }

    /// <summary>Whether the contrary of the comparison is meant.</summary>
    public bool IsNegated { get; }

    /// <summary>Whether it holds where the key is absent.</summary>
    public bool IfExists { get; private init; }

    /// <summary>The operators without prefix and ending, the negated ones with what they negate.</summary>
    private static readonly Dictionary<string, (string Comparison, bool Negated)> s_known = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = ("StringEquals", false),
        ["StringNotEquals"] = ("StringEquals", true),
        ["StringEqualsIgnoreCase"] = ("StringEqualsIgnoreCase", false),
        ["StringNotEqualsIgnoreCase"] = ("StringEqualsIgnoreCase", true),
        ["StringLike"] = ("StringLike", false),
        ["StringNotLike"] = ("StringLike", true),
        ["NumericEquals"] = ("NumericEquals", false),
        ["NumericNotEquals"] = ("NumericEquals", true),
        ["NumericLessThan"] = ("NumericLessThan", false),
        ["NumericLessThanEquals"] = ("NumericLessThanEquals", false),
        ["NumericGreaterThan"] = ("NumericGreaterThan", false),
        ["NumericGreaterThanEquals"] = ("NumericGreaterThanEquals", false),
        ["DateEquals"] = ("DateEquals", false),
        ["DateNotEquals"] = ("DateEquals", true),
        ["DateLessThan"] = ("DateLessThan", false),
        ["DateLessThanEquals"] = ("DateLessThanEquals", false),
        ["DateGreaterThan"] = ("DateGreaterThan", false),
        ["DateGreaterThanEquals"] = ("DateGreaterThanEquals", false),
        ["Bool"] = ("Bool", false),
        ["BinaryEquals"] = ("BinaryEquals", false),
        ["IpAddress"] = ("IpAddress", false),
        ["NotIpAddress"] = ("IpAddress", true),
        ["ArnEquals"] = ("ArnLike", false),
        ["ArnLike"] = ("ArnLike", false),
        ["ArnNotEquals"] = ("ArnLike", true),
        ["ArnNotLike"] = ("ArnLike", true),
        [NullCheck] = (NullCheck, false),
    };

    /// <summary>The check whether a key is there.</summary>
    internal const string NullCheck = "Null";

    /// <summary>The names of all operators, without prefix and ending.</summary>
    public static IReadOnlyList<string> Names { get; } = s_known.Keys.OrderBy(name => name, StringComparer.Ordinal).ToList();

    /// <summary>Reads an operator's name; null where there is none of that name.</summary>
    public static ConditionOperator? Find(string name)
    {
        var (quantifier, rest) = name.StartsWith("ForAllValues:", StringComparison.Ordinal) ? (SetQuantifier.ForAllValues, name.Substring("ForAllValues:".Length))
            : name.StartsWith("ForAnyValue:", StringComparison.Ordinal) ? (SetQuantifier.ForAnyValue, name.Substring("ForAnyValue:".Length))
            : (SetQuantifier.None, name);
        var ifExists = rest.EndsWith(IfExistsEnd, StringComparison.Ordinal);
        if (ifExists)
            rest = rest.Substring(0, rest.Length - IfExistsEnd.Length);
        if (!s_known.TryGetValue(rest, out var known))
            return null;

        // Null asks itself whether the key is there: it takes neither the ending nor a quantifier ('...IfExists condition operators').
        if (rest == NullCheck && (ifExists || quantifier != SetQuantifier.None))
            return null;
        return new(name, known.Comparison, known.Negated) { Quantifier = quantifier, IfExists = ifExists };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Guardrails;

/// <summary>
/// How a value of the request is compared with one of the policy, for each comparison (IAM User Guide, 'IAM JSON policy elements: Condition
/// operators'). Variables stand in strings and ARNs only. A value that is not of the kind that is compared gives no answer: AWS does not say.
/// </summary>
internal static class Comparisons
{
    private static readonly string[] s_dates =
    [
        "yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    private static readonly Dictionary<string, Func<string, string, AccessRequest?, Truth>> s_byName = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = (value, policy, variables) => Text(value, policy, variables, wildcards: false, ignoreCase: false),
        ["StringEqualsIgnoreCase"] = (value, policy, variables) => Text(value, policy, variables, wildcards: false, ignoreCase: true),
        ["StringLike"] = (value, policy, variables) => Text(value, policy, variables, wildcards: true, ignoreCase: false),
        ["ArnLike"] = Arn,
        ["NumericEquals"] = (value, policy, _) => Number(value, policy, order => order == 0),
        ["NumericLessThan"] = (value, policy, _) => Number(value, policy, order => order < 0),
        ["NumericLessThanEquals"] = (value, policy, _) => Number(value, policy, order => order <= 0),
        ["NumericGreaterThan"] = (value, policy, _) => Number(value, policy, order => order > 0),
        ["NumericGreaterThanEquals"] = (value, policy, _) => Number(value, policy, order => order >= 0),
        ["DateEquals"] = (value, policy, _) => Date(value, policy, order => order == 0),
        ["DateLessThan"] = (value, policy, _) => Date(value, policy, order => order < 0),
        ["DateLessThanEquals"] = (value, policy, _) => Date(value, policy, order => order <= 0),
        ["DateGreaterThan"] = (value, policy, _) => Date(value, policy, order => order > 0),
        ["DateGreaterThanEquals"] = (value, policy, _) => Date(value, policy, order => order >= 0),
        ["Bool"] = (value, policy, _) => Bool(value) is { } a && Bool(policy) is { } b ? TruthLogic.Of(a == b) : Truth.Unknown,
        ["BinaryEquals"] = (value, policy, _) => Binary(value) is { } a && Binary(policy) is { } b ? TruthLogic.Of(a.SequenceEqual(b)) : Truth.Unknown,
        ["IpAddress"] = (value, policy, _) => IpAddress.TryParse(value, out var address) && Cidr.TryParse(policy, out var block) ? TruthLogic.Of(block.Contains(address)) : Truth.Unknown,
    };

    /// <summary>Compares.</summary>
    /// <param name="comparison">The comparison's name.</param>
    /// <param name="value">The request's value.</param>
    /// <param name="policy">The policy's value.</param>
    /// <param name="variables">The request that variables stand for; null where the policy's version has none.</param>
    public static Truth Compare(string comparison, string value, string policy, AccessRequest? variables) => s_byName[comparison](value, policy, variables);

    /// <summary>Reads 'true' or 'false', in whatever case.</summary>
    public static bool? Bool(string text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase) ? true : string.Equals(text, "false", StringComparison.OrdinalIgnoreCase) ? false : null;

    private static Truth Text(string value, string policy, AccessRequest? variables, bool wildcards, bool ignoreCase) =>
        TruthLogic.Of(PolicyPattern.Of(policy, variables, wildcards) is { } pattern && pattern.Fits(value, ignoreCase));

    // Each of the six parts is compared by itself, so that no wildcard reaches over a colon. What a lone star means is not said.
    private static Truth Arn(string value, string policy, AccessRequest? variables)
    {
        if (PolicyPattern.Of(policy, variables, wildcards: true) is not { } pattern)
            return Truth.No;
        if (pattern.IsAnything)
            return Truth.Unknown;
        var asked = value.Split([':'], 6);
        var parts = pattern.Parts(6);
        return TruthLogic.Of(asked.Length == 6 && parts.Count == 6 && parts.Zip(asked, (part, text) => part.Fits(text, ignoreCase: false)).All(fits => fits));
    }

    private static Truth Number(string value, string policy, Func<int, bool> holds) =>
        Number(value) is { } a && Number(policy) is { } b ? TruthLogic.Of(holds(a.CompareTo(b))) : Truth.Unknown;

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Truth Date(string value, string policy, Func<int, bool> holds) =>
        Date(value) is { } a && Date(policy) is { } b ? TruthLogic.Of(holds(a.CompareTo(b))) : Truth.Unknown;

    // ISO 8601 as the W3C profiles it, or seconds since 1970.
    private static DateTimeOffset? Date(string text)
    {
        if (DateTimeOffset.TryParseExact(text, s_dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return date;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) && seconds is > -62135596800 and < 253402300800
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    private static byte[]? Binary(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}

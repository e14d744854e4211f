using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>A tag that a resource must carry.</summary>
public sealed record TagRequirement
{
    /// <summary>The key; AWS compares it with case.</summary>
    public string Key { get; init; } = "";

    /// <summary>
    /// The values that are accepted, compared with case; empty accepts any value but an empty one. One asterisk in a value stands for any text,
    /// none included: tag policies know one and no more (Organizations User Guide, 'Tag policy syntax').
    /// </summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];

    /// <summary>Whether a resource's tags lack it: the key is not there, in this very case, or has no value.</summary>
    public bool IsMissingFrom(IReadOnlyDictionary<string, string> tags) => !tags.TryGetValue(Key, out var value) || value.Length == 0;

    /// <summary>What is wrong with the value that a resource has for it, in words; null where the value is accepted, or there is none.</summary>
    public string? WrongIn(IReadOnlyDictionary<string, string> tags) =>
        IsMissingFrom(tags) || Accepts(tags[Key]) ? null : $"{Key} is '{tags[Key]}' and must be {string.Join(" or ", AllowedValues)}";

    /// <summary>Whether a value is accepted.</summary>
    public bool Accepts(string value) => value.Length > 0 && (AllowedValues.Count == 0 || AllowedValues.Any(allowed => Fits(value, allowed)));

    /// <summary>Why nothing could meet it, or why AWS would not take it, in one sentence; null where it is sound.</summary>
    public string? Objection() => TagLimits.ObjectionToKey(Key) ?? AllowedValues.Select(ObjectionTo).FirstOrDefault(objection => objection is not null);

    private static bool Fits(string value, string allowed)
    {
        var star = allowed.IndexOf('*');
        if (star < 0)
            return string.Equals(value, allowed, StringComparison.Ordinal);
        return value.Length >= allowed.Length - 1
            && value.StartsWith(allowed.Substring(0, star), StringComparison.Ordinal)
            && value.EndsWith(allowed.Substring(star + 1), StringComparison.Ordinal);
    }

    private string? ObjectionTo(string allowed)
    {
        if (allowed.Length == 0)
            return $"'{Key}' allows an empty value, which is no value.";
        var star = allowed.IndexOf('*');
        if (star != allowed.LastIndexOf('*'))
            return $"'{Key}' allows '{allowed}': one value has at most one asterisk.";
        return TagLimits.ObjectionToValue(star < 0 ? allowed : allowed.Remove(star, 1));
    }
}

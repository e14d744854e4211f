using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

/// <summary>Which of the required tags a resource lacks, and which have a value that is not accepted. Keys and values compare with case, as AWS does.</summary>
internal static class TagCheck
{
    public static IReadOnlyList<string> Missing(IReadOnlyList<TagRequirement> required, IReadOnlyDictionary<string, string> tags) =>
        required.Where(tag => !tags.TryGetValue(tag.Key, out var value) || value.Length == 0).Select(tag => tag.Key).ToList();

    public static IReadOnlyList<string> Wrong(IReadOnlyList<TagRequirement> required, IReadOnlyDictionary<string, string> tags) => required
        .Where(tag => tag.AllowedValues.Count > 0 && tags.TryGetValue(tag.Key, out var value) && value.Length > 0 && !tag.AllowedValues.Contains(value, StringComparer.Ordinal))
        .Select(tag => $"{tag.Key} is '{tags[tag.Key]}' and must be {string.Join(" or ", tag.AllowedValues)}")
        .ToList();
}

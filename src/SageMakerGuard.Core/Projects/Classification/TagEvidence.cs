using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Projects;

/// <summary>What the sensitivity tags of a domain or a bucket say.</summary>
internal static class TagEvidence
{
    /// <summary>Reads the tags. A word that nobody explains says that something is to be protected and not what: that is not known.</summary>
    public static IEnumerable<ClassificationEvidence> Of(IReadOnlyDictionary<string, string> tags, ClassificationRules rules, EvidenceSource source, string where, string whose)
    {
        foreach (var tag in tags.Where(t => rules.TagKeys.Contains(t.Key, StringComparer.OrdinalIgnoreCase)).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            foreach (var (word, meaning) in TagVocabulary.Read(tag.Value, rules.TagValues))
            {
                var said = $"{whose} has the tag {tag.Key} with the value '{tag.Value}'";
                yield return meaning is null
                    ? ClassificationEvidence.Unknown(source, where, $"{said}, and nothing says what '{word}' stands for: add it to TagValues of the rules file.")
                    : new() { Scenario = meaning.Scenario, Source = source, Where = where, What = said + ".", DataKinds = meaning.DataKinds, Regimes = meaning.Regimes };
            }
        }
    }
}

/// <summary>The value of the first of several keys that a resource carries.</summary>
internal static class TagValue
{
    /// <summary>The value; null where no key is there or its value is empty. Keys are compared without case: people write them both ways.</summary>
    public static string? Of(IReadOnlyDictionary<string, string> tags, IReadOnlyList<string> keys) => keys
        .Select(key => tags.Where(t => string.Equals(t.Key, key, StringComparison.OrdinalIgnoreCase)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value).FirstOrDefault())
        .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Projects;

/// <summary>What the value of a sensitivity tag stands for.</summary>
public sealed record TagMeaning
{
    /// <summary>The value; case, spaces, hyphens and underscores make no difference. A value that lists several is read one by one.</summary>
    public string Value { get; init; } = "";

    /// <summary>The scenario; Unclassified for values that say that there is nothing to protect.</summary>
    public ProjectScenario Scenario { get; init; }

    /// <summary>The kinds of data.</summary>
    public IReadOnlyList<RegulatedDataKind> DataKinds { get; init; } = [];

    /// <summary>The regimes.</summary>
    public IReadOnlyList<string> Regimes { get; init; } = [];
}

/// <summary>Reads the values of sensitivity tags.</summary>
internal static class TagVocabulary
{
    // What AWS lets stand in a tag's value and what people put between two words of a list (Tagging Best Practices, 'Tag naming limits and requirements').
    private static readonly char[] s_separators = ['+', '/', ':', ';', ',', '|'];

    /// <summary>What a company means where it does not say otherwise.</summary>
    public static IReadOnlyList<TagMeaning> Default { get; } =
    [
        Regulated("pii", [RegulatedDataKind.PII]), Regulated("personal", [RegulatedDataKind.PII]), Regulated("personal data", [RegulatedDataKind.PII]), Regulated("gdpr", [RegulatedDataKind.PII], "GDPR"),
        Regulated("phi", [RegulatedDataKind.PHI], "HIPAA"), Regulated("hipaa", [RegulatedDataKind.PHI], "HIPAA"), Regulated("health", [RegulatedDataKind.PHI]),
        Regulated("financial", [RegulatedDataKind.Financial]), Regulated("pci", [RegulatedDataKind.Financial], "PCI DSS"), Regulated("pci dss", [RegulatedDataKind.Financial], "PCI DSS"),
        Regulated("cardholder", [RegulatedDataKind.Financial], "PCI DSS"), Regulated("regulated", []),
        Of("ip", ProjectScenario.ValuableModels), Of("proprietary", ProjectScenario.ValuableModels), Of("trade secret", ProjectScenario.ValuableModels), Of("model ip", ProjectScenario.ValuableModels),
        Of("on premises", ProjectScenario.OnPremisesDependence), Of("onprem", ProjectScenario.OnPremisesDependence), Of("hybrid", ProjectScenario.OnPremisesDependence),
        Of("public", ProjectScenario.Unclassified), Of("open", ProjectScenario.Unclassified), Of("internal", ProjectScenario.Unclassified), Of("none", ProjectScenario.Unclassified), Of("synthetic", ProjectScenario.Unclassified),
    ];

    /// <summary>The meanings of a value: of the whole of it, or of each word where it lists several. Null stands for a word that nobody explains.</summary>
    public static IReadOnlyList<(string Word, TagMeaning? Meaning)> Read(string value, IReadOnlyList<TagMeaning> meanings)
    {
        if (Find(value, meanings) is { } whole)
            return [(value, whole)];
        var words = value.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim()).Where(w => w.Length > 0).ToList();
        if (words.Count < 2 && value.IndexOf(' ') > 0)
            words = value.Split([' '], StringSplitOptions.RemoveEmptyEntries).ToList();
        return words.Count == 0 ? [] : words.Select(word => (word, Find(word, meanings))).ToList();
    }

    private static TagMeaning? Find(string word, IReadOnlyList<TagMeaning> meanings)
    {
        var bare = Bare(word);
        return meanings.FirstOrDefault(m => Bare(m.Value) == bare);
    }

    private static string Bare(string text) => new(text.Where(c => c is not (' ' or '-' or '_')).Select(char.ToLowerInvariant).ToArray());

    private static TagMeaning Regulated(string value, IReadOnlyList<RegulatedDataKind> kinds, params string[] regimes) =>
        new() { Value = value, Scenario = ProjectScenario.RegulatedData, DataKinds = kinds, Regimes = regimes };

    private static TagMeaning Of(string value, ProjectScenario scenario) => new() { Value = value, Scenario = scenario };
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Projects;

/// <summary>Turns a table of plain values into rules, and complains about everything that it does not understand.</summary>
internal static class ClassificationRulesReader
{
    public static ClassificationRules Read(IDictionary values, string source)
    {
        var rules = ClassificationRules.Default;
        new SettingValue(source, "", values).Members(new Dictionary<string, Action<SettingValue>>
        {
            [nameof(ClassificationRules.TagKeys)] = v => rules = rules with { TagKeys = v.Texts() },
            [nameof(ClassificationRules.TagValues)] = v => rules = rules with { TagValues = Meanings(v) },
            [nameof(ClassificationRules.OwnerKeys)] = v => rules = rules with { OwnerKeys = v.Texts() },
            [nameof(ClassificationRules.CostCenterKeys)] = v => rules = rules with { CostCenterKeys = v.Texts() },
            [nameof(ClassificationRules.Rules)] = v => rules = rules with { Rules = v.List().Select(Rule).ToList() },
        });
        return rules;
    }

    /// <summary>A company's words come before the module's own; a word that both explain means what the company says.</summary>
    private static IReadOnlyList<TagMeaning> Meanings(SettingValue value) =>
        [.. value.Table().Select(row => Meaning(row.Name, row.Value)), .. TagVocabulary.Default];

    private static TagMeaning Meaning(string word, SettingValue value)
    {
        var meaning = new TagMeaning { Value = word };
        if (!value.IsTable)
            return meaning with { Scenario = Scenario(value) };
        var said = false;
        value.Members(new Dictionary<string, Action<SettingValue>>
        {
            [nameof(TagMeaning.Scenario)] = v => (meaning, said) = (meaning with { Scenario = Scenario(v) }, true),
            [nameof(TagMeaning.DataKinds)] = v => meaning = meaning with { DataKinds = Kinds(v) },
            [nameof(TagMeaning.Regimes)] = v => meaning = meaning with { Regimes = v.Texts() },
        });
        return said ? meaning : throw value.Fault($"'{value.Key}' names no Scenario.");
    }

    private static ClassificationRule Rule(SettingValue value)
    {
        var rule = new ClassificationRule();
        var said = false;
        value.Members(new Dictionary<string, Action<SettingValue>>
        {
            [nameof(ClassificationRule.Name)] = v => rule = rule with { Name = v.Text() },
            [nameof(ClassificationRule.Tags)] = v => rule = rule with { Tags = v.Table().ToDictionary(row => row.Name, row => row.Value.Texts(), StringComparer.Ordinal) },
            [nameof(ClassificationRule.Domains)] = v => rule = rule with { Domains = v.Texts() },
            [nameof(ClassificationRule.Buckets)] = v => rule = rule with { Buckets = v.Texts() },
            [nameof(ClassificationRule.Accounts)] = v => rule = rule with { Accounts = v.Texts() },
            [nameof(ClassificationRule.Scenario)] = v => (rule, said) = (rule with { Scenario = Scenario(v) }, true),
            [nameof(ClassificationRule.DataKinds)] = v => rule = rule with { DataKinds = Kinds(v) },
            [nameof(ClassificationRule.Regimes)] = v => rule = rule with { Regimes = v.Texts() },
        });
        if (!said)
            throw value.Fault($"'{value.Key}' names no Scenario.");
        if (rule.Tags.Count + rule.Domains.Count + rule.Buckets.Count + rule.Accounts.Count == 0)
            throw value.Fault($"'{value.Key}' has nothing that a domain could fit. Give Tags, Domains, Buckets or Accounts.");
        return rule with { Name = rule.Name.Length > 0 ? rule.Name : value.Key };
    }

    // That something is not known is no property of a project.
    private static ProjectScenario Scenario(SettingValue value) => value.Word<ProjectScenario>() is var scenario and not ProjectScenario.Unknown
        ? scenario
        : throw value.Wrong("one of RegulatedData, ValuableModels, OnPremisesDependence, Unclassified");

    private static List<RegulatedDataKind> Kinds(SettingValue value) => value.List().Select(v => v.Word<RegulatedDataKind>()).ToList();
}

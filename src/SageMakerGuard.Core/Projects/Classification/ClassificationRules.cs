using System.Collections.Generic;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Projects;

/// <summary>What a company says of its projects. Every member has a default; a rules file names only what differs.</summary>
public sealed record ClassificationRules
{
    /// <summary>The rules of a company that wrote none.</summary>
    public static ClassificationRules Default { get; } = new();

    /// <summary>Keys of tags, of domains and of buckets, whose values say what is to be protected.</summary>
    public IReadOnlyList<string> TagKeys { get; init; } = ["DataSensitivity", "DataClassification", "Sensitivity", "Classification", "Compliance"];

    /// <summary>What the values of those tags stand for.</summary>
    public IReadOnlyList<TagMeaning> TagValues { get; init; } = TagVocabulary.Default;

    /// <summary>Keys of tags that name the team that owns a domain; the first that is there counts.</summary>
    public IReadOnlyList<string> OwnerKeys { get; init; } = ["Owner", "Team"];

    /// <summary>Keys of tags that name who pays.</summary>
    public IReadOnlyList<string> CostCenterKeys { get; init; } = ["CostCenter"];

    /// <summary>Rules of the company's own, which add to what tags, roles and routes show.</summary>
    public IReadOnlyList<ClassificationRule> Rules { get; init; } = [];

    /// <summary>Reads a file of JSON; comments and trailing commas are accepted.</summary>
    /// <exception cref="GuardFault">SettingsNotFound, SettingsUnreadable, or SettingsInvalid with the key or the line that is wrong.</exception>
    public static ClassificationRules Read(string path) => Parse(PostureSettingsFile.Text(path), path);

    /// <summary>Reads JSON text.</summary>
    /// <param name="json">An object.</param>
    /// <param name="source">Where it came from, for error texts.</param>
    /// <exception cref="GuardFault">SettingsInvalid, with the key or the line that is wrong.</exception>
    public static ClassificationRules Parse(string json, string source = "rules") => ClassificationRulesReader.Read(PostureSettingsFile.Table(json, source), source);
}

/// <summary>A rule: what has to fit, and what it then stands for. Within one condition one of the texts has to fit; all conditions that are given have to.</summary>
public sealed record ClassificationRule
{
    /// <summary>Its name, for the evidence.</summary>
    public string Name { get; init; } = "";

    /// <summary>Tags of the domain: each key with the values that fit, with wildcards.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Tags { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Names or ids of domains, with wildcards.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];

    /// <summary>Names of buckets that the execution role reaches, with wildcards.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];

    /// <summary>Accounts.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>What it stands for.</summary>
    public ProjectScenario Scenario { get; init; }

    /// <summary>The kinds of data.</summary>
    public IReadOnlyList<RegulatedDataKind> DataKinds { get; init; } = [];

    /// <summary>The regimes.</summary>
    public IReadOnlyList<string> Regimes { get; init; } = [];
}

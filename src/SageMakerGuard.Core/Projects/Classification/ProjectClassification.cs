using System.Collections.Generic;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Projects;

/// <summary>The scenarios of one domain, and what speaks for each.</summary>
public sealed record ProjectClassification
{
    /// <summary>The account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>Its name.</summary>
    public string DomainName { get; init; } = "";

    /// <summary>Its ARN.</summary>
    public string DomainArn { get; init; } = "";

    /// <summary>Its VPC; null where it has none or it could not be read.</summary>
    public string? VpcId { get; init; }

    /// <summary>Whose it is, by its tags; null where no tag says so.</summary>
    public string? Owner { get; init; }

    /// <summary>The most sensitive of <see cref="Scenarios"/>.</summary>
    public ProjectScenario Scenario { get; init; }

    /// <summary>Every scenario that something speaks for, the most sensitive first; never empty.</summary>
    public IReadOnlyList<ProjectScenario> Scenarios { get; init; } = [];

    /// <summary>The kinds of regulated data that the evidence names.</summary>
    public IReadOnlyList<RegulatedDataKind> DataKinds { get; init; } = [];

    /// <summary>The regimes that the evidence names: HIPAA, PCI DSS, and those of the rules file.</summary>
    public IReadOnlyList<string> Regimes { get; init; } = [];

    /// <summary>Whether everything was read that could have told more. Where it is false the domain may be more sensitive than it seems.</summary>
    public bool IsComplete { get; init; }

    /// <summary>What speaks for each scenario, and what is not known, in the order of sensitivity.</summary>
    public IReadOnlyList<ClassificationEvidence> Evidence { get; init; } = [];

    /// <summary>The calls that failed or were not made, and that could have told more.</summary>
    public IReadOnlyList<UnreadableCall> Unreadable { get; init; } = [];
}

/// <summary>Where a piece of evidence was found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EvidenceSource>))]
public enum EvidenceSource
{
    /// <summary>A tag of the domain.</summary>
    DomainTag,

    /// <summary>A tag of a bucket that the execution role reaches.</summary>
    BucketTag,

    /// <summary>The policies of the execution role.</summary>
    RolePolicy,

    /// <summary>A route of the domain's subnets.</summary>
    Route,

    /// <summary>A rule of the user's.</summary>
    Rule,
}

/// <summary>One thing that speaks for a scenario, or that could not be known.</summary>
public sealed record ClassificationEvidence
{
    /// <summary>What it speaks for; Unknown where it is something that could not be known.</summary>
    public ProjectScenario Scenario { get; init; }

    /// <summary>What was seen, in one sentence.</summary>
    public string What { get; init; } = "";

    /// <summary>The resource on which it was seen: a domain, role, bucket, route table.</summary>
    public string Where { get; init; } = "";

    /// <summary>How it was found.</summary>
    public EvidenceSource Source { get; init; }

    /// <summary>The kinds of regulated data that it names.</summary>
    public IReadOnlyList<RegulatedDataKind> DataKinds { get; init; } = [];

    /// <summary>The regimes that it names.</summary>
    public IReadOnlyList<string> Regimes { get; init; } = [];

    /// <summary>The calls that would have told; for evidence that something is not known.</summary>
    [JsonIgnore]
    internal IReadOnlyList<UnreadableCall> Calls { get; init; } = [];

    internal static ClassificationEvidence Unknown(EvidenceSource source, string where, string what, params IEnumerable<UnreadableCall> calls) =>
        new() { Scenario = ProjectScenario.Unknown, Source = source, Where = where, What = what, Calls = [.. calls] };
}

using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Sample.Building;

/// <summary>What a team's domain is to look like; everything else follows from it.</summary>
internal sealed record DomainPlan
{
    public string Name { get; init; } = "";

    /// <summary>Null for a domain of Unified Studio that has no network of its own.</summary>
    public SampleVpc? Vpc { get; init; }

    public IReadOnlyList<SampleSubnet> Subnets { get; init; } = [];

    /// <summary>Null leaves it out, as the API does for domains that were made without it.</summary>
    public string? Mode { get; init; } = "VpcOnly";

    public IReadOnlyList<string> Groups { get; init; } = [];

    public int Users { get; init; } = 20;

    public string AuthMode { get; init; } = "SSO";

    public string? TagPropagation { get; init; } = "ENABLED";

    public string Status { get; init; } = "InService";

    public string? FailureReason { get; init; }

    public int MonthsOld { get; init; } = 12;

    /// <summary>Null for a domain that never had a tag.</summary>
    public IReadOnlyList<(string Key, string Value)>? Tags { get; init; }

    public bool Canvas { get; init; }

    public RStudioSettings? RStudio { get; init; }

    public UnifiedStudioSettings? UnifiedStudio { get; init; }

    public DockerSettings? Docker { get; init; }

    /// <summary>False takes the rules out of the NFS groups, as a tidy-up of 'unused' groups does.</summary>
    public bool NfsRules { get; init; } = true;

    public IReadOnlyList<Run> Runs { get; init; } = [];

    /// <summary>Groups that a user's profile names for itself, by the user's place in the list.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> OwnGroups { get; init; } = new Dictionary<int, IReadOnlyList<string>>();
}

/// <summary>An app that somebody started.</summary>
/// <param name="AppType">JupyterLab and CodeEditor run in a space, the others for a profile; RStudioServerPro for the domain.</param>
/// <param name="User">The user's place in the domain's list.</param>
/// <param name="InstanceType">What it runs on.</param>
/// <param name="Status">InService, Pending, Deleting, Deleted or Failed.</param>
/// <param name="SharedSpace">The shared space that it runs in, in place of the user's own.</param>
internal sealed record Run(string AppType, int User, string InstanceType = "ml.t3.medium", string Status = "InService", string? SharedSpace = null);

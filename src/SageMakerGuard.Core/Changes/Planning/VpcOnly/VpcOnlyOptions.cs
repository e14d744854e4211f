using System.Collections.Generic;
using SageMakerGuard.Posture;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>How a domain is to be switched to VpcOnly.</summary>
public sealed record VpcOnlyOptions
{
    /// <summary>The subnets that its apps are to use; empty for those that it has.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The groups of its apps, in private and in shared spaces; empty for those that it has.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Whether running apps are stopped for it; without that they are a reason not to switch.</summary>
    public bool StopApp { get; init; }

    /// <summary>Whether to switch although it is not proven that what the domain needs can be reached. The reasons become notes.</summary>
    public bool SkipProof { get; init; }

    /// <summary>Whether the domain's execution roles are denied CreateApp until the switch is over.</summary>
    public bool BarLaunches { get; init; }

    /// <summary>Whether to switch a domain that Unified Studio owns, whose blueprint may change it back.</summary>
    public bool AllowUnifiedStudio { get; init; }

    /// <summary>Features whose services the domain has to reach, besides those that it is seen to use; None for those of <see cref="Settings"/>.</summary>
    public Feature Features { get; init; }

    /// <summary>What the company asks of its domains: services, addresses for each user.</summary>
    public PostureSettings Settings { get; init; } = PostureSettings.Default;

    /// <summary>The network that was named, as it is typed: commands that mend it have to be about the same one.</summary>
    internal string Network => Named(" -SubnetId ", SubnetIds) + Named(" -SecurityGroupId ", SecurityGroupIds);

    private static string Named(string parameter, IReadOnlyList<string> ids) => ids.Count == 0 ? "" : parameter + string.Join(", ", ids);
}

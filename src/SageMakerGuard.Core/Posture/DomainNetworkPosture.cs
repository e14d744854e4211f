using System;
using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>Where one domain stands.</summary>
public sealed record DomainNetworkPosture
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

    /// <summary>Its subnets.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>The groups that its people chose for app interfaces; SageMaker's own NFS groups are not among them.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>PublicInternetOnly, VpcOnly, or Unknown where the domain could not be described.</summary>
    public string AppNetworkAccessType { get; init; } = "";

    /// <summary>The domain's status.</summary>
    public string Status { get; init; } = "";

    /// <summary>The verdict.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>0 to 100; what is unknown weighs as much as what is broken.</summary>
    public int Score { get; init; }

    /// <summary>What is wrong and what is unknown, the heaviest first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Apps that keep the network type from being changed.</summary>
    public IReadOnlyList<RunningApp> RunningApps { get; init; } = [];

    /// <summary>User profiles; null where they could not be counted.</summary>
    public int? UserCount { get; init; }

    /// <summary>Tags by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The calls that failed and that this domain's verdict would have needed.</summary>
    public IReadOnlyList<UnreadableCall> Unreadable { get; init; } = [];
}

/// <summary>An app that runs, or is about to, or is not quite gone.</summary>
public sealed record RunningApp
{
    /// <summary>JupyterLab, KernelGateway and so on.</summary>
    public string AppType { get; init; } = "";

    /// <summary>Its name.</summary>
    public string AppName { get; init; } = "";

    /// <summary>InService, Pending or Deleting.</summary>
    public string Status { get; init; } = "";

    /// <summary>The user profile that owns it, by way of its space where it has one; null where nobody could be found.</summary>
    public string? Owner { get; init; }

    /// <summary>The space that it runs in, if it does.</summary>
    public string? SpaceName { get; init; }

    /// <summary>The instance that it runs on.</summary>
    public string? InstanceType { get; init; }

    /// <summary>When its user last did something; null where the app was not described (API_DescribeApp).</summary>
    public DateTimeOffset? LastUserActivityTimestamp { get; init; }
}

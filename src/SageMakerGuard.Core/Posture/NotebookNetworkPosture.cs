using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>Where one notebook instance stands.</summary>
public sealed record NotebookNetworkPosture
{
    /// <summary>The account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The notebook instance.</summary>
    public string NotebookInstanceName { get; init; } = "";

    /// <summary>Its ARN.</summary>
    public string NotebookInstanceArn { get; init; } = "";

    /// <summary>Enabled, Disabled, or Unknown where it could not be described.</summary>
    public string DirectInternetAccess { get; init; } = "";

    /// <summary>Its subnet; null where it is in no VPC of the customer's.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The VPC of that subnet, where it could be read.</summary>
    public string? VpcId { get; init; }

    /// <summary>Groups of its interface.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Its status.</summary>
    public string Status { get; init; } = "";

    /// <summary>The verdict.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>0 to 100; what is unknown weighs as much as what is broken.</summary>
    public int Score { get; init; }

    /// <summary>What is wrong and what is unknown, the heaviest first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Tags by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The calls that failed and that the verdict would have needed.</summary>
    public IReadOnlyList<UnreadableCall> Unreadable { get; init; } = [];
}

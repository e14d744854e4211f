using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Guardrails;

/// <summary>Whether one resource carries the tags that are demanded.</summary>
public sealed record TagCompliance
{
    /// <summary>The id or the name; domain and name with a slash between them for a user profile or a space.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>Its ARN.</summary>
    public string ResourceArn { get; init; } = "";

    /// <summary>Its CloudFormation type, for example AWS::SageMaker::Domain.</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>The account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain that it is or belongs to; null for what belongs to none.</summary>
    public string? DomainId { get; init; }

    /// <summary>The VPC of an endpoint or a NAT gateway; null for the others.</summary>
    public string? VpcId { get; init; }

    /// <summary>Compliant, NonCompliant, or Unknown where its tags could not be read.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>The demanded keys that it lacks, or that have no value.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The demanded keys whose value is not accepted.</summary>
    public IReadOnlyList<string> Invalid { get; init; } = [];

    /// <summary>Its keys that differ from a demanded one in their case alone: for AWS, and for a cost report, they are other keys.</summary>
    public IReadOnlyList<string> WrongCase { get; init; } = [];

    /// <summary>Why it is not compliant, or why that is not known, in words; null where it is compliant.</summary>
    public string? Reason { get; init; }

    /// <summary>Its tags by key, as far as they were read.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The calls that failed and that the verdict would have needed.</summary>
    public IReadOnlyList<UnreadableCall> Unreadable { get; init; } = [];
}

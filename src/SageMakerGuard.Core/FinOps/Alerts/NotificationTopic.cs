using SageMakerGuard.Estates;

namespace SageMakerGuard.FinOps.Alerts;

/// <summary>A topic of Amazon SNS that is to tell people of something.</summary>
public sealed record NotificationTopic
{
    /// <summary>Its ARN.</summary>
    public string TopicArn { get; init; } = "";

    /// <summary>Its access policy; null where it was not read.</summary>
    public string? Policy { get; init; }

    /// <summary>The KMS key that encrypts what is published; null for none.</summary>
    public string? KmsMasterKeyId { get; init; }

    /// <summary>False where AWS says that there is none.</summary>
    public bool Exists { get; init; } = true;

    /// <summary>Why it could not be read; null where it was, or where nobody asked.</summary>
    public UnreadableCall? Unreadable { get; init; }
}

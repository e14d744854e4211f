using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Where flow logs are to go, and of what.</summary>
public sealed record FlowLogOptions
{
    /// <summary>The ARN of an S3 bucket, with a folder if wanted, or of a CloudWatch Logs log group.</summary>
    public string LogDestination { get; init; } = "";

    /// <summary>The role that delivers to CloudWatch Logs; null for S3.</summary>
    public string? DeliverLogsPermissionArn { get; init; }

    /// <summary>Whether to record the domain's subnets one by one and not the whole VPC.</summary>
    public bool Subnets { get; init; }

    /// <summary>Whether flow logs that lack fields of <see cref="FlowLogFields.CostAnalysis"/> count as none, so that a second one is turned on beside them.</summary>
    public bool RequireFields { get; init; }

    /// <summary>60 or 600 seconds.</summary>
    public int MaxAggregationInterval { get; init; } = 600;

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A flow log (API_DescribeFlowLogs).</summary>
public sealed record FlowLog
{
    /// <summary>The flow log.</summary>
    public string FlowLogId { get; init; } = "";

    /// <summary>A VPC, subnet or interface.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>ACTIVE.</summary>
    public string? FlowLogStatus { get; init; }

    /// <summary>SUCCESS or FAILED; absent until something was delivered.</summary>
    public string? DeliverLogsStatus { get; init; }

    /// <summary>Rate limited, Access error or Unknown error.</summary>
    public string? DeliverLogsErrorMessage { get; init; }

    /// <summary>ACCEPT, REJECT or ALL.</summary>
    public string? TrafficType { get; init; }

    /// <summary>cloud-watch-logs, s3 or kinesis-data-firehose.</summary>
    public string? LogDestinationType { get; init; }

    /// <summary>The destination's ARN.</summary>
    public string? LogDestination { get; init; }

    /// <summary>The log group, where it goes to one.</summary>
    public string? LogGroupName { get; init; }

    /// <summary>The fields of a record.</summary>
    public string? LogFormat { get; init; }

    /// <summary>The role that delivers to CloudWatch Logs; absent for S3.</summary>
    public string? DeliverLogsPermissionArn { get; init; }

    /// <summary>60 or 600 seconds.</summary>
    public int? MaxAggregationInterval { get; init; }

    /// <summary>How it writes its files to S3; absent for other destinations, and where nobody said it.</summary>
    public FlowLogFiles? DestinationOptions { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>How a flow log writes its files to S3 (API_DestinationOptionsResponse).</summary>
public sealed record FlowLogFiles
{
    /// <summary>plain-text or parquet.</summary>
    public string? FileFormat { get; init; }

    /// <summary>Whether the folders are Hive's: year=2026/month=11/day=26.</summary>
    public bool HiveCompatiblePartitions { get; init; }

    /// <summary>Whether there is a folder for each hour.</summary>
    public bool PerHourPartition { get; init; }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Turns on a flow log (API_CreateFlowLogs). Its settings cannot be changed later.</summary>
public sealed record CreateFlowLog : ChangeStep
{
    /// <summary>The name that stands for it until it exists.</summary>
    public string NewId { get; init; } = "";

    /// <summary>The VPC in which its traffic is.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The VPC or subnet that is recorded.</summary>
    public string RecordedId { get; init; } = "";

    /// <summary>VPC or Subnet.</summary>
    public string RecordedType { get; init; } = "VPC";

    /// <summary>ALL, ACCEPT or REJECT.</summary>
    public string TrafficType { get; init; } = "ALL";

    /// <summary>cloud-watch-logs or s3.</summary>
    public string LogDestinationType { get; init; } = "cloud-watch-logs";

    /// <summary>The ARN of the bucket (with a folder, if wanted) or of the log group.</summary>
    public string LogDestination { get; init; } = "";

    /// <summary>The role that delivers to CloudWatch Logs; not applicable to S3.</summary>
    public string? DeliverLogsPermissionArn { get; init; }

    /// <summary>The fields.</summary>
    public string LogFormat { get; init; } = "";

    /// <summary>60 or 600 seconds.</summary>
    public int MaxAggregationInterval { get; init; } = 600;

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::FlowLog";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => NewId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Turn on a flow log of {TrafficType} traffic of {RecordedId} to {LogDestination}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => [.. ActionNames()];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.FlowLogs, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate, ownId) is { } log ? Observation.Done(log.FlowLogId) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate, null) is not null ? estate : estate with
    {
        FlowLogs = estate.FlowLogs.Plus(new()
        {
            FlowLogId = NewId,
            ResourceId = RecordedId,
            FlowLogStatus = "ACTIVE",
            TrafficType = TrafficType,
            LogDestinationType = LogDestinationType,
            LogDestination = LogDestination,
            LogFormat = LogFormat,
            DeliverLogsPermissionArn = DeliverLogsPermissionArn,
            MaxAggregationInterval = MaxAggregationInterval,
            Tags = Tags,
        }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => new DeleteFlowLog { FlowLogId = NewId, VpcId = VpcId, LogDestinationType = LogDestinationType };

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Find(estate, null) is { } log ? new JsonObject { ["LogDestination"] = log.LogDestination, ["TrafficType"] = log.TrafficType } : null;

    // AWS takes no second flow log of the same resource, traffic and destination (API_CreateFlowLogs, FlowLogAlreadyExists).
    private FlowLog? Find(RegionEstate estate, string? ownId) => ownId is not null
        ? estate.FlowLogs.Items.FirstOrDefault(f => f.FlowLogId == ownId)
        : estate.FlowLogs.Items.FirstOrDefault(f => f.ResourceId == RecordedId && string.Equals(f.TrafficType, TrafficType, StringComparison.OrdinalIgnoreCase) && SameDestination(f));

    private bool SameDestination(FlowLog log) => log.LogDestination == LogDestination || (log.LogGroupName is { Length: > 0 } group && LogDestination.EndsWith(":log-group:" + group, StringComparison.Ordinal));

    private IEnumerable<string> ActionNames()
    {
        yield return "ec2:CreateFlowLogs";
        if (Tags.Count > 0)
            yield return "ec2:CreateTags";
        if (DeliverLogsPermissionArn is not null)
            yield return "iam:PassRole";

        // VPC User Guide, 'Publish flow logs to Amazon S3'.
        if (LogDestinationType == "s3")
            yield return "logs:CreateLogDelivery";
    }
}

/// <summary>Turns a flow log off (API_DeleteFlowLogs). What it has delivered stays.</summary>
public sealed record DeleteFlowLog : ChangeStep
{
    /// <summary>The flow log.</summary>
    public string FlowLogId { get; init; } = "";

    /// <summary>The VPC in which its traffic is.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>cloud-watch-logs or s3, where it delivers to.</summary>
    public string LogDestinationType { get; init; } = "cloud-watch-logs";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::EC2::FlowLog";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => FlowLogId;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Turn off flow log {FlowLogId} of {VpcId}; what it has delivered stays";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => LogDestinationType == "s3" ? ["ec2:DeleteFlowLogs", "logs:DeleteLogDelivery"] : ["ec2:DeleteFlowLogs"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.FlowLogs, VpcId = VpcId };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        estate.FlowLogs.Items.Any(f => f.FlowLogId == FlowLogId) ? Observation.Absent : Observation.Done(FlowLogId);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { FlowLogs = estate.FlowLogs.Without(f => f.FlowLogId == FlowLogId) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => null;
}

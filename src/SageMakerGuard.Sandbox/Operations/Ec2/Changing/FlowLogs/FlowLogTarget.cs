using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.FlowLogs;

/// <summary>
/// Where flow logs go, and what must come with it (API_CreateFlowLogs). Whether a bucket or a group is there and may be written to is not looked at:
/// the sandbox has no buckets, and a role that cannot write does not stop a creation (VPC User Guide, 'Troubleshoot VPC Flow Logs').
/// </summary>
internal sealed record FlowLogTarget(string Type, string? Arn, string? LogGroup, string? Role)
{
    public const string CloudWatch = "cloud-watch-logs";
    public const string S3 = "s3";
    private const string Firehose = "kinesis-data-firehose";

    /// <summary>What two destinations have in common that are the same.</summary>
    public string Key => Type + "|" + (Type == CloudWatch ? LogGroup : Arn?.TrimEnd('/'));

    public static FlowLogTarget Of(FlowLog log) => new(log.LogDestinationType ?? CloudWatch, log.LogDestination, log.LogGroupName ?? GroupOf(log.LogDestination), log.DeliverLogsPermissionArn);

    public static FlowLogTarget Read(Ec2Call call)
    {
        string? Text(string name) => call.Form.Text(name) is { Length: > 0 } text ? text : null;
        var type = Text("LogDestinationType") ?? CloudWatch;
        var arn = Text("LogDestination");
        var group = Text("LogGroupName");
        var role = Text("DeliverLogsPermissionArn");
        switch (type)
        {
            case CloudWatch:
                if ((arn is null) == (group is null))
                    throw Invalid("[sandbox] Name either a log group or the ARN of one.");
                if (arn is not null && GroupOf(arn) is null)
                    throw Invalid($"[sandbox] {arn} is no ARN of a log group.");
                return new(type, arn, group ?? GroupOf(arn), role ?? throw Invalid("[sandbox] DeliverLogsPermissionArn is required for cloud-watch-logs delivery."));
            case S3:
                // aws-samples/aws-secure-environment-accelerator#1111.
                if (role is not null)
                    throw Invalid("DeliverLogsPermissionArn is not applicable for s3 delivery");
                return Elsewhere(type, arn, group, role, ":s3:::");
            case Firehose:
                return Elsewhere(type, arn, group, role, ":firehose:");
            default:
                throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({type}) for parameter logDestinationType is invalid.");
        }
    }

    /// <summary>How the files are written; null where they are none.</summary>
    public static FlowLogFiles? Files(Ec2Call call)
    {
        if (!call.Form.Names.Any(name => name.StartsWith("DestinationOptions.", StringComparison.Ordinal)))
            return null;
        var format = call.Form.Text("DestinationOptions.FileFormat") is { Length: > 0 } text ? text : "plain-text";
        if (call.Form.Text("LogDestinationType") != S3)
            throw Invalid("[sandbox] DestinationOptions are for s3 delivery alone.");
        return format is "plain-text" or "parquet"
            ? new() { FileFormat = format, HiveCompatiblePartitions = call.Choice("DestinationOptions.HiveCompatiblePartitions") ?? false, PerHourPartition = call.Choice("DestinationOptions.PerHourPartition") ?? false }
            : throw new AwsFault("InvalidParameterValue", $"[sandbox] Value ({format}) for parameter fileFormat is invalid.");
    }

    private static FlowLogTarget Elsewhere(string type, string? arn, string? group, string? role, string service)
    {
        if (group is not null)
            throw Invalid("[sandbox] LogGroupName is for cloud-watch-logs delivery alone.");
        if (arn is null || !arn.StartsWith("arn:", StringComparison.Ordinal) || arn.IndexOf(service, StringComparison.Ordinal) < 0)
            throw Invalid($"[sandbox] {type} delivery needs the ARN of its destination, and '{arn}' is none.");

        // API_CreateFlowLogs: 'you can't use AWSLogs as a subfolder name'.
        if (type == S3 && arn.Split('/').Skip(1).Contains("AWSLogs"))
            throw Invalid("[sandbox] AWSLogs is not a subfolder that may be chosen.");
        return new(type, arn, null, role);
    }

    /// <summary>The group of arn:aws:logs:region:account:log-group:name.</summary>
    private static string? GroupOf(string? arn) => arn?.Split([':'], 7) is { Length: 7 } parts && parts[2] == "logs" && parts[5] == "log-group" && parts[6].Length > 0 ? parts[6] : null;

    private static AwsFault Invalid(string message) => new("InvalidParameter", message);
}

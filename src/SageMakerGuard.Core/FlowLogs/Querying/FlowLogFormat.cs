using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>
/// The format of a flow log as CreateFlowLogs takes it and DescribeFlowLogs gives it back: <c>${version} ${account-id} …</c>. Also read without the
/// signs around the names, as a header has them. Names that no version of flow logs has are refused, so that nothing strange reaches a query.
/// </summary>
public static class FlowLogFormat
{
    // VPC User Guide, 'Flow log records': versions 2 to 5 and 7 to 10 of VPC flow logs.
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal)
    {
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "action", "log-status",
        "vpc-id", "subnet-id", "instance-id", "tcp-flags", "type", "pkt-srcaddr", "pkt-dstaddr",
        "region", "az-id", "sublocation-type", "sublocation-id",
        "pkt-src-aws-service", "pkt-dst-aws-service", "flow-direction", "traffic-path",
        "ecs-cluster-arn", "ecs-cluster-name", "ecs-container-instance-arn", "ecs-container-instance-id", "ecs-container-id", "ecs-second-container-id", "ecs-service-name",
        "ecs-task-definition-arn", "ecs-task-arn", "ecs-task-id",
        "reject-reason", "resource-id", "encryption-status",
    };

    /// <summary>The fields of a format; of the default format where there is none.</summary>
    /// <exception cref="GuardFault">LogFormatInvalid: a name is none of flow logs' fields, or stands there twice.</exception>
    public static FlowFieldSet Fields(string? format)
    {
        if (string.IsNullOrWhiteSpace(format))
            return FlowFieldSet.Default;
        var names = format!.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Bare).ToArray();
        var strange = names.FirstOrDefault(name => !IsKnown(name)) ?? names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (strange is not null)
        {
            throw new GuardFault(
                "LogFormatInvalid",
                FaultCategory.InvalidArgument,
                $"The log format cannot be used: '{strange}' is no field of flow logs, or stands there twice.",
                "Give the format as 'aws ec2 describe-flow-logs' shows it under LogFormat: -LogFormat '${version} ${account-id} …'.");
        }

        return FlowFieldSet.Of(names);
    }

    /// <summary>Every field of flow logs, in no order.</summary>
    internal static IEnumerable<string> Known => s_known;

    /// <summary>Whether a name is one of flow logs' fields.</summary>
    public static bool IsKnown(string name) => s_known.Contains(name);

    private static string Bare(string word)
    {
        var name = word.StartsWith("${", StringComparison.Ordinal) && word.EndsWith("}", StringComparison.Ordinal) ? word.Substring(2, word.Length - 3) : word;
        return name.ToLowerInvariant().Replace('_', '-');
    }
}

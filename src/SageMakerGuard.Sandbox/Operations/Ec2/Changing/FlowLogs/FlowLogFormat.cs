using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.FlowLogs;

/// <summary>The fields of a record: at least one, each as ${field}, with blanks between (API_CreateFlowLogs, LogFormat; VPC User Guide, 'Flow log records', up to version 10).</summary>
internal static class FlowLogFormat
{
    private static readonly HashSet<string> s_fields = new(
        ("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status "
         + "vpc-id subnet-id instance-id tcp-flags type pkt-srcaddr pkt-dstaddr region az-id sublocation-type sublocation-id pkt-src-aws-service pkt-dst-aws-service flow-direction traffic-path "
         + "ecs-cluster-arn ecs-cluster-name ecs-container-instance-arn ecs-container-instance-id ecs-container-id ecs-second-container-id ecs-service-name ecs-task-definition-arn ecs-task-arn ecs-task-id "
         + "reject-reason resource-id encryption-status").Split(' '),
        StringComparer.Ordinal);

    public static void Check(string? format)
    {
        if (format is null)
            return;
        var fields = format.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var unknown = fields.FirstOrDefault(field => !(field.StartsWith("${", StringComparison.Ordinal) && field.EndsWith("}", StringComparison.Ordinal) && s_fields.Contains(field.Substring(2, field.Length - 3))));
        if (fields.Length == 0 || unknown is not null)
            throw new AwsFault("InvalidParameter", $"[sandbox] The log format has no field or one that is unknown: '{unknown}'.");
    }
}

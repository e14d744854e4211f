using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Which fields a record of a flow log has (VPC User Guide, 'Flow log records').</summary>
public static class FlowLogFields
{
    /// <summary>Every field of versions 2 to 5 in the guide's order: who talked to whom, by which subnet and zone, to which AWS service, and on which path. Costs of egress are told apart by the last three.</summary>
    public const string CostAnalysis =
        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${log-status} "
        + "${vpc-id} ${subnet-id} ${instance-id} ${tcp-flags} ${type} ${pkt-srcaddr} ${pkt-dstaddr} ${region} ${az-id} ${sublocation-type} ${sublocation-id} "
        + "${pkt-src-aws-service} ${pkt-dst-aws-service} ${flow-direction} ${traffic-path}";

    /// <summary>The fields of the cost analysis that a flow log does not record, by name; null where its format was not read.</summary>
    public static IReadOnlyList<string>? MissingIn(FlowLog log)
    {
        if (log.LogFormat is not { Length: > 0 } format)
            return null;
        var there = new HashSet<string>(Split(format), StringComparer.Ordinal);
        return Split(CostAnalysis).Where(field => !there.Contains(field)).Select(field => field.Substring(2, field.Length - 3)).ToList();
    }

    private static string[] Split(string format) => format.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>Reads formats of flow logs: as a person types them, as DescribeFlowLogs answers them, and as the first line of a file has them.</summary>
public static class FlowFormat
{
    private static readonly char[] s_separators = [' ', '\t', ','];

    /// <summary>The fields of a format: <c>${version} ${account-id} …</c> or the bare names.</summary>
    /// <exception cref="GuardFault">FlowLogFormatUnknown: it names something that is no field, or one of them twice.</exception>
    public static FlowFieldSet Parse(string format)
    {
        var names = format.Split(s_separators, StringSplitOptions.RemoveEmptyEntries).Select(Bare).ToList();
        var unknown = names.Where(name => !FlowFieldCatalog.IsKnown(name)).ToList();
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        if (names.Count > 0 && unknown.Count == 0 && twice.Count == 0 && names.Any(TellsRecords))
            return FlowFieldSet.Of([.. names]);
        throw new GuardFault(
            "FlowLogFormatUnknown", FaultCategory.InvalidArgument,
            names.Count == 0 ? "The format of the flow log is empty."
            : unknown.Count > 0 ? $"The format of the flow log names {string.Join(", ", unknown.Take(3).Select(name => $"'{name}'"))}, which no version of flow logs has."
            : twice.Count > 0 ? $"The format of the flow log names {string.Join(", ", twice)} twice."
            : "The format of the flow log has no field of traffic: no address, number, action or status.",
            "Give the fields in the order of the records, as aws ec2 describe-flow-logs prints them under LogFormat: '${version} ${account-id} ${interface-id}'.");
    }

    /// <summary>The fields of a header line; null where the line is none. A field of a version to come is taken where most names are known.</summary>
    public static FlowFieldSet? Header(string line)
    {
        var names = line.Trim().Split(' ');
        var known = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!IsName(name) || !seen.Add(name))
                return null;
            if (FlowFieldCatalog.IsKnown(name))
                known++;
        }

        return known * 2 > names.Length && names.Any(TellsRecords) ? FlowFieldSet.Of(names) : null;
    }

    /// <summary>Whether a field's values cannot be mistaken for a header or any other text: a format needs one, or a header in the middle of a file would pass for a record.</summary>
    private static bool TellsRecords(string name) => name is "srcaddr" or "dstaddr" or "srcport" or "dstport" or "protocol" or "packets" or "bytes" or "start" or "end" or "action" or "log-status";

    private static bool IsName(string text) => text.Length > 0 && text.All(c => c is >= 'a' and <= 'z' or '-' or >= '0' and <= '9') && text[0] is >= 'a' and <= 'z';

    private static string Bare(string name) =>
        (name.StartsWith("${", StringComparison.Ordinal) && name.EndsWith("}", StringComparison.Ordinal) ? name.Substring(2, name.Length - 3) : name).Replace('_', '-').ToLowerInvariant();
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SageMakerGuard.Sandbox.World;

/// <summary>One record of a flow log, by AWS's names of fields; what is not there is '-' (VPC User Guide, 'Flow log records').</summary>
internal sealed class FlowRecord(IReadOnlyDictionary<string, string> values, DateTimeOffset start)
{
    /// <summary>The fields of the default format, and of all versions up to 5 behind them.</summary>
    public static IReadOnlyList<string> DefaultFields { get; } =
        ["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "action", "log-status"];

    /// <summary>When its packets began to be counted.</summary>
    public DateTimeOffset Start { get; } = start;

    public bool IsRejected => Value("action") == "REJECT";

    public bool IsAccepted => Value("action") == "ACCEPT";

    public string Value(string field) => values.TryGetValue(field, out var value) ? value : "-";

    /// <summary>The line of a format.</summary>
    public string Line(IReadOnlyList<string> fields) => string.Join(" ", fields.Select(Value));

    /// <summary>The fields of a format as DescribeFlowLogs has it.</summary>
    public static IReadOnlyList<string> Fields(string? format) => string.IsNullOrWhiteSpace(format)
        ? DefaultFields
        : format!.Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimStart('$', '{').TrimEnd('}')).ToList();

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Egress;

/// <summary>
/// What a query gives back, the same from CloudWatch Logs Insights and from Athena: the fields that make a <see cref="FlowAggregate"/>'s key, and sums.
/// A field that records lack is not asked for.
/// </summary>
internal static class QueryColumns
{
    /// <summary>1 where the source's port is the one that serves (<see cref="ServicePort.IsAtSource"/>).</summary>
    public const string IsAnswer = "is_answer";

    /// <summary>The port of the end that serves.</summary>
    public const string Port = "service_port";

    public const string Records = "record_count";

    public const string Packets = "packet_sum";

    public const string Bytes = "byte_sum";

    public const string First = "first_start";

    public const string Last = "last_end";

    private static readonly string[] s_keys =
    [
        "interface-id", "account-id", "vpc-id", "subnet-id", "az-id", "srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr", "protocol", "action", "flow-direction", "traffic-path",
        "pkt-src-aws-service", "pkt-dst-aws-service", "reject-reason", "log-status",
    ];

    /// <summary>The fields of the key that these records have, by AWS's names.</summary>
    public static IReadOnlyList<string> Keys(FlowFieldSet fields) => s_keys.Where(fields.Has).ToList();

    /// <summary>The name of a column for a field: with underscores, as Athena and Parquet want it.</summary>
    public static string Of(string field) => field.Replace('-', '_');

    /// <summary>Whether both ports are recorded, so that the end that serves can be told.</summary>
    public static bool HasPorts(FlowFieldSet fields) => fields.Has("srcport") && fields.Has("dstport");

    /// <summary>The sums that these records allow: the field, the function and the name.</summary>
    public static IEnumerable<(string Field, string Function, string Name)> Sums(FlowFieldSet fields) =>
        new[] { ("packets", "sum", Packets), ("bytes", "sum", Bytes), ("start", "min", First), ("end", "max", Last) }.Where(sum => fields.Has(sum.Item1));
}

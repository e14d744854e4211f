using System;
using System.Collections.Generic;
using System.Globalization;

namespace SageMakerGuard.Egress;

/// <summary>Gathers the rows of queries into a <see cref="FlowReading"/>.</summary>
internal sealed class QueryAnswer
{
    private readonly List<FlowAggregate> _rows = [];
    private long _records;
    private long _noData;
    private long _skipData;

    public int Rows => _rows.Count;

    /// <summary>Takes a row in. False where its log-status is none of flow logs': the records are in another format than was taken for theirs.</summary>
    /// <param name="text">The value of a column of <see cref="QueryColumns"/>; null where the row has none.</param>
    public bool Add(Func<string, string?> text)
    {
        string? Value(string column) => text(column) is { Length: > 0 } value && value != "-" ? value : null;
        var records = Number(Value(QueryColumns.Records)) ?? 0;
        switch (Value("log_status"))
        {
            case "NODATA":
                _noData += records;
                return true;
            case "SKIPDATA":
                _skipData += records;
                return true;
            case not (null or "OK"):
                return false;
        }

        _records += records;
        var port = (int?)Number(Value(QueryColumns.Port));
        var answer = Value(QueryColumns.IsAnswer) == "1";
        var (source, destination) = (Value("srcaddr"), Value("dstaddr"));
        _rows.Add(new()
        {
            InterfaceId = Value("interface_id") ?? "",
            AccountId = Value("account_id") is { } account && account != "unknown" ? account : null,
            VpcId = Value("vpc_id"),
            SubnetId = Value("subnet_id"),
            AzId = Value("az_id"),
            SrcAddr = source,
            DstAddr = destination,
            PktSrcAddr = Other(Value("pkt_srcaddr"), source),
            PktDstAddr = Other(Value("pkt_dstaddr"), destination),
            SrcPort = answer ? port : null,
            DstPort = answer ? null : port,
            Protocol = (int?)Number(Value("protocol")),
            Action = Value("action") switch { "ACCEPT" => FlowAction.Accept, "REJECT" => FlowAction.Reject, _ => FlowAction.Unknown },
            Direction = Value("flow_direction") switch { "ingress" => FlowDirection.Ingress, "egress" => FlowDirection.Egress, _ => FlowDirection.Unknown },
            TrafficPath = (int?)Number(Value("traffic_path")),
            PktSrcAwsService = Value("pkt_src_aws_service"),
            PktDstAwsService = Value("pkt_dst_aws_service"),
            RejectReason = Value("reject_reason"),
            Records = records,
            Packets = Number(Value(QueryColumns.Packets)) ?? 0,
            Bytes = Number(Value(QueryColumns.Bytes)) ?? 0,
            FirstSeen = Time(Value(QueryColumns.First)),
            LastSeen = Time(Value(QueryColumns.Last)),
        });
        return true;
    }

    /// <summary>The reading.</summary>
    public FlowReading Reading(FlowFieldSet fields, string source, IReadOnlyList<string> notes) => new()
    {
        Aggregates = _rows,
        Fields = fields,
        Records = _records,
        NoDataRecords = _noData,
        SkipDataRecords = _skipData,
        Source = source,
        Notes = notes,
    };

    private static string? Other(string? one, string? than) => one == than ? null : one;

    // Insights writes sums as it likes: 1234, 1234.0 or 1.234E9.
    private static long? Number(string? text) =>
        text is null ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < long.MaxValue ? (long)number
        : null;

    private static DateTime? Time(string? text) => Number(text) is { } seconds and > 0 ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime : null;
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Egress;

namespace SageMakerGuard.Core.Tests.FlowLogs;

/// <summary>
/// Reads flow logs as one would who has all the time in the world: line by line, field by field, with strings. What the real reader gives is held against it.
/// </summary>
internal sealed class PlainReader
{
    private static readonly Regex s_v4 = new(@"^[0-9.]{7,15}$", RegexOptions.CultureInvariant);
    private static readonly Regex s_v6 = new(@"^[0-9a-fA-F:.]{2,45}$", RegexOptions.CultureInvariant);

    public SortedDictionary<string, (long Records, long Packets, long Bytes, long First, long Last)> Rows { get; } = new(StringComparer.Ordinal);

    public long NoData { get; private set; }

    public long SkipData { get; private set; }

    public long Torn { get; private set; }

    public IReadOnlyList<string> Fields { get; private set; } = [];

    private IReadOnlyList<string>? _common;

    public IReadOnlyList<string>? CommonFields => _common;

    public void Read(string text, IReadOnlyList<string> format)
    {
        Fields = format;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            // What follows the last line feed is a line only where it is not empty.
            if (i < lines.Length - 1 || lines[i].Length > 0)
                Line(lines[i].EndsWith('\r') ? lines[i][..^1] : lines[i]);
        }
    }

    private void Line(string line)
    {
        if (line.Trim().Length == 0)
            return;
        if (FlowFormat.Header(line.Trim()) is { } header)
        {
            Fields = header.Names;
            return;
        }

        var parts = line.Split(' ');
        if (parts.Length != Fields.Count || line.Any(c => c < ' ') || !Record(name => Fields.ToList().IndexOf(name) is >= 0 and var at ? parts[at] : null))
            Torn++;
    }

    private bool Record(Func<string, string?> field)
    {
        var status = field("log-status");
        if (status is "SKIPDATA")
        {
            SkipData++;
            return true;
        }

        if (status is "NODATA" || (status is null && field("bytes") == "-"))
        {
            NoData++;
            return true;
        }

        if (status is not (null or "OK") || field("action") is not (null or "ACCEPT" or "REJECT" or "-"))
            return false;
        var numbers = new Dictionary<string, long?>();
        foreach (var (name, most) in new[] { ("srcport", 65535L), ("dstport", 65535), ("protocol", 255), ("packets", long.MaxValue), ("bytes", long.MaxValue), ("start", uint.MaxValue), ("end", uint.MaxValue), ("traffic-path", 255) })
        {
            if (!Number(field(name), most, out var value))
                return false;
            numbers[name] = value;
        }

        string?[] addresses = [field("srcaddr"), field("dstaddr"), field("pkt-srcaddr"), field("pkt-dstaddr")];
        string?[] owner = [field("interface-id"), field("account-id"), field("vpc-id"), field("subnet-id"), field("az-id"), field("region")];
        string?[] labels = [field("pkt-src-aws-service"), field("pkt-dst-aws-service"), field("reject-reason")];
        if (!addresses.All(IsAddress) || owner.Concat(labels).Any(part => part?.Length is 0 or > 255))
            return false;
        var sourcePort = numbers["srcport"];
        var destinationPort = numbers["dstport"];
        var atSource = sourcePort is { } s && ServicePort.IsAtSource((int)s, (int)(destinationPort ?? 65535));
        var key = string.Join(" ",
        [
            .. owner.Select(Known), Known(addresses[0]), Known(addresses[1]), addresses[2] == addresses[0] ? "" : Known(addresses[2]), addresses[3] == addresses[1] ? "" : Known(addresses[3]),
            atSource ? sourcePort?.ToString() : "", atSource ? "" : destinationPort?.ToString(), numbers["protocol"]?.ToString(), field("action") is null or "-" ? "Unknown" : field("action") == "ACCEPT" ? "Accept" : "Reject",
            field("flow-direction") is { Length: > 0 } d ? d[0] == 'i' ? "Ingress" : d[0] == 'e' ? "Egress" : "Unknown" : "Unknown", numbers["traffic-path"]?.ToString(), .. labels.Select(label => label is null or "-" ? "" : label),
        ]);
        Rows.TryGetValue(key, out var row);
        Rows[key] = (row.Records + 1, row.Packets + (numbers["packets"] ?? 0), row.Bytes + (numbers["bytes"] ?? 0),
            row.Records == 0 ? numbers["start"] ?? long.MaxValue : Math.Min(row.First, numbers["start"] ?? long.MaxValue), Math.Max(row.Last, numbers["end"] ?? 0));
        _common = _common is null ? Fields : _common.Where(Fields.Contains).ToList();
        return true;
    }

    public static SortedDictionary<string, (long Records, long Packets, long Bytes, long First, long Last)> RowsOf(FlowReading reading)
    {
        var rows = new SortedDictionary<string, (long, long, long, long, long)>(StringComparer.Ordinal);
        foreach (var row in reading.Aggregates)
        {
            var key = string.Join(" ",
            [
                row.InterfaceId, row.AccountId, row.VpcId, row.SubnetId, row.AzId, row.Region, row.SrcAddr, row.DstAddr, row.PktSrcAddr, row.PktDstAddr, row.SrcPort?.ToString(), row.DstPort?.ToString(), row.Protocol?.ToString(),
                row.Action.ToString(), row.Direction.ToString(), row.TrafficPath?.ToString(), row.PktSrcAwsService, row.PktDstAwsService, row.RejectReason,
            ]);
            rows.TryGetValue(key, out var known);
            var first = Seconds(row.FirstSeen) ?? long.MaxValue;
            rows[key] = (known.Item1 + row.Records, known.Item2 + row.Packets, known.Item3 + row.Bytes, known.Item1 == 0 ? first : Math.Min(known.Item4, first), Math.Max(known.Item5, Seconds(row.LastSeen) ?? 0));
        }

        return rows;
    }

    private static long? Seconds(DateTime? time) => time is { } known ? (long)(known - DateTime.UnixEpoch).TotalSeconds : null;

    private static string Known(string? text) => text is null or "-" or "unknown" ? "" : text;

    private static bool IsAddress(string? text) =>
        text is null or "-" || (s_v4.IsMatch(text) && text.Count(c => c == '.') == 3) || (s_v6.IsMatch(text) && text.Count(c => c == ':') >= 2);

    private static bool Number(string? text, long most, out long? value)
    {
        value = null;
        if (text is null or "-")
            return true;
        if (text.Length is < 1 or > 18 || !text.All(char.IsAsciiDigit))
            return false;
        value = long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        return value <= most;
    }
}

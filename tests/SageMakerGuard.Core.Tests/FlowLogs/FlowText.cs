using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using SageMakerGuard.Egress;

namespace SageMakerGuard.Core.Tests.FlowLogs;

/// <summary>Texts of flow logs, and their reading.</summary>
internal static class FlowText
{
    public const string Default = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status";

    /// <summary>A record of any format, with a value for each field that looks like AWS's.</summary>
    public static string Record(IEnumerable<string> fields, params (string Name, string Value)[] values) =>
        string.Join(" ", fields.Select(field => values.LastOrDefault(v => v.Name == field).Value ?? Usual(field)));

    public static FlowReading Read(string text, FlowScanOptions? options = null, string name = "log") => Read([(name, Encoding.ASCII.GetBytes(text))], options);

    public static FlowReading Read((string Name, byte[] Bytes)[] files, FlowScanOptions? options = null) =>
        FlowLogScan.Read(files.Select(file => new FlowSource(file.Name, file.Bytes.Length, () => new MemoryStream(file.Bytes))).ToList(), options ?? new FlowScanOptions { Threads = 1 }, CancellationToken.None);

    public static byte[] Gzip(params string[] members)
    {
        using var file = new MemoryStream();
        foreach (var member in members)
        {
            using var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(Encoding.ASCII.GetBytes(member));
        }

        return file.ToArray();
    }

    private static string Usual(string field) => field switch
    {
        "version" => "5",
        "account-id" => "123456789010",
        "interface-id" => "eni-1235b8ca123456789",
        "srcaddr" or "pkt-srcaddr" => "10.20.1.16",
        "dstaddr" or "pkt-dstaddr" => "203.0.113.12",
        "srcport" => "41000",
        "dstport" => "443",
        "protocol" => "6",
        "packets" => "20",
        "bytes" => "4249",
        "start" => "1790000000",
        "end" => "1790000060",
        "action" => "ACCEPT",
        "log-status" => "OK",
        "vpc-id" => "vpc-0aaa0000000000001",
        "subnet-id" => "subnet-0aaa00000000000a1",
        "az-id" => "euc1-az1",
        "region" => "eu-central-1",
        "flow-direction" => "egress",
        "traffic-path" => "8",
        "tcp-flags" => "2",
        "type" => "IPv4",
        _ => "-",
    };
}

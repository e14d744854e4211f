using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using CsCheck;
using SageMakerGuard.Egress;

namespace SageMakerGuard.Core.Tests.FlowLogs;

/// <summary>Random logs, whole, torn and mixed, are read as a reader reads them that goes field by field.</summary>
public class FlowReferenceTests
{
    private static readonly Gen<string> s_v4 = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 255], Gen.Int[0, 255], (a, b, c) => $"{(a == 0 ? 1 : a == 1 ? 10 : a == 2 ? 203 : 52)}.{b % 7}.{b}.{c}");
    private static readonly Gen<string> s_address = Gen.Frequency((8, s_v4), (1, Gen.OneOfConst("2001:db8::1", "fe80::1%", "::1", "2001:db8:1:2:3:4:5:6", "::ffff:10.0.0.1")), (1, Gen.OneOfConst("-", "1.2.3", "1.2.3.4.5", "localhost", "")));
    private static readonly Gen<string> s_number = Gen.Frequency((8, Gen.Int[0, 70000].Select(n => n.ToString())), (1, Gen.OneOfConst("-", "99999999", "100000000", "1234567890123456", "123456789012345678", "1234567890123456789", "12a", "+1", "")));

    private static readonly Gen<string> s_file = Gen.Select(Gen.Int[1, 4].SelectMany(n => Segment().Array[n]), Gen.Bool, (segments, end) => string.Concat(segments) is { Length: > 0 } text && !end ? text.TrimEnd('\n') : string.Concat(segments));

    [Fact]
    public void A_random_log_is_read_like_field_by_field()
    {
        s_file.Sample(file =>
        {
            var text = FlowText.Default + "\n" + FlowText.Record(FlowText.Default.Split(' ')) + "\n" + file;
            var plain = new PlainReader();
            plain.Read(text, FlowText.Default.Split(' '));
            Same(plain, FlowText.Read(text));
            var half = text.Length / 2;
            Same(plain, FlowText.Read([("a.gz", FlowText.Gzip(text[..half], text[half..]))], new FlowScanOptions { Threads = 2 }));
        }, iter: 600);
    }

    [Fact]
    public void A_large_file_is_read_the_same_in_parts()
    {
        var folder = Directory.CreateTempSubdirectory();
        var path = Path.Combine(folder.FullName, "log");
        try
        {
            Gen.Select(s_file, Gen.Int[1, 400], Gen.Int[1, 4]).Sample(
                (file, part, threads) =>
                {
                    var text = FlowText.Default + "\n" + FlowText.Record(FlowText.Default.Split(' ')) + "\n" + file;
                    File.WriteAllText(path, text);
                    var plain = new PlainReader();
                    plain.Read(text, FlowText.Default.Split(' '));
                    Same(plain, FlowLogScan.Read(FlowSource.Files([path]), new FlowScanOptions { PartBytes = part, Threads = threads }, CancellationToken.None));
                },
                iter: 150, threads: 1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Several_files_on_several_threads_are_the_sum_of_each()
    {
        s_file.Array[2, 6].Sample(
            files =>
            {
                var plain = new PlainReader();
                var texts = files.Select(file => FlowText.Default + "\n" + FlowText.Record(FlowText.Default.Split(' ')) + "\n" + file).ToArray();
                foreach (var text in texts)
                    plain.Read(text, FlowText.Default.Split(' '));
                Same(plain, FlowText.Read(texts.Select((text, i) => ($"f{i}", i % 2 == 0 ? Encoding.ASCII.GetBytes(text) : FlowText.Gzip(text))).ToArray(), new FlowScanOptions { Threads = 3 }));
            },
            iter: 100);
    }

    private static void Same(PlainReader plain, FlowReading reading)
    {
        var rows = PlainReader.RowsOf(reading);
        Assert.True(plain.Rows.SequenceEqual(rows), string.Join("\n", plain.Rows.Except(rows).Select(r => "only plainly: " + r).Concat(rows.Except(plain.Rows).Select(r => "only by the reader: " + r)).Take(6)));
        Assert.Equal((plain.NoData, plain.SkipData, plain.Torn), (reading.NoDataRecords, reading.SkipDataRecords, reading.TornLines));
        Assert.Equal(plain.Rows.Values.Sum(row => row.Records), reading.Records);
        Assert.Equal(plain.CommonFields!.Order(StringComparer.Ordinal), reading.Fields.Names.Order(StringComparer.Ordinal));
    }

    /// <summary>A header, maybe, and lines of that format; some are cut, some are empty, some are of no traffic.</summary>
    private static Gen<string> Segment() =>
        from fields in Gen.Shuffle(FlowFieldCatalog.Names.Where(name => FlowFieldCatalog.VersionOf(name) is < 6 or 8).ToArray()).SelectMany(all => Gen.Int[2, all.Length].Select(n => all.Take(n).ToArray()))
        from headed in Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false)))
        from ending in Gen.OneOfConst("\n", "\n", "\r\n")
        from lines in Line(headed ? fields : FlowText.Default.Split(' ')).Array[0, 90]
        select (headed ? string.Join(" ", fields) + ending : "") + string.Concat(lines.Select(line => line + ending));

    private static Gen<string> Line(string[] fields) => Gen.Frequency(
        (12, Gen.Select(fields.Select(Value).ToArray().Aggregate(Gen.Const(new List<string>()), (all, next) => Gen.Select(all, next, (list, value) => (List<string>)[.. list, value])), list => string.Join(" ", list))),
        (1, Gen.Const(FlowText.Record(fields)).SelectMany(line => Gen.Int[0, line.Length].Select(n => line[..n]))),
        (1, Gen.OneOfConst(string.Join(" ", fields.Select(f => f == "log-status" ? "NODATA" : f is "interface-id" ? "eni-2" : "-")), string.Join(" ", fields.Select(f => f == "log-status" ? "SKIPDATA" : "-")))),
        (1, Gen.OneOfConst("", " ", "tab\there", "a b c d e f g h i j k l m n", FlowText.Record(fields) + " more", FlowText.Record(fields) + " ")));

    private static Gen<string> Value(string field) => field switch
    {
        "srcaddr" or "dstaddr" or "pkt-srcaddr" or "pkt-dstaddr" => Gen.Frequency((30, s_v4), (1, s_address)),
        "srcport" or "dstport" => Gen.Frequency((30, Gen.OneOfConst("443", "22", "0", "41000", "50001", "65535")), (1, s_number)),
        "protocol" or "traffic-path" => Gen.Frequency((30, Gen.OneOfConst("6", "17", "1", "-")), (1, s_number)),
        "packets" or "bytes" => Gen.Frequency((30, Gen.Int[1, 9_999_999].Select(n => n.ToString())), (1, s_number)),
        "start" or "end" => Gen.Frequency((30, Gen.Int[1_790_000_000, 1_790_900_000].Select(n => n.ToString())), (1, s_number)),
        "action" => Gen.Frequency((30, Gen.OneOfConst("ACCEPT", "REJECT")), (1, Gen.OneOfConst("-", "DENIED", "accept"))),
        "log-status" => Gen.Frequency((40, Gen.Const("OK")), (1, Gen.OneOfConst("NODATA", "SKIPDATA", "O", "OKAY"))),
        "interface-id" => Gen.OneOfConst("eni-1", "eni-1235b8ca123456789", "eni-1235b8ca12345678a"),
        "flow-direction" => Gen.OneOfConst("ingress", "egress", "-"),
        "pkt-src-aws-service" or "pkt-dst-aws-service" => Gen.OneOfConst("-", "S3", "AMAZON", "DYNAMODB"),
        "reject-reason" => Gen.OneOfConst("-", "BPA"),
        "az-id" => Gen.OneOfConst("-", "euc1-az1", "euc1-az2"),
        "account-id" => Gen.OneOfConst("123456789010", "unknown"),
        _ => Gen.OneOfConst("-", "some-text", "2"),
    };
}

using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using SageMakerGuard.Egress;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Core.Tests.FlowLogs;

/// <summary>What lies in folders: gzip, cut files, mixed formats, files of other kinds.</summary>
public sealed class FlowFileTests : IDisposable
{
    private static readonly string[] s_fields = FlowText.Default.Split(' ');
    private static readonly string s_record = FlowText.Record(s_fields) + "\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flow logs ");

    [Fact]
    public void Members_of_a_gzip_file_are_read_one_after_the_other()
    {
        var reading = FlowText.Read([("a.gz", FlowText.Gzip(FlowText.Default + "\n" + s_record, s_record + s_record, FlowText.Default + "\n" + s_record))]);
        Assert.Equal((4, 0L), (reading.Records, reading.TornLines));
        Assert.Empty(reading.Notes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_gzip_file_that_is_cut_anywhere_is_said_to_be(int threads)
    {
        var whole = FlowText.Gzip(FlowText.Default + "\n" + string.Concat(Enumerable.Range(0, 200).Select(i => FlowText.Record(s_fields, ("bytes", (i * 7919).ToString()), ("dstaddr", $"192.0.2.{i}")) + "\n")));
        Assert.Empty(FlowText.Read([("a.gz", whole)], new FlowScanOptions { Threads = threads }).Notes);
        for (var length = 40; length < whole.Length; length += whole.Length / 23)
        {
            var reading = Record(() => FlowText.Read([("cut.gz", whole[..length]), ("whole", Encoding.ASCII.GetBytes(s_record))], new FlowScanOptions { Threads = threads }));
            Assert.Contains(reading.Notes, note => note.Contains("'cut.gz' is cut short or damaged", StringComparison.Ordinal));
            Assert.True(reading.Records < 201);
        }

        static FlowReading Record(Func<FlowReading> read) => read();
    }

    [Fact]
    public void Damage_in_the_middle_of_a_gzip_file_is_said()
    {
        var whole = FlowText.Gzip(FlowText.Default + "\n" + string.Concat(Enumerable.Repeat(s_record, 50)));
        whole[^6] ^= 0x55;
        Assert.Contains(FlowText.Read([("a.gz", whole), ("b", Encoding.ASCII.GetBytes(s_record))]).Notes, note => note.Contains("damaged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PK\u0003\u0004....", "a zip archive")]
    [InlineData("BZh91AY", "bzip2")]
    [InlineData("{\"a\":1}", "JSON")]
    [InlineData("[1]", "JSON")]
    [InlineData("time,src,dst\n1,2,3\n", "neither a header line")]
    [InlineData("%PDF-1.7\n", "neither a header line")]
    public void A_file_of_another_kind_is_named_and_left_out(string text, string reason)
    {
        var reading = FlowText.Read([("other.bin", Encoding.Latin1.GetBytes(text)), ("log", Encoding.ASCII.GetBytes(s_record))]);
        Assert.Equal(1, reading.Records);
        var note = Assert.Single(reading.Notes);
        Assert.Contains("'other.bin' was left out", note, StringComparison.Ordinal);
        Assert.Contains(reason, note, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_every_file_is_of_another_kind_that_is_an_error() =>
        Assert.Equal("NoFlowLogs", Assert.Throws<GuardFault>(() => FlowText.Read("nothing of the kind\n")).ErrorId);

    [Fact]
    public void A_Parquet_file_where_nothing_reads_Parquet_is_one_clear_error() =>
        Assert.Equal("ParquetNotSupported", Assert.Throws<GuardFault>(() => FlowText.Read("PAR1....PAR1")).ErrorId);

    [Fact]
    public void A_folder_of_S3_is_read_with_all_folders_in_it_and_each_file_once()
    {
        var plain = Directory.CreateDirectory(Path.Combine(_folder.FullName, "AWSLogs/123456789010/vpcflowlogs/eu-central-1/2026/11/23"));
        var hive = Directory.CreateDirectory(Path.Combine(_folder.FullName, "AWSLogs/aws-account-id=123456789010/aws-service=vpcflowlogs/aws-region=eu-central-1/year=2026/month=11/day=23/hour=07"));
        File.WriteAllBytes(Path.Combine(plain.FullName, "123456789010_vpcflowlogs_eu-central-1_fl-1_20261123T0000Z_aa.log.gz"), FlowText.Gzip(FlowText.Default + "\n" + s_record));
        File.WriteAllText(Path.Combine(hive.FullName, "x.log"), "interface-id bytes\neni-9 5\neni-9 6\n");
        var sources = FlowSource.Files([_folder.FullName, hive.FullName, Path.Combine(hive.FullName, "x.log")]);
        Assert.Equal(2, sources.Count);
        var reading = FlowLogScan.Read(sources, new FlowScanOptions(), CancellationToken.None);
        Assert.Equal(3, reading.Records);
        Assert.Equal(["interface-id", "bytes"], reading.Fields.Names.Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("FlowLogNotFound", Assert.Throws<GuardFault>(() => FlowSource.Files([_folder.FullName + "/none"])).ErrorId);
    }

    [Fact]
    public void Lines_that_were_cut_are_counted_and_named_and_the_others_read()
    {
        var reading = FlowText.Read(FlowText.Default + "\n" + s_record[..50] + "\n" + s_record + s_record + s_record[..^10], name: "torn.log");
        Assert.Equal((2, 2), (reading.Records, reading.TornLines));
        Assert.Contains(reading.Notes, note => note.Contains("'torn.log' has 2 lines that are no whole record", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_longer_than_any_record_is_one_torn_line()
    {
        var reading = FlowText.Read(s_record + new string('x', 3_000_000) + "\n" + s_record + new string(' ', 3_000_000) + "\n" + s_record);
        Assert.Equal((3, 2), (reading.Records, reading.TornLines));
    }

    [Fact]
    public void The_hours_that_were_recorded_are_known_by_interface_NODATA_among_them()
    {
        var reading = FlowText.Read(FlowText.Default + "\n"
            + FlowText.Record(s_fields, ("start", "1790000000")) + "\n" + FlowText.Record(s_fields, ("start", "1790007200")) + "\n"
            + "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1790400000 1790400060 - NODATA\n"
            + "2 123456789010 eni-1235b8ca123456789 - - - - - - - 1790800000 1790800060 - SKIPDATA\n");
        Assert.Equal((2, 1, 1), (reading.Records, reading.NoDataRecords, reading.SkipDataRecords));
        Assert.Equal([1790000000 / 3600, 1790007200 / 3600, 1790400000 / 3600], Assert.Single(reading.Coverage).Hours);
    }

    [Fact]
    public void Rows_beyond_the_limit_are_put_together_and_nothing_is_lost_of_the_sums()
    {
        var text = new StringBuilder(FlowText.Default + "\n");
        for (var i = 0; i < 20_000; i++)
            text.Append(FlowText.Record(s_fields, ("dstaddr", $"198.{18 + (i >> 16)}.{i >> 8 & 255}.{i & 255}"), ("bytes", "10"))).Append('\n');
        for (var i = 0; i < 500; i++)
            text.Append(FlowText.Record(s_fields, ("dstaddr", "203.0.113.99"), ("bytes", "1000"))).Append('\n');
        foreach (var threads in new[] { 1, 3 })
        {
            var reading = FlowText.Read([("a", Encoding.ASCII.GetBytes(text.ToString())), ("b", Encoding.ASCII.GetBytes(text.ToString()))], new FlowScanOptions { Threads = threads, MaxRows = 2000 });
            Assert.True(reading.Aggregates.Count() <= 2000);
            Assert.Equal((41_000, 41_000, 2 * 700_000), (reading.Records, reading.Aggregates.Sum(row => row.Records), reading.Aggregates.Sum(row => row.Bytes)));
            Assert.True(reading.Aggregates.Single(row => row.DstAddr == "203.0.113.99").Bytes > 900_000);
            Assert.True(reading.Aggregates.Sum(row => row.FoldedKeys) > 15_000);
            Assert.Contains(reading.Notes, note => note.Contains("the rarest were put together", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Cancelling_ends_the_reading()
    {
        using var stop = new CancellationTokenSource();
        var endless = new FlowSource("endless", long.MaxValue, () => new Endless(Encoding.ASCII.GetBytes(s_record), stop));
        Assert.ThrowsAny<OperationCanceledException>(() => FlowLogScan.Read([endless], new FlowScanOptions { Threads = 2 }, stop.Token));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Gives a line again and again, and cancels after a while.</summary>
    private sealed class Endless(byte[] line, CancellationTokenSource stop) : MemoryStream
    {
        private long _given;

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++)
                buffer[offset + i] = line[(_given + i) % line.Length];
            _given += count;
            if (_given > 20_000_000)
                stop.Cancel();
            return count;
        }
    }
}

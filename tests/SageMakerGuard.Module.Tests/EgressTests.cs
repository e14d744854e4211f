using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Parquet;
using Parquet.Schema;
using SageMakerGuard.Egress;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Module.Tests;

/// <summary>Measure-SMEgress at the prompt: files by path, wildcard and pipeline, with and without an estate, and Parquet.</summary>
public sealed class EgressTests : IDisposable
{
    private const string Header = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status vpc-id";
    private const string Vpc = HealthyRegion.Vpc;

    private readonly GuardSession _module = new();
    private readonly Company _company = new();
    private readonly DirectoryInfo _logs;

    public EgressTests()
    {
        _logs = Directory.CreateDirectory(Path.Combine(_company.Folder, "AWSLogs"));
        File.WriteAllText(Path.Combine(_logs.FullName, "a.log"), $"{Header}\n{Record("10.20.1.16", "203.0.113.1", 41000, 443, 100)}{Record("203.0.113.1", "10.20.1.16", 443, 41000, 900)}");
        using var file = File.Create(Path.Combine(_logs.FullName, "b.log.gz"));
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        gzip.Write(Encoding.ASCII.GetBytes($"{Header}\n{Record("10.20.1.16", "203.0.113.2", 41000, 22, 60, "REJECT")}{Record("10.20.1.16", "203.0.113.3", 41000, 443, 5)}"));
    }

    [Theory]
    [InlineData("Measure-SMEgress $logs")]
    [InlineData("Measure-SMEgress \"$logs/*.log*\"")]
    [InlineData("Measure-SMEgress -Path \"$logs/a.log\", \"$logs/b.log.gz\"")]
    [InlineData("[System.IO.FileInfo[]]@(\"$logs/a.log\", \"$logs/b.log.gz\") | Measure-SMEgress -EstatePath $estate")]
    [InlineData("\"$logs/b.log.gz\", \"$logs/a.log\" | Measure-SMEgress -EstatePath $estate -ThrottleLimit 1")]
    public void Files_are_read_by_path_wildcard_and_pipeline(string script)
    {
        var summary = Assert.Single(_module.Run(script, ("logs", _logs.FullName), ("estate", _company.Path)).Clean<EgressSummary>());
        Assert.Equal((4, 3, 1, 1005, Vpc), (summary.Records, summary.AcceptedRecords, summary.RejectedRecords, summary.Bytes, summary.VpcId));
        Assert.Equal(("203.0.113.2", 22), (Assert.Single(summary.RejectedAttempts).DestinationAddress, summary.RejectedAttempts[0].Port));
        Assert.Equal(["203.0.113.1", "203.0.113.3"], summary.Destinations.Select(d => d.Address));
    }

    [Fact]
    public void What_was_left_out_is_a_warning_and_what_was_read_comes_out()
    {
        File.WriteAllText(Path.Combine(_logs.FullName, "notes.txt"), "remember the milk\n");
        var run = _module.Run("Measure-SMEgress $logs", ("logs", _logs.FullName));
        Assert.Equal(4, Assert.Single(run.As<EgressSummary>()).Records);
        Assert.Contains("notes.txt' was left out", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_show_who_talked_to_whom()
    {
        Assert.Contains(Vpc, _module.Render("Measure-SMEgress $logs", ("logs", _logs.FullName)), StringComparison.Ordinal);
        Assert.Contains("TCP 443", _module.Render("(Measure-SMEgress $logs).Destinations", ("logs", _logs.FullName)), StringComparison.Ordinal);
        Assert.Contains("TCP 22", _module.Render("(Measure-SMEgress $logs).RejectedAttempts", ("logs", _logs.FullName)), StringComparison.Ordinal);
        Assert.Contains("1,005", _module.Render("(Measure-SMEgress $logs).Totals", ("logs", _logs.FullName)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_reading_at_once_and_it_had_said_how_far_it_was()
    {
        // So much of nothing behind its records that whoever read it to its end would be noticed.
        var path = Path.Combine(_logs.FullName, "a.log");
        using (var file = File.OpenWrite(path))
            file.SetLength(300_000_000_000);
        using var shell = _module.Shell("Measure-SMEgress $path -ThrottleLimit 1", ("path", path));
        var running = shell.BeginInvoke();
        for (var i = 0; i < 600 && shell.Streams.Progress.Count == 0; i++)
            await Task.Delay(50);
        Assert.Contains("files", shell.Streams.Progress[0].StatusDescription, StringComparison.Ordinal);
        var stopping = Task.Factory.FromAsync(shell.BeginStop(null, null), shell.EndStop);
        Assert.Same(stopping, await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(30))));
        Assert.Throws<System.Management.Automation.PipelineStoppedException>(() => shell.EndInvoke(running));
    }

    [Fact]
    public async Task Parquet_is_read_like_text()
    {
        var path = Path.Combine(_company.Folder, "c.log.parquet");
        await WriteParquet(path);
        var summary = Assert.Single(_module.Run("Measure-SMEgress $path", ("path", path)).Clean<EgressSummary>());
        Assert.Equal((2, 1005, 1), (summary.Records, summary.Bytes, summary.RejectedRecords));
        Assert.Equal(("203.0.113.1", 443, "S3", 1005), (Assert.Single(summary.Destinations).Address, summary.Destinations[0].Port, summary.Destinations[0].AwsService, summary.Destinations[0].Bytes));
        Assert.Contains(summary.MissingFields, field => field.Field == "traffic-path");

        var cut = Path.Combine(_company.Folder, "cut.parquet");
        File.WriteAllBytes(cut, File.ReadAllBytes(path)[..200]);
        Assert.StartsWith("NoFlowLogs,", _module.Run("Measure-SMEgress $path", ("path", cut)).OneError().FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _module.Dispose();
        _company.Dispose();
    }

    private static string Record(string source, string destination, int sourcePort, int destinationPort, int bytes, string action = "ACCEPT") =>
        $"3 {HealthyRegion.Account} eni-1235b8ca123456789 {source} {destination} {sourcePort} {destinationPort} 6 1 {bytes} 1790000000 1790000060 {action} OK {Vpc}\n";

    // Names and types as AWS has them: strings, 32 and 64 bit numbers, absent where a text would have '-'.
    private static async Task WriteParquet(string path)
    {
        DataField[] fields =
        [
            new DataField<string>("interface_id"), new DataField<string>("srcaddr"), new DataField<string>("dstaddr"), new DataField<int?>("srcport"), new DataField<int?>("dstport"), new DataField<long?>("bytes"), new DataField<long>("start"),
            new DataField<string>("action"), new DataField<string>("log_status"), new DataField<string>("flow_direction"), new DataField<string>("pkt_dst_aws_service"), new DataField<string>("vpc_id"),
        ];
        await using var file = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields.Cast<Field>().ToArray()), file);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(fields[0], Texts("eni-1", "eni-1", "eni-1"));
        await group.WriteAsync(fields[1], Texts("10.20.1.16", "10.20.1.16", null));
        await group.WriteAsync(fields[2], Texts("203.0.113.1", "203.0.113.2", null));
        await group.WriteAsync<int>(fields[3], new int?[] { 41000, 41001, null });
        await group.WriteAsync<int>(fields[4], new int?[] { 443, 22, null });
        await group.WriteAsync<long>(fields[5], new long?[] { 1005, 60, null });
        await group.WriteAsync<long>(fields[6], new long[] { 1790000000, 1790000001, 1790000002 });
        await group.WriteAsync(fields[7], Texts("ACCEPT", "REJECT", null));
        await group.WriteAsync(fields[8], Texts("OK", "OK", "NODATA"));
        await group.WriteAsync(fields[9], Texts("egress", "egress", null));
        await group.WriteAsync(fields[10], Texts("S3", null, null));
        await group.WriteAsync(fields[11], Texts(Vpc, Vpc, Vpc));
        group.CompleteValidate();
    }

    private static string?[] Texts(params string?[] texts) => texts;
}

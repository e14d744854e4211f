using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests.FlowLogs;

/// <summary>Flow logs of one network, read from S3, from CloudWatch Logs and by Athena: all three tell the same.</summary>
public sealed class FlowLogSourceTests : IAsyncLifetime
{
    private static readonly RunClock s_clock = new(() => DateTimeOffset.UtcNow, Task.Delay);

    private readonly ISandbox _aws = new SandboxHost().Start(new SandboxOptions { Estate = RecordedRegion.Estate() });
    private readonly Heard _heard = new();
    private ICloudSession _session = null!;
    private IFlowLogSource _source = null!;

    public async Task InitializeAsync()
    {
        _session = Open(_aws.EndpointUrl);
        _source = await _session.OpenFlowLogsAsync(HealthyRegion.Region, 8, default);
    }

    public Task DisposeAsync()
    {
        _session.Dispose();
        _aws.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public Task S3_CloudWatch_Logs_and_Athena_add_up_to_the_same() => AllThree(_session, _source);

    [SkippableFact]
    public async Task Requests_and_answers_of_all_three_fit_AWSs_own_service_models()
    {
        await using var wire = await WireCheck.Start(_aws.EndpointUrl);
        using var session = Open(wire.Url);
        await AllThree(session, await session.OpenFlowLogsAsync(HealthyRegion.Region, 8, default));
        Assert.Matches(WireCheck.Clean, await wire.Stop());
    }

    [Fact]
    public async Task Only_the_folders_of_the_days_that_are_asked_for_are_listed()
    {
        var span = Span(TimeSpan.FromHours(3));
        await new FlowLogFinder(_source.Objects, _heard).FindAsync(StoredPlace.Parse($"s3://{RecordedRegion.Bucket}/network"), new() { Span = span }, default);
        var listed = _aws.Calls.Where(c => c.Operation == "s3:ListBucket").ToList();

        // The place, accounts, services and regions, and then one list for each day.
        Assert.Equal(4 + span.Days.Count, listed.Count);
    }

    [Fact]
    public async Task A_place_without_files_of_that_time_says_so()
    {
        var fault = await Assert.ThrowsAsync<GuardFault>(() => new FlowLogFinder(_source.Objects, _heard).FindAsync(
            StoredPlace.Parse($"s3://{RecordedRegion.Bucket}/network"), new() { Span = QuerySpan.Of(DateTimeOffset.UtcNow.AddDays(-90), DateTimeOffset.UtcNow.AddDays(-89)) }, default));
        Assert.Equal("FlowLogsNotFound", fault.ErrorId);
    }

    [Fact]
    public async Task What_it_costs_is_said_before_anything_is_asked()
    {
        await new InsightsReader(_source.Logs, s_clock, _heard).ReadAsync(Question(Span(TimeSpan.FromHours(1))), null, default);
        Assert.Contains("0.005 USD per GB", _heard.Costs[0], StringComparison.Ordinal);
        Assert.Equal(2, _heard.Costs.Count);
        var asked = _aws.Calls.Select(c => c.Operation).ToList();
        Assert.True(asked.IndexOf("logs:DescribeLogGroups") < asked.IndexOf("logs:StartQuery"));
    }

    [Fact]
    public async Task More_bytes_than_may_be_read_are_not_asked_for()
    {
        var fault = await Assert.ThrowsAsync<GuardFault>(() => new InsightsReader(_source.Logs, s_clock, _heard).ReadAsync(Question(Span(TimeSpan.FromHours(1))), 1, default));
        Assert.Equal("ScanTooLarge", fault.ErrorId);
        Assert.DoesNotContain(_aws.Calls, c => c.Operation == "logs:StartQuery");
    }

    [Fact]
    public async Task A_log_group_that_is_not_there_says_so()
    {
        var fault = await Assert.ThrowsAsync<GuardFault>(() => new InsightsReader(_source.Logs, s_clock, _heard).ReadAsync(Question(Span(TimeSpan.FromHours(1))) with { LogGroupName = "/none" }, null, default));
        Assert.Equal("LogGroupNotFound", fault.ErrorId);
    }

    [Fact]
    public async Task Records_of_another_format_are_not_taken_for_what_they_are_not()
    {
        var fault = await Assert.ThrowsAsync<GuardFault>(() => new InsightsReader(_source.Logs, s_clock, _heard).ReadAsync(Question(Span(TimeSpan.FromHours(1))) with { Fields = FlowFieldSet.Default }, null, default));
        Assert.Equal("LogFormatDoesNotFit", fault.ErrorId);
    }

    [Fact]
    public async Task A_cancelled_question_stops_the_query_at_AWS()
    {
        using var slow = new SandboxHost().Start(new SandboxOptions { Estate = RecordedRegion.Estate(), TransitionTime = TimeSpan.FromMinutes(5) });
        using var session = Open(slow.EndpointUrl);
        var source = await session.OpenFlowLogsAsync(HealthyRegion.Region, 8, default);
        using var stop = new CancellationTokenSource();
        var clock = new RunClock(() => DateTimeOffset.UtcNow, (_, token) =>
        {
            stop.Cancel();
            return Task.FromCanceled(token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new InsightsReader(source.Logs, clock, _heard).ReadAsync(Question(Span(TimeSpan.FromHours(1))), null, stop.Token));
        Assert.Contains(slow.Calls, c => c.Operation == "logs:StopQuery" && c.Status == 200);
    }

    [Fact]
    public async Task An_object_longer_than_a_piece_is_read_piece_by_piece()
    {
        var pieces = new List<(long From, long To)>();
        var bytes = Enumerable.Range(0, 20_000_000).Select(i => (byte)(i * 31)).ToArray();
        await using var stream = new Aws.FlowLogs.PiecewiseStream(bytes.Length, (from, to) =>
        {
            pieces.Add((from, to));
            return Task.FromResult(bytes[(int)from..(int)to]);
        });
        using var read = new MemoryStream();
        await stream.CopyToAsync(read);
        Assert.True(bytes.AsSpan().SequenceEqual(read.ToArray()));
        Assert.Equal([(0L, 8_388_608L), (8_388_608L, 16_777_216L), (16_777_216L, 20_000_000L)], pieces);
    }

    private async Task AllThree(ICloudSession session, IFlowLogSource source)
    {
        // A time that is over for all of them: files come an hour later.
        var span = Span(TimeSpan.FromHours(5));
        var files = await FromFiles(source, span);
        Assert.NotEmpty(files);
        var insights = await new InsightsReader(source.Logs, s_clock, _heard).ReadAsync(Question(span), null, default);
        Assert.Equal(files, Totals(insights.Aggregates));
        var athena = await FromAthena(session, source, span);
        Assert.Equal(files, Totals(athena.Aggregates));
        Assert.Equal(insights.NoDataRecords, athena.NoDataRecords);
        Assert.Equal(insights.Fields.Names, athena.Fields.Names);
    }

    private async Task<FlowReading> FromAthena(ICloudSession session, IFlowLogSource source, QuerySpan span)
    {
        var name = AthenaQuestion.TableOf("vpc_flow_logs", "default");
        var table = FlowLogTable.Of(name, $"s3://{RecordedRegion.Bucket}/network", HealthyRegion.Account, HealthyRegion.Region, FlowFormat.Parse(RecordedRegion.Format));
        var step = new CreateAthenaTable { Table = table };
        var ground = await session.OpenGroundAsync(HealthyRegion.Region, 4, default);
        var before = await ground.ReadAsync(step.Reads, default);
        Assert.Equal(Standing.Absent, step.Observe(before).Standing);
        await ground.ApplyAsync(step, before, "0123456789abcdef0123456789abcdef", default);
        var after = await ground.ReadAsync(step.Reads, default);
        Assert.Equal(Standing.Done, step.Observe(after).Standing);
        var question = new AthenaQuestion { Table = name, Span = span, OutputLocation = "s3://results-111122223333/athena/", Token = Guid.NewGuid().ToString() };
        var reading = await new AthenaReader(source, s_clock, _heard).ReadAsync(question, null, default);
        var drop = step.Inverse(before)!;
        await ground.ApplyAsync(drop, after, "fedcba9876543210fedcba9876543210", default);
        Assert.Equal(Standing.Done, drop.Observe(await ground.ReadAsync(drop.Reads, default)).Standing);
        return reading;
    }

    // Independent of everything that is under test: lines are split, and added up by hand.
    private async Task<IReadOnlyList<string>> FromFiles(IFlowLogSource source, QuerySpan span)
    {
        var fields = FlowFormat.Parse(RecordedRegion.Format).Names.ToList();
        var rows = new List<FlowAggregate>();
        foreach (var item in await new FlowLogFinder(source.Objects, _heard).FindAsync(StoredPlace.Parse($"s3://{RecordedRegion.Bucket}/network"), new() { Span = span, FlowLogId = RecordedRegion.StoredLog }, default))
        {
            using var reader = new StreamReader(new GZipStream(source.Objects.Open(item, default), CompressionMode.Decompress));
            Assert.Equal(string.Join(" ", fields), await reader.ReadLineAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                var values = line.Split(' ');
                string Of(string field) => values[fields.IndexOf(field)];
                long Number(string field) => long.Parse(Of(field), CultureInfo.InvariantCulture);
                if (Of("log-status") != "OK" || Number("start") < span.FromSeconds || Number("start") >= span.ToSeconds)
                    continue;
                var answer = ServicePort.IsAtSource((int)Number("srcport"), (int)Number("dstport"));
                rows.Add(new()
                {
                    InterfaceId = Of("interface-id"), SrcAddr = Of("srcaddr"), DstAddr = Of("dstaddr"), SrcPort = answer ? (int)Number("srcport") : null, DstPort = answer ? null : (int)Number("dstport"),
                    Action = Of("action") == "ACCEPT" ? FlowAction.Accept : FlowAction.Reject, Direction = Of("flow-direction") == "egress" ? FlowDirection.Egress : FlowDirection.Ingress,
                    PktDstAwsService = Of("pkt-dst-aws-service") == "-" ? null : Of("pkt-dst-aws-service"), Records = 1, Packets = Number("packets"), Bytes = Number("bytes"),
                    FirstSeen = DateTimeOffset.FromUnixTimeSeconds(Number("start")).UtcDateTime, LastSeen = DateTimeOffset.FromUnixTimeSeconds(Number("end")).UtcDateTime,
                });
            }
        }

        return Totals(rows);
    }

    private static IReadOnlyList<string> Totals(IEnumerable<FlowAggregate> rows) => rows
        .GroupBy(r => (r.InterfaceId, r.SrcAddr, r.DstAddr, r.SrcPort, r.DstPort, r.Action, r.Direction, r.PktDstAwsService))
        .Select(g => $"{g.Key} {g.Sum(r => r.Records)} {g.Sum(r => r.Packets)} {g.Sum(r => r.Bytes)} {g.Min(r => r.FirstSeen):O} {g.Max(r => r.LastSeen):O}")
        .OrderBy(text => text, StringComparer.Ordinal).ToList();

    private static InsightsQuestion Question(QuerySpan span) => new() { LogGroupName = RecordedRegion.LogGroup, Fields = FlowFormat.Parse(RecordedRegion.Format), Span = span };

    private static QuerySpan Span(TimeSpan length)
    {
        var end = DateTimeOffset.UtcNow.AddHours(-3);
        return QuerySpan.Of(end - length, end);
    }

    private ICloudSession Open(string url)
    {
        var account = _aws.Accounts.Single();
        return new AwsCloud().Open(new CloudIdentity { AccessKey = account.AccessKey, SecretKey = account.SecretKey, EndpointUrl = url });
    }

    private sealed class Heard : IScanObserver
    {
        public List<string> Costs { get; } = [];

        public void OnCost(string sentence) => Costs.Add(sentence);

        public void OnProgress(int percent, string what) => Assert.InRange(percent, 0, 100);

        public void OnVerbose(string message) => Assert.NotEmpty(message);
    }
}

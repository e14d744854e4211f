using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Tests.FlowLogs.Querying;

/// <summary>A time that has more rows than one query gives is asked for in pieces, without a gap and without counting twice.</summary>
public sealed class InsightsReaderTests
{
    private static readonly DateTimeOffset s_start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    // Rows in each minute; most of a query is 10,000 rows.
    public static TheoryData<int, int, int> Loads => new()
    {
        { 1, 60, 1 },          // an hour, one piece
        { 3000, 60, 5 },       // too many for an hour: quarters of 45,000 are full too
        { 9, 10 * 1440, 10 },  // ten days that just fit day by day
        { 1, 20 * 1440, 5 },   // few rows: pieces grow
        { 160, 3 * 1440, 70 },
    };

    [Theory]
    [MemberData(nameof(Loads))]
    public async Task Every_record_is_counted_once(int rowsPerMinute, int minutes, int atLeast)
    {
        var logs = new Minutes(rowsPerMinute);
        var span = QuerySpan.Of(s_start, s_start.AddMinutes(minutes));
        var reading = await Reader(logs).ReadAsync(Question(span), null, default);
        Assert.Equal((long)rowsPerMinute * minutes, reading.Aggregates.Sum(a => a.Records));
        Assert.Equal(reading.Records, reading.Aggregates.Sum(a => a.Records));

        // Pieces that were kept stand side by side from the begin to the end.
        var kept = logs.Asked.Where(p => p.Rows < 10_000).ToList();
        Assert.Equal(span.FromSeconds, kept[0].From);
        Assert.Equal(span.ToSeconds, kept[^1].To);
        Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        Assert.InRange(logs.Asked.Count, Math.Min(atLeast, 5), 400);
    }

    [Fact]
    public async Task At_most_one_piece_is_paid_for_in_vain_at_each_size()
    {
        var logs = new Minutes(160);
        await Reader(logs).ReadAsync(Question(QuerySpan.Of(s_start, s_start.AddDays(3))), null, default);
        Assert.InRange(logs.Asked.Where(p => p.Rows >= 10_000).Sum(p => p.To - p.From), 1, 2 * 86_400);
    }

    [Fact]
    public async Task More_rows_in_seconds_than_a_query_gives_say_so()
    {
        var fault = await Assert.ThrowsAsync<GuardFault>(() => Reader(new Minutes(700_000)).ReadAsync(Question(QuerySpan.Of(s_start, s_start.AddHours(1))), null, default));
        Assert.Equal("TooManyFlows", fault.ErrorId);
        Assert.Contains("Athena", fault.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_that_waits_for_its_turn_is_asked_again_and_one_that_fails_says_so()
    {
        var busy = new Minutes(1) { Busy = 3 };
        await Reader(busy).ReadAsync(Question(QuerySpan.Of(s_start, s_start.AddHours(1))), null, default);
        Assert.Equal(0, busy.Busy);
        var fault = await Assert.ThrowsAsync<GuardFault>(() => Reader(new Minutes(1) { Status = "Timeout" }).ReadAsync(Question(QuerySpan.Of(s_start, s_start.AddHours(1))), null, default));
        Assert.Equal("QueryFailed", fault.ErrorId);
    }

    [Fact]
    public async Task Who_stops_waiting_stops_the_query()
    {
        using var stop = new CancellationTokenSource();
        var logs = new Minutes(1) { Status = "Running" };
        var reader = new InsightsReader(logs, new(() => s_start, (_, token) =>
        {
            stop.Cancel();
            return Task.FromCanceled(token);
        }), new Silent());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(Question(QuerySpan.Of(s_start, s_start.AddHours(1))), null, stop.Token));
        Assert.Equal(["q1"], logs.Stopped);
    }

    private static InsightsQuestion Question(QuerySpan span) => new() { LogGroupName = "/vpc", Fields = FlowFieldSet.Default, Span = span };

    private static InsightsReader Reader(ILogQueries logs) => new(logs, new(() => s_start, (_, _) => Task.CompletedTask), new Silent());

    /// <summary>A log group with so many different flows in each minute, spread evenly over its seconds.</summary>
    private sealed class Minutes(int rowsPerMinute) : ILogQueries
    {
        private LogQuery? _last;

        public List<(long From, long To, int Rows)> Asked { get; } = [];

        public List<string> Stopped { get; } = [];

        public int Busy { get; set; }

        public string Status { get; init; } = "Complete";

        public Task<LogGroupSize?> FindAsync(string logGroupName, CancellationToken cancellationToken) => Task.FromResult<LogGroupSize?>(new(logGroupName, 1 << 20, null, null));

        public Task<string> StartAsync(LogQuery query, CancellationToken cancellationToken)
        {
            if (Busy-- > 0)
                throw new GuardFault("QuotaExceeded", FaultCategory.QuotaExceeded, "Too many queries.", "Wait.");
            Busy = 0;
            _last = query;
            return Task.FromResult("q1");
        }

        public Task<LogQueryState> ReadAsync(string queryId, CancellationToken cancellationToken)
        {
            // The bounds that count are those of the query's text.
            var bounds = System.Text.RegularExpressions.Regex.Match(_last!.QueryString, @"@timestamp >= (\d+) and @timestamp < (\d+)");
            long Bound(int group) => long.Parse(bounds.Groups[group].Value, CultureInfo.InvariantCulture) / 1000;
            var (from, to) = (Bound(1), Bound(2));
            Assert.Equal((from, to), (_last.FromSeconds, _last.ToSeconds));
            var count = (int)Math.Min(10_000, ((to - s_start.ToUnixTimeSeconds()) * rowsPerMinute / 60) - ((from - s_start.ToUnixTimeSeconds()) * rowsPerMinute / 60));
            Asked.Add((from, to, count));
            var rows = Enumerable.Range(0, count).Select(_ => (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { ["record_count"] = "1", ["f_interface_id"] = "eni-1", ["f_log_status"] = "OK" }).ToList();
            return Task.FromResult(new LogQueryState(Status, rows, 1000));
        }

        public Task StopAsync(string queryId, CancellationToken cancellationToken)
        {
            Stopped.Add(queryId);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Hears, and says nothing.</summary>
internal sealed class Silent : IScanObserver
{
    public void OnCost(string sentence)
    {
    }

    public void OnProgress(int percent, string what)
    {
    }

    public void OnVerbose(string message)
    {
    }
}

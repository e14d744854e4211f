using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Faults;
using SageMakerGuard.Tests.EstateFiles;

namespace SageMakerGuard.Kpi.Tests;

/// <summary>The store of measurements: what a kill leaves of it, two writers at once, and what trends are made of.</summary>
public sealed class KpiHistoryTests
{
    private static readonly DateTime s_start = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_was_measured_comes_back_in_order_and_whole()
    {
        using var folder = new TemporaryFolder();
        var history = In(folder);
        Assert.Empty(history.Read(Fail));
        var batches = Enumerable.Range(0, 3).Select(i => KpiMeasurement.Of(KpiMeasurementTests.Input(KpiMeasurementTests.Company()) with { Now = s_start.AddDays(i), TagKeys = ["Owner"] })).ToList();
        foreach (var batch in batches)
            history.Append(batch);
        Assert.Equal(Text(batches.SelectMany(b => b)), Text(history.Read(Fail)));
    }

    [Fact]
    public void A_file_that_is_cut_at_any_byte_keeps_every_whole_measurement_and_takes_the_next()
    {
        using var folder = new TemporaryFolder();
        var history = In(folder);
        for (var i = 0; i < 3; i++)
            history.Append([Figure(i)]);
        var whole = File.ReadAllBytes(history.Path);
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(history.Path, whole.AsSpan(0, length).ToArray());
            var lines = whole.AsSpan(0, length).Count((byte)'\n');
            var torn = length > 0 && whole[length - 1] != '\n';
            var problems = new List<string>();
            Assert.Equal(Enumerable.Range(0, lines).Select(i => (decimal?)i), history.Read(problems.Add).Select(k => k.Value));
            Assert.Equal(torn ? 1 : 0, problems.Count);
            history.Append([Figure(99)]);
            Assert.Equal([.. Enumerable.Range(0, lines).Select(i => (decimal?)i), 99m], history.Read(Fail).Select(k => k.Value));
        }
    }

    [Fact]
    public void A_line_in_the_middle_that_is_none_is_left_out_and_said()
    {
        using var folder = new TemporaryFolder();
        var history = In(folder);
        history.Append([Figure(1)]);
        File.AppendAllText(history.Path, "not json\n{}\n{\"V\":9,\"Kpis\":[]}\n{\"V\":1,\"Kpis\":[null]}\n");
        File.WriteAllBytes(history.Path, [.. File.ReadAllBytes(history.Path), 0xff, 0xfe, (byte)'\n']);
        history.Append([Figure(2)]);
        var problems = new List<string>();
        Assert.Equal([1m, 2m], history.Read(problems.Add).Select(k => k.Value));
        Assert.Equal(["Line 2", "Line 3", "Line 4", "Line 5", "Line 6"], problems.Select(p => p[..6]));
    }

    [Fact]
    public async Task Writers_at_once_lose_nothing_and_readers_never_see_half_a_line()
    {
        using var folder = new TemporaryFolder();
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(() =>
        {
            for (var i = 0; i < 25; i++)
                In(folder).Append([Figure(w * 1000 + i)]);
        })).ToList();
        var reader = Task.Run(() =>
        {
            while (!writers.All(w => w.IsCompleted))
                In(folder).Read(problem => Assert.Contains("torn", problem, StringComparison.Ordinal));
        });
        await Task.WhenAll([.. writers, reader]);
        var values = In(folder).Read(Fail).Select(k => (int)k.Value!).ToList();
        Assert.Equal(Enumerable.Range(0, 4).SelectMany(w => Enumerable.Range(0, 25).Select(i => w * 1000 + i)), values.OrderBy(v => v));
        for (var w = 0; w < 4; w++)
            Assert.Equal(values.Where(v => v / 1000 == w).OrderBy(v => v), values.Where(v => v / 1000 == w));
    }

    [Fact]
    public void A_history_that_another_process_holds_is_waited_for_and_then_said()
    {
        using var folder = new TemporaryFolder();
        var history = In(folder);
        history.Append([Figure(1)]);
        using (new FileStream(history.Path + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal("HistoryBusy", Assert.Throws<GuardFault>(() => history.Append([Figure(2)])).ErrorId);
        history.Append([Figure(3)]);
        Assert.Equal([1m, 3m], history.Read(Fail).Select(k => k.Value));
    }

    [Theory]
    [InlineData(KpiName.ComplianceRate, 50, 60, KpiTrend.Better)]
    [InlineData(KpiName.ComplianceRate, 60, 50, KpiTrend.Worse)]
    [InlineData(KpiName.NetworkCost, 50, 60, KpiTrend.Worse)]
    [InlineData(KpiName.Tickets, 60, 50, KpiTrend.Better)]
    [InlineData(KpiName.BlockedEgress, 50, 50, KpiTrend.Same)]
    [InlineData(KpiName.TicketChange, 50, null, KpiTrend.None)]
    public void A_trend_says_whether_it_got_better(KpiName name, int before, int? now, KpiTrend trend)
    {
        var former = Figure(before) with { Kpi = name };
        var unknown = former with { MeasuredAt = s_start.AddDays(1), Value = null };
        var elsewhere = former with { MeasuredAt = s_start.AddDays(2), Value = 1, Coverage = "other" };
        var seen = Assert.Single(KpiHistory.WithTrend([Figure(0) with { Kpi = name, MeasuredAt = s_start.AddDays(7), Value = now }], [unknown, former, elsewhere]));
        Assert.Equal(trend, seen.Trend);
        Assert.Equal((decimal?)before, seen.PreviousValue);
        Assert.Equal(now - before, seen.Change);
        Assert.Equal(KpiTrend.None, Assert.Single(KpiHistory.WithTrend([former], [])).Trend);
    }

    private static KpiHistory In(TemporaryFolder folder) => new(Path.Combine(folder.Path, "kpi", "history.jsonl"));

    private static GuardKpi Figure(int value) => new() { MeasuredAt = s_start, Kpi = KpiName.Tickets, Value = value, Unit = "tickets", Reason = "K\u00f6nigsberg \u2014 \u65e5\u672c", Parts = [new() { Name = "Days", Value = 30 }] };

    private static string Text(IEnumerable<GuardKpi> kpis) => System.Text.Json.JsonSerializer.Serialize(kpis);

    private static void Fail(string problem) => Assert.Fail(problem);
}

using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Tests.Changes.Planning;

public sealed class SwitchBatchTests
{
    [Theory]
    [InlineData("no canary: all may start", 0, 0, "s s s s", "a b c d", false)]
    [InlineData("the rest waits for the canary", 1, 0, "s s", "a", false)]
    [InlineData("a canary that succeeds lets the rest start", 1, 0, "s +a s s s", "a b c d", false)]
    [InlineData("every canary must succeed", 2, 0, "s s +a s", "a b", false)]
    [InlineData("in whichever order they finish", 2, 0, "s s +b +a s s", "a b c d", false)]
    [InlineData("a canary that fails stops all", 2, 0, "s s +a -b s", "a b", true)]
    [InlineData("canaries that were not started stay so", 3, 0, "s -a s", "a", true)]
    [InlineData("more canaries than domains", 9, 0, "s s s s", "a b c d", false)]
    [InlineData("failures below the limit", 0, 2, "s -a s s s", "a b c d", false)]
    [InlineData("failures at the limit", 0, 2, "s s s -a -b s", "a b c", true)]
    [InlineData("one failure is enough", 0, 1, "s -a s", "a", true)]
    [InlineData("without a limit all are started", 0, 0, "s -a s -b s -c s", "a b c d", false)]
    [InlineData("canaries count among the failures", 1, 1, "s -a s", "a", true)]
    public void It_starts_and_stops_as_asked(string name, int canary, int stopAfter, string events, string started, bool stopped)
    {
        var batch = new SwitchBatch(["a", "b", "a", "c", "d"], canary, stopAfter);
        var seen = new List<string>();
        foreach (var step in events.Split(' '))
        {
            if (step == "s")
                seen.AddRange(new[] { batch.StartNext() }.OfType<string>());
            else
                batch.OnFinished(step[1..], step[0] == '+');
        }

        Assert.Equal(started, string.Join(" ", seen));
        Assert.Equal(stopped, batch.StopReason is not null);
        Assert.Equal("a b c d".Split(' ').Skip(seen.Count), batch.NotStarted);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void It_is_over_when_nothing_runs_and_nothing_will_start()
    {
        var batch = new SwitchBatch(["a", "b"], stopAfterFailure: 1);
        Assert.False(batch.IsOver);
        batch.StartNext();
        batch.StartNext();
        batch.OnFinished("a", success: false);
        Assert.False(batch.IsOver);
        batch.OnFinished("b", success: true);
        Assert.True(batch.IsOver);
        Assert.Equal(1, batch.Failures);
        Assert.True(new SwitchBatch([]).IsOver);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SwitchBatch([], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SwitchBatch([], 0, -1));
        var batch = new SwitchBatch(["a"]);
        Assert.Throws<ArgumentException>(() => batch.OnFinished("a", true));
        batch.StartNext();
        batch.OnFinished("a", true);
        Assert.Throws<ArgumentException>(() => batch.OnFinished("a", true));
    }

    [Fact]
    public void Whatever_fails_no_other_starts_before_all_canaries_succeeded_nor_after_too_many_failures() =>
        (from count in Gen.Int[0, 12]
         from canary in Gen.Int[0, 5]
         from stopAfter in Gen.Int[0, 4]
         from throttle in Gen.Int[1, 4]
         from outcomes in Gen.Bool.Array[12]
         from picks in Gen.Int[0, 100].Array[12]
         select (count, canary, stopAfter, throttle, outcomes, picks)).Sample(
            c =>
            {
                var domains = Enumerable.Range(0, c.count).Select(i => "d-" + i).ToList();
                var batch = new SwitchBatch(domains, c.canary, c.stopAfter);
                var (running, succeeded, failures, finished) = (new List<int>(), new HashSet<int>(), 0, 0);
                var started = new List<int>();
                while (!batch.IsOver)
                {
                    while (running.Count < c.throttle && batch.StartNext() is { } next)
                    {
                        var index = domains.IndexOf(next);
                        if (index >= c.canary && !Enumerable.Range(0, Math.Min(c.canary, c.count)).All(succeeded.Contains))
                            return false;
                        if (c.stopAfter > 0 && failures >= c.stopAfter)
                            return false;
                        running.Add(index);
                        started.Add(index);
                    }

                    // Nothing runs and it is not over: it would wait for ever.
                    if (running.Count == 0)
                        return false;
                    var which = running[c.picks[finished++] % running.Count];
                    running.Remove(which);
                    var success = c.outcomes[which];
                    if (success)
                        succeeded.Add(which);
                    else
                        failures++;
                    batch.OnFinished(domains[which], success);
                }

                var expectAll = c.outcomes.Take(c.count).All(ok => ok);
                return started.SequenceEqual(Enumerable.Range(0, started.Count)) && (!expectAll || started.Count == c.count) && batch.Failures == failures;
            },
            iter: 5000);
}

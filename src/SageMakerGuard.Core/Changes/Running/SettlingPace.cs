using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Changes;

/// <summary>
/// When to look again at what is on its way. A look too many counts against AWS's rates, and one too few is time lost. It learns from every wait:
/// for as long as the like of a change was on its way each time before, it is not looked at.
/// </summary>
internal sealed class SettlingPace
{
    // The pause after the first look that experience allows, as a part of the time before it.
    private const double Finely = 0.05;

    // Nobody waits longer than AWS by more than a quarter, or by five seconds where that is more.
    private const double Overtime = 0.25;
    private const double OvertimeSeconds = 5;

    private readonly ConcurrentDictionary<string, double> _onItsWay = new(StringComparer.Ordinal);

    /// <summary>A change was just seen to be through. It teaches for how long it was still on its way; seen to be through by the first look, that it need not have waited half as long.</summary>
    public void Took(StepRun run, DateTimeOffset now)
    {
        // Of what somebody else began nobody here knows how long it took.
        if (!IsOwn(run))
            return;
        var seconds = run.LastSeenOnItsWay is { } seen ? Elapsed(run, seen) : Elapsed(run, now) / 2;
        _onItsWay.AddOrUpdate(run.Bound.StepKind, seconds, (_, known) => Math.Min(known, seconds));
    }

    /// <summary>The pause before the next look.</summary>
    /// <param name="underway">What is on its way. All of it is waited for, so that the one that is due last sets the pace.</param>
    /// <param name="started">When the wait began.</param>
    /// <param name="now">The time.</param>
    /// <param name="patience">The first and the longest pause.</param>
    public TimeSpan Pause(IReadOnlyCollection<StepRun> underway, DateTimeOffset started, DateTimeOffset now, RunPatience patience)
    {
        // Of what somebody else began it may be this run's turn at any moment.
        if (!underway.All(IsOwn))
            return Pause((now - started).TotalSeconds, 0, patience);
        return underway.Select(run => (Elapsed: Elapsed(run, now), Due: Due(run)))
            .OrderByDescending(each => each.Due - each.Elapsed)
            .Select(each => Pause(each.Elapsed, each.Due, patience))
            .First();
    }

    private static TimeSpan Pause(double elapsed, double due, RunPatience patience)
    {
        var longest = patience.LongestPause.TotalSeconds;
        var least = Math.Min(longest, Math.Max(patience.FirstPause.TotalSeconds, due * Finely));
        var most = Math.Min(longest, Math.Max(elapsed * Overtime, OvertimeSeconds));

        // Until it is due; from then on for as long again as it has been overdue.
        return TimeSpan.FromSeconds(elapsed < due ? Math.Max(due - elapsed, least) : Math.Max(least, Math.Min(elapsed - due, most)));
    }

    private double Due(StepRun run) => _onItsWay.TryGetValue(run.Bound.StepKind, out var seconds) ? seconds : 0;

    private static double Elapsed(StepRun run, DateTimeOffset now) => (now - run.MadeAt).TotalSeconds;

    private static bool IsOwn(StepRun run) => run.MadeAt != default;
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Changes;

/// <summary>Waits for changes that are on their way, all of them together: what can be read in one go is read in one go.</summary>
internal sealed class Settling(IChangeGround ground, StepRunner runner, RunClock clock, RunPatience patience, IRunObserver observer)
{
    /// <summary>Waits until none is on its way. One that fails is written down at once and thrown when the others are through.</summary>
    /// <param name="underway">What was just seen to be on its way; empty afterwards.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task RestAsync(List<StepRun> underway, CancellationToken cancellationToken)
    {
        var started = clock.Now();
        GuardFault? failure = null;
        while (underway.Count > 0)
        {
            if (clock.Now() - started > patience.Settling)
                throw TooLong(underway[0]);
            observer.OnWaiting(underway.Count == 1 ? underway[0].WaitsFor + "." : string.Format(CultureInfo.InvariantCulture, "{0} changes are on their way: {1} …", underway.Count, underway[0].WaitsFor));
            await clock.Delay(patience.Pace.Pause(underway, started, clock.Now(), patience), cancellationToken).ConfigureAwait(false);
            foreach (var (slice, runs) in Together(underway))
            {
                var estate = await SliceReading.ReadAsync(ground, slice, cancellationToken).ConfigureAwait(false);
                foreach (var run in runs)
                    failure = (IsItsTurn(run, estate) ? await TakeTurnAsync(run, cancellationToken).ConfigureAwait(false) : Look(run, estate)) ?? failure;
            }

            underway.RemoveAll(run => run.IsThrough);
        }

        if (failure is not null)
            throw failure;
    }

    /// <summary>What was on its way by somebody else's hand and has come to where this change can begin: an app that was starting runs, and can be stopped now.</summary>
    private static bool IsItsTurn(StepRun run, RegionEstate estate) => !run.MayHaveEffect && run.Bound.Observe(estate, run.OwnId).Standing == Standing.Absent;

    private async Task<GuardFault?> TakeTurnAsync(StepRun run, CancellationToken cancellationToken)
    {
        try
        {
            await runner.PerformAsync(run, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (GuardFault fault)
        {
            runner.Finish(run, ChangeState.Failed, run.OwnId, null, fault.Message);
            return fault;
        }
    }

    private GuardFault? Look(StepRun run, RegionEstate estate)
    {
        var seen = run.Bound.Observe(estate, run.OwnId);
        switch (seen.Standing)
        {
            case Standing.Done:
                patience.Pace.Took(run, clock.Now());
                runner.Finish(run, run.MayHaveEffect ? ChangeState.Applied : ChangeState.AlreadyDone, seen.ResourceId, estate);
                return null;
            case Standing.Pending:
                run.WaitsFor = seen.Reason!;
                run.LastSeenOnItsWay = clock.Now();
                return null;
            default:
                var reason = seen.Reason ?? $"{run.OwnId ?? run.Bound.ResourceId} is gone.";
                runner.Finish(run, ChangeState.Failed, seen.ResourceId ?? run.OwnId, estate, reason);
                return new GuardFault("ChangeFailed", FaultCategory.ServiceFailure, $"{run.Bound.Description}: {reason}", "Put right what the reason names, then run the same command again.") { ResourceId = run.OwnId ?? run.Bound.ResourceId, Region = ground.Region };
        }
    }

    private static IEnumerable<(EstateSlice Slice, List<StepRun> Runs)> Together(IEnumerable<StepRun> runs)
    {
        var groups = new List<(EstateSlice Slice, List<StepRun> Runs)>();
        foreach (var run in runs)
        {
            var at = groups.FindIndex(g => g.Slice.With(run.Bound.Reads) is not null);
            if (at < 0)
            {
                groups.Add((run.Bound.Reads, [run]));
            }
            else
            {
                groups[at].Runs.Add(run);
                groups[at] = (groups[at].Slice.With(run.Bound.Reads)!, groups[at].Runs);
            }
        }

        return groups;
    }

    private GuardFault TooLong(StepRun run) => new(
        "WaitedTooLong",
        FaultCategory.Timeout,
        string.Format(CultureInfo.InvariantCulture, "After {0:0} minutes still: {1}.", patience.Settling.TotalMinutes, run.WaitsFor),
        "Run the same command again: it goes on waiting, and nothing is made twice.") { ResourceId = run.OwnId ?? run.Bound.ResourceId, Region = ground.Region };
}

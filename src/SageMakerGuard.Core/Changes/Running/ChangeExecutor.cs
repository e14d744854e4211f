using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Changes;

/// <summary>
/// The one executor of all changes. It takes a plan's steps in their order, and each through the same door: look, write down, call, write down,
/// look. It can be killed at any point: run again, it finds what is there and goes on.
/// </summary>
public sealed class ChangeExecutor
{
    private readonly IChangeGround _ground;
    private readonly RunJournal _journal;
    private readonly IRunObserver _observer;
    private readonly StepRunner _runner;
    private readonly Settling _settling;
    private readonly List<StepRun> _underway = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>Makes an executor for one run.</summary>
    public ChangeExecutor(IChangeGround ground, RunJournal journal, Pacer pacer, RunClock clock, RunPatience patience, IRunObserver observer)
    {
        _ground = ground;
        _journal = journal;
        _observer = observer;
        _runner = new StepRunner(ground, journal, pacer, clock, patience, observer);
        _settling = new Settling(ground, _runner, clock, patience, observer);
    }

    /// <summary>Looks what became of calls that an earlier process made and whose answers nobody read. To be called before a plan is made anew.</summary>
    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        foreach (var record in _journal.Replay.Changes.Where(c => c.State == ChangeState.InDoubt).ToList())
        {
            var step = record.Called!;
            var estate = await SliceReading.ReadAsync(_ground, step.Reads, cancellationToken).ConfigureAwait(false);
            var run = new StepRun(record.ChangeId, record.Step) { Bound = step };
            var seen = step.Observe(estate, record.ResourceId);
            if (seen.Standing is Standing.Done or Standing.Pending)
                _runner.Finish(run, ChangeState.Applied, seen.ResourceId, estate);
            else if (seen.Standing == Standing.Failed)
                _runner.Finish(run, ChangeState.Failed, seen.ResourceId, estate, seen.Reason);
            else
                _runner.FinishWithoutEffect(run);
        }
    }

    /// <summary>Carries out a plan as far as it was agreed to, and ends the run in the journal.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="agreed">Whether a step was agreed to; what rests on one that was not is skipped too.</param>
    /// <param name="prices">For the journal.</param>
    /// <param name="cancellationToken">Stops the run; what is on record stays true.</param>
    /// <exception cref="GuardFault">A change could not be made. The journal says which and why.</exception>
    public async Task<ChangeRun> RunAsync(ChangePlan plan, Func<ChangeStep, bool> agreed, RegionPrices prices, CancellationToken cancellationToken)
    {
        var ids = _journal.Plan(plan.Steps.Select(step => (step, step.MonthlyCostUsd(prices))));
        var runs = plan.Steps.Select((step, i) => new StepRun(ids[i], step)).ToList();
        GuardFault? failure = null;
        try
        {
            foreach (var run in runs)
            {
                failure = await TakeAsync(run, agreed(run.Planned), failure, cancellationToken).ConfigureAwait(false);

                // As soon as it is known which of two is used: a quota may have no room for both.
                if (failure is null)
                    await TakeBackSurplusAsync(runs.Where(r => r.MayBeSurplus && Bindings.NamesIn(run.Planned).Contains(r.Planned.ResourceId)).ToList(), prices, cancellationToken).ConfigureAwait(false);
            }

            failure = await RestAsync(failure, cancellationToken).ConfigureAwait(false);
            await TidyUpAsync(prices, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            _journal.Write(new RunEnded { State = ChangeRunState.Interrupted, Reason = "Stopped from outside." });
            throw;
        }
        catch (GuardFault fault)
        {
            failure = fault;
        }

        _journal.Write(failure is null ? new RunEnded { State = ChangeRunState.Completed } : new RunEnded { State = ChangeRunState.Failed, Reason = failure.Message });
        return failure is null ? _journal.Run : throw failure;
    }

    /// <summary>The ids that a plan names, with those that AWS gave in place of the names; without those that were not made.</summary>
    public IReadOnlyList<string> IdsOf(IEnumerable<string> planned) => planned.Select(_runner.Bindings.IdOf).OfType<string>().ToList();

    /// <summary>An estate as it is after the plan was carried out, with the ids that AWS gave: for a plan that builds upon it.</summary>
    public RegionEstate Outcome(ChangePlan plan, RegionEstate before) =>
        plan.Steps.Where(step => !_missing.Contains(step.ResourceId)).Aggregate(before, (now, step) => _runner.Bindings.Bind(step).Simulate(now));

    private async Task<GuardFault?> TakeAsync(StepRun run, bool agreed, GuardFault? failure, CancellationToken cancellationToken)
    {
        if (!agreed || Bindings.NamesIn(run.Planned).Any(_missing.Contains))
        {
            _missing.Add(run.Planned.ResourceId);
            _runner.Finish(run, ChangeState.Skipped, null, null, agreed ? "What it rests on was not made." : "Nobody agreed to it.");
            return failure;
        }

        if (failure is not null && !run.Planned.TidiesUp)
            return failure;
        try
        {
            if (run.Planned.NeedsRest)
                failure = await RestAsync(failure, cancellationToken).ConfigureAwait(false);
            if (failure is not null && !run.Planned.TidiesUp)
                return failure;
            if (!await _runner.PerformAsync(run, cancellationToken).ConfigureAwait(false))
                _underway.Add(run);
            return failure;
        }
        catch (GuardFault fault)
        {
            _runner.Finish(run, ChangeState.Failed, run.OwnId, null, fault.Message);
            return failure ?? fault;
        }
    }

    private async Task<GuardFault?> RestAsync(GuardFault? failure, CancellationToken cancellationToken)
    {
        try
        {
            await _settling.RestAsync(_underway, cancellationToken).ConfigureAwait(false);
            return failure;
        }
        catch (GuardFault fault)
        {
            _underway.Clear();
            return failure ?? fault;
        }
    }

    /// <summary>Puts away what an earlier process of this run set up for the time of the change and did not come to put away: the last one first, as an undo does.</summary>
    private async Task TidyUpAsync(RegionPrices prices, CancellationToken cancellationToken)
    {
        foreach (var record in _journal.Replay.Changes.Where(c => c is { CanBeUndone: true, Inverse.TidiesUp: true }).Reverse().ToList())
        {
            // Only the journal knows by now what the earlier process's name for it turned out to be.
            if (record.ResourceId is { } id)
                _runner.Bindings.Set(record.Step.ResourceId, id);
            var left = record.Inverse!;
            var run = new StepRun(_journal.Plan([(left, left.MonthlyCostUsd(prices))])[0], left);
            await _runner.PerformAsync(run, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Two people at once may have made two of something that only one is used of; each takes their own unused one back.</summary>
    private async Task TakeBackSurplusAsync(List<StepRun> runs, RegionPrices prices, CancellationToken cancellationToken)
    {
        foreach (var run in runs)
        {
            if (_journal.Replay.Find(run.ChangeId) is not { Inverse: { } inverse })
                continue;
            var estate = await SliceReading.ReadAsync(_ground, run.Bound.Reads, cancellationToken).ConfigureAwait(false);
            if (!run.Bound.IsSurplus(estate, run.OwnId!))
                continue;
            var own = new Bindings();
            own.Set(run.Planned.ResourceId, run.OwnId!);
            var back = own.Bind(inverse);
            _observer.OnVerbose($"{run.OwnId} is not needed: somebody else made the same at the same time.");
            var taken = new StepRun(_journal.Plan([(back, back.MonthlyCostUsd(prices))])[0], back);
            if (!await _runner.PerformAsync(taken, cancellationToken).ConfigureAwait(false))
                await _settling.RestAsync([taken], cancellationToken).ConfigureAwait(false);
            _journal.Write(new ChangeUndone { ChangeId = run.ChangeId, UndoRunId = _journal.RunId });
            run.OwnId = null;
        }
    }
}

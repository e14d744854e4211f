using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes.Journal;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Changes;

/// <summary>
/// Makes one change: looks whether it is there, writes down what it is about to do, makes the call, writes down the answer, and looks again. It
/// looks before every call, so that a call that seemed to fail is never made twice blindly.
/// </summary>
internal sealed class StepRunner(IChangeGround ground, RunJournal journal, Pacer pacer, RunClock clock, RunPatience patience, IRunObserver observer)
{
    // With pauses that double from a quarter of a second on, some four seconds.
    private const int AttemptsAtQuota = 5;

    private static readonly TimeSpan s_fresh = TimeSpan.FromMinutes(2);

    private readonly Dictionary<string, DateTimeOffset> _madeAt = new(StringComparer.Ordinal);

    /// <summary>The ids of what is there.</summary>
    public Bindings Bindings { get; } = new();

    /// <summary>Makes the change, or finds that it is there. True when it is through, false when it is on its way.</summary>
    /// <exception cref="GuardFault">It cannot be made.</exception>
    public async Task<bool> PerformAsync(StepRun run, CancellationToken cancellationToken)
    {
        run.Bound = Bindings.Bind(run.Planned);
        var pauses = 0;
        var attempts = 0;
        var started = clock.Now();
        GuardFault? last = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var estate = await SliceReading.ReadAsync(ground, run.Bound.Reads, cancellationToken).ConfigureAwait(false);
            var seen = run.Bound.Observe(estate, run.OwnId);
            switch (seen.Standing)
            {
                case Standing.Done:
                    Finish(run, run.MayHaveEffect ? ChangeState.Applied : ChangeState.AlreadyDone, seen.ResourceId, estate);
                    return true;
                case Standing.Pending:
                    Bindings.Set(run.Planned.ResourceId, seen.ResourceId!);
                    run.OwnId ??= run.MayHaveEffect ? seen.ResourceId : null;
                    run.WaitsFor = seen.Reason!;
                    return false;
                case Standing.Failed:
                    throw Refused(run, seen.Reason!);
                case Standing.Refused when !MentionsFresh(run.Bound):
                    throw last ?? Refused(run, seen.Reason!);
                case Standing.Refused:
                    if (clock.Now() - started > patience.Visibility)
                        throw Refused(run, seen.Reason!);
                    await PauseAsync(pauses++, seen.Reason!, cancellationToken).ConfigureAwait(false);
                    continue;
            }

            if (run.OwnId is { } own)
            {
                // It was made and is not seen: not yet, or not any more.
                if (clock.Now() - run.MadeAt < patience.Visibility)
                {
                    await PauseAsync(pauses++, $"{own} was made and is not seen yet", cancellationToken).ConfigureAwait(false);
                    continue;
                }

                run.GoneIds.Add(own);
                run.OwnId = null;
            }

            if (last is not null)
                await ThrowIfNotToBeRepeatedAsync(run, last, estate, attempts, started, cancellationToken).ConfigureAwait(false);
            last = await CallAsync(run, estate, ++attempts, cancellationToken).ConfigureAwait(false);
            if (last is null)
            {
                pauses = 0;
                continue;
            }

            if (Move(run, last) == NextMove.GiveUp)
                throw last;
            if (Move(run, last) is not (NextMove.SlowDown or NextMove.OtherToken))
                await PauseAsync(pauses++, $"{run.Bound.IamActions[0]}: {last.Message}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes down that a change is through.</summary>
    public void Finish(StepRun run, ChangeState state, string? resourceId, RegionEstate? estate, string? reason = null)
    {
        if (resourceId is not null)
            Bindings.Set(run.Planned.ResourceId, resourceId);
        var bound = Bindings.Bind(run.Planned);
        journal.Write(new ChangeFinished { ChangeId = run.ChangeId, State = state, ResourceId = resourceId, Reason = reason, Image = estate is null ? null : bound.Image(estate) });
        run.IsThrough = true;
        observer.OnChange(journal.ChangeOf(run.ChangeId));
    }

    /// <summary>Writes down that a call whose answer was not read has done nothing.</summary>
    public void FinishWithoutEffect(StepRun run)
    {
        journal.Write(new ChangeFinished { ChangeId = run.ChangeId, State = ChangeState.Failed, NoEffect = true, Reason = "The call took no effect." });
        run.IsThrough = true;
        observer.OnChange(journal.ChangeOf(run.ChangeId));
    }

    /// <summary>Gives the fault of the call, or null where it was answered well.</summary>
    private async Task<GuardFault?> CallAsync(StepRun run, RegionEstate estate, int attempt, CancellationToken cancellationToken)
    {
        var operation = run.Bound.IamActions[0];
        await pacer.TurnAsync(ground.AccountId, ground.Region, operation, observer, cancellationToken).ConfigureAwait(false);
        var token = ClientToken.Of(ground.AccountId, ground.Region, run.Bound, journal.Generation, run.GoneIds);
        journal.Write(new CallStarted { ChangeId = run.ChangeId, Step = run.Bound, Inverse = run.Bound.Inverse(estate), Attempt = attempt, ClientToken = token });
        try
        {
            var id = await ground.ApplyAsync(run.Bound, estate, token, cancellationToken).ConfigureAwait(false);
            journal.Write(new CallAnswered { ChangeId = run.ChangeId, ResourceId = id });
            pacer.Passed(ground.AccountId, ground.Region, operation);
            run.MayHaveEffect = true;
            run.OwnId = id ?? run.Bound.ResourceId;
            run.MadeAt = clock.Now();
            _madeAt[run.OwnId] = run.MadeAt;
            return null;
        }
        catch (OperationCanceledException)
        {
            journal.Write(new CallAnswered { ChangeId = run.ChangeId, InDoubt = true, Error = "The run was stopped while the call was under way." });
            throw;
        }
        catch (GuardFault refusal)
        {
            var fault = FailureReading.WithNeeds(run.Bound, refusal);
            var inDoubt = FailureReading.IsInDoubt(fault);
            run.MayHaveEffect |= inDoubt;
            journal.Write(new CallAnswered { ChangeId = run.ChangeId, InDoubt = inDoubt, Error = fault.Message, ErrorCode = fault.AwsErrorCode });
            switch (Move(run, fault))
            {
                case NextMove.SlowDown:
                    pacer.Throttled(ground.AccountId, ground.Region, operation);
                    break;
                case NextMove.OtherToken:
                    run.GoneIds.Add(token.Substring(0, 8));
                    break;
            }

            return fault;
        }
    }

    private async Task ThrowIfNotToBeRepeatedAsync(StepRun run, GuardFault last, RegionEstate estate, int attempts, DateTimeOffset started, CancellationToken cancellationToken)
    {
        var move = Move(run, last);
        if (move != NextMove.SlowDown && await ObjectionsAsync(run.Bound, estate, cancellationToken).ConfigureAwait(false) is { Count: > 0 } objections)
        {
            throw new GuardFault(last.ErrorId, last.Category, $"{last.Message} {string.Join(" ", objections)}", last.NextStep, last)
            {
                AwsErrorCode = last.AwsErrorCode, Operation = last.Operation, ResourceId = last.ResourceId, Region = last.Region,
            };
        }

        var over = move switch
        {
            NextMove.LookOnce => attempts > 1,
            NextMove.LookAndRepeat when last.Category == FaultCategory.QuotaExceeded => attempts >= AttemptsAtQuota,
            NextMove.Wait or NextMove.SlowDown => clock.Now() - started > patience.Busy,
            _ => attempts >= patience.Attempts,
        };
        if (over)
            throw last;
    }

    private async Task<List<string>> ObjectionsAsync(ChangeStep step, RegionEstate seen, CancellationToken cancellationToken) =>
        step.Objections(step.ReadsForObjections.Parts == step.Reads.Parts ? seen : await SliceReading.ReadAsync(ground, step.ReadsForObjections, cancellationToken).ConfigureAwait(false)).ToList();

    private NextMove Move(StepRun run, GuardFault fault) => FailureReading.Of(run.Bound, fault, MentionsFresh(run.Bound));

    private bool MentionsFresh(ChangeStep step)
    {
        var now = clock.Now();
        var fresh = _madeAt.Where(made => now - made.Value < s_fresh).Select(made => made.Key).ToList();
        return Bindings.Mentions(step, fresh);
    }

    private async Task PauseAsync(int before, string why, CancellationToken cancellationToken)
    {
        observer.OnWaiting(why.TrimEnd('.') + ".");
        await clock.Delay(patience.Pause(before), cancellationToken).ConfigureAwait(false);
    }

    private GuardFault Refused(StepRun run, string reason) => new(
        "ChangeRefused",
        FaultCategory.Busy,
        $"{run.Bound.Description}: {reason}",
        "Put right what the reason names, then run the same command again: it goes on where it stopped.") { ResourceId = run.Bound.ResourceId, Region = ground.Region };
}

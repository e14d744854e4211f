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

/// <summary>Takes a run back, or one change of it with all that rests on it. It is a run of its own, with a journal, and can be killed and run again as any other.</summary>
public sealed class UndoRun : IDisposable
{
    private readonly JournalFolder _folder;
    private readonly RunJournal _original;
    private readonly IChangeGround _ground;
    private readonly RunClock _clock;
    private readonly RunPatience _patience;
    private readonly Pacer _pacer;
    private IReadOnlyList<string?> _changeIds = [];

    private UndoRun(JournalFolder folder, RunJournal original, IChangeGround ground, Pacer pacer, RunClock clock, RunPatience patience)
    {
        _folder = folder;
        _original = original;
        _ground = ground;
        _pacer = pacer;
        _clock = clock;
        _patience = patience;
    }

    /// <summary>The run that is taken back, as it stands.</summary>
    public ChangeRun Original => _original.Run;

    /// <summary>What will be done, or the reasons why not.</summary>
    public ChangePlan Plan { get; private set; } = new();

    /// <summary>Opens a run to take it back: looks what became of calls whose answers nobody read, and plans.</summary>
    /// <param name="folder">The journals.</param>
    /// <param name="runId">The run.</param>
    /// <param name="changeId">One change of it; null for all.</param>
    /// <param name="force">Whether to go on though somebody changed things since.</param>
    /// <param name="stopApps">Whether apps that keep a domain from being switched back are stopped.</param>
    /// <param name="ground">Where it took place.</param>
    /// <param name="pacer">The session's pacer.</param>
    /// <param name="clock">The time.</param>
    /// <param name="patience">How long to wait for what.</param>
    /// <param name="observer">Who listens.</param>
    /// <param name="readRegion">Reads all domains of the region with their network, which is asked for where the undo may cut some off; null where nobody is to look.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GuardFault">There is no such run or change, another process is at it, something is lost that nothing brings back, or what is there cannot be read.</exception>
    public static async Task<UndoRun> OpenAsync(
        JournalFolder folder, string runId, string? changeId, bool force, bool stopApps, IChangeGround ground, Pacer pacer, RunClock clock, RunPatience patience, IRunObserver observer, Func<CancellationToken, Task<RegionEstate>>? readRegion, CancellationToken cancellationToken)
    {
        var replay = folder.FindReplay(runId) ?? throw NotFound(runId, folder);
        if (changeId is not null && replay.Find(changeId) is null)
            throw new GuardFault("ChangeNotFound", FaultCategory.NotFound, $"Run {runId} has no change '{changeId}'.", $"Get-SMChange -RunId {runId} | Select-Object -ExpandProperty Changes shows them.") { ResourceId = changeId };
        if (ground.AccountId != replay.Start.AccountId)
            throw new GuardFault("AccountMismatch", FaultCategory.InvalidArgument, $"Run {runId} took place in account {replay.Start.AccountId}, and the credentials belong to {ground.AccountId}.", "Name credentials of that account with -ProfileName.") { ResourceId = runId };
        if (replay.Start.UndoesRunId is { } undone)
            throw IsUndo(runId, undone, folder.FindReplay(undone)?.Start.Command);
        var writer = JournalWriter.Continue(replay.Path) ?? throw JournalFolder.Busy(runId);
        var undo = new UndoRun(folder, new RunJournal(writer, clock, generation: 0), ground, pacer, clock, patience);
        try
        {
            await new ChangeExecutor(ground, undo._original, pacer, clock, patience, observer).ReconcileAsync(cancellationToken).ConfigureAwait(false);
            if (Lost(undo._original.Replay, changeId) is { } lost)
                throw lost;
            var chosen = UndoSelection.Of(undo._original.Replay, changeId);
            var result = await UndoPlanner.PlanAsync(ground, undo._original.Replay, chosen, force, stopApps, readRegion, cancellationToken).ConfigureAwait(false);
            undo.Plan = result.Plan;
            undo._changeIds = result.ChangeIds;
            return undo;
        }
        catch
        {
            undo.Dispose();
            throw;
        }
    }

    /// <summary>Takes back what was agreed to.</summary>
    /// <exception cref="GuardFault">Something could not be taken back. The journals say what was.</exception>
    public async Task<ChangeRun> RunAsync(Func<ChangeStep, bool> agreed, string moduleVersion, IRunObserver observer, CancellationToken cancellationToken)
    {
        using var journal = _folder.Open(Plan, moduleVersion, _clock, _ => { }, Original.RunId);
        var marker = new Marker(observer, journal.Replay.Changes.Count, this, journal.RunId);
        var executor = new ChangeExecutor(_ground, journal, _pacer, _clock, _patience, marker);
        await executor.ReconcileAsync(cancellationToken).ConfigureAwait(false);
        return await executor.RunAsync(Plan, agreed, PriceTable.In(_ground.Region), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _original.Dispose();

    private static GuardFault NotFound(string runId, JournalFolder folder) => new(
        "RunNotFound", FaultCategory.NotFound, $"There is no run '{runId}' in '{folder.Path}'.", "Get-SMChange lists the runs; -JournalPath names another folder.") { ResourceId = runId };

    private static GuardFault IsUndo(string runId, string undone, string? command) => new(
        "UndoIsFinal", FaultCategory.NotSupported, $"Run {runId} took run {undone} back. An undo is not taken back itself, and nothing was touched.",
        $"To have the changes again, run the command that made them: {command ?? "Get-SMChange -RunId " + undone + " says which it was"}.") { ResourceId = runId };

    // Half of a run that ended in a loss leads nowhere.
    private static GuardFault? Lost(RunReplay run, string? changeId) =>
        run.Changes.FirstOrDefault(c => (changeId is null || c.ChangeId == changeId) && c.MayHaveEffect && c.Step.Loses is not null) is not { } change ? null : new(
            "ChangeIsFinal",
            FaultCategory.NotSupported,
            $"Run {run.Start.RunId} is not taken back, and nothing was touched: its change {change.ChangeId} took away {change.Step.Loses}, which nothing brings back.",
            $"Other changes of it can be taken back one by one with -ChangeId: Get-SMChange -RunId {run.Start.RunId} | Select-Object -ExpandProperty Changes shows them.") { ResourceId = run.Start.RunId };

    /// <summary>Says in the journal of the original run what has been taken back, as soon as it is.</summary>
    private sealed class Marker(IRunObserver inner, int before, UndoRun undo, string undoRunId) : IRunObserver
    {
        public void OnChange(Change change)
        {
            var index = int.Parse(change.ChangeId.Substring(1), System.Globalization.CultureInfo.InvariantCulture) - 1 - before;
            if (change.State is ChangeState.Applied or ChangeState.AlreadyDone && index >= 0 && index < undo._changeIds.Count && undo._changeIds[index] is { } original)
                undo._original.Write(new ChangeUndone { ChangeId = original, UndoRunId = undoRunId });
            inner.OnChange(change);
        }

        public void OnWaiting(string what) => inner.OnWaiting(what);

        public void OnVerbose(string message) => inner.OnVerbose(message);
    }
}

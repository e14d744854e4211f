using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace SageMakerGuard.Changes.Journal;

/// <summary>What the journal tells of one change.</summary>
internal sealed class ChangeRecord
{
    public string ChangeId { get; init; } = "";

    /// <summary>The step as planned.</summary>
    public ChangeStep Step { get; init; } = null!;

    public decimal? MonthlyCostUsd { get; init; }

    /// <summary>The step with real ids, from the first call on.</summary>
    public ChangeStep? Called { get; set; }

    /// <summary>What takes it back, by what stood there before the first call.</summary>
    public ChangeStep? Inverse { get; set; }

    /// <summary>Whether a call was made whose answer is not known.</summary>
    public bool CallOpen { get; set; }

    /// <summary>Whether a call took effect, or may have.</summary>
    public bool MayHaveEffect { get; set; }

    public string? ResourceId { get; set; }

    public ChangeState State { get; set; }

    public string? Reason { get; set; }

    public JsonNode? Image { get; set; }

    /// <summary>Whether another run has taken it back.</summary>
    public bool IsTakenBack { get; set; }

    /// <summary>Whether there is something to take back, as far as the journal tells.</summary>
    public bool CanBeUndone => (MayHaveEffect || CallOpen) && Inverse is not null && State is not (ChangeState.Undone or ChangeState.AlreadyDone);

    public Change ToChange(string runId) => new()
    {
        ChangeId = ChangeId,
        RunId = runId,
        Kind = Step.StepKind,
        ResourceId = ResourceId ?? (Called ?? Step).ResourceId,
        ResourceType = Step.ResourceType,
        Description = (Called ?? Step).Description,
        MonthlyCostUsd = MonthlyCostUsd,
        IamActions = Step.IamActions,
        State = State,
        Reason = Reason,
        CanBeUndone = CanBeUndone,
    };
}

/// <summary>A run as its journal tells it.</summary>
internal sealed class RunReplay
{
    private readonly Dictionary<string, ChangeRecord> _byId = new(StringComparer.Ordinal);
    private readonly List<ChangeRecord> _changes = [];

    public RunReplay(IEnumerable<JournalEntry> entries, string path, bool inUse)
    {
        Path = path;
        InUse = inUse;
        foreach (var entry in entries)
            Take(entry);
    }

    public string Path { get; }

    /// <summary>Whether a process is at it.</summary>
    public bool InUse { get; }

    public RunStarted Start { get; private set; } = new();

    public RunEnded? End { get; private set; }

    /// <summary>The changes in the order in which they were planned.</summary>
    public IReadOnlyList<ChangeRecord> Changes => _changes;

    public ChangeRecord? Find(string changeId) => _byId.TryGetValue(changeId, out var record) ? record : null;

    public ChangeRunState State
    {
        get
        {
            if (InUse)
                return ChangeRunState.Running;
            if (_changes.Any(c => c.IsTakenBack))
                return _changes.Any(c => c.CanBeUndone) ? ChangeRunState.PartlyUndone : ChangeRunState.Undone;
            return End?.State ?? ChangeRunState.Interrupted;
        }
    }

    public ChangeRun ToRun() => new()
    {
        RunId = Start.RunId,
        Command = Start.Command,
        Phase = Start.Phase,
        StartedAt = Start.At.UtcDateTime,
        EndedAt = End?.At.UtcDateTime,
        State = State,
        Reason = End?.Reason,
        AccountId = Start.AccountId,
        Region = Start.Region,
        DomainId = Start.DomainId,
        NotebookInstanceName = Start.NotebookInstanceName,
        VpcId = Start.VpcId,
        Target = Start.Target,

        // An undo is not taken back itself.
        Changes = _changes.Select(c => c.ToChange(Start.RunId)).Select(c => Start.UndoesRunId is null ? c : c with { CanBeUndone = false }).ToList(),
        MonthlyCostUsd = Cost(),
        UndoesRunId = Start.UndoesRunId,
        JournalPath = Path,
    };

    /// <summary>Takes a line in.</summary>
    public void Take(JournalEntry entry)
    {
        switch (entry)
        {
            case RunStarted start:
                Start = start;
                break;
            case RunResumed:
                End = null;
                foreach (var left in _changes.Where(c => c.State == ChangeState.Planned))
                {
                    left.State = ChangeState.Skipped;
                    left.Reason = "Planned anew when the run went on.";
                }

                break;
            case ChangePlanned planned:
                var record = new ChangeRecord { ChangeId = planned.ChangeId, Step = planned.Step, MonthlyCostUsd = planned.MonthlyCostUsd };
                _byId[planned.ChangeId] = record;
                _changes.Add(record);
                break;
            case CallStarted started when Find(started.ChangeId) is { } change:
                change.Called ??= started.Step;
                if (!change.MayHaveEffect && !change.CallOpen)
                    change.Inverse = started.Inverse;
                change.CallOpen = true;
                change.State = ChangeState.InDoubt;
                change.Reason = "The call was made and its answer was not read.";
                break;
            case CallAnswered answered when Find(answered.ChangeId) is { } change:
                change.CallOpen = answered.InDoubt;
                change.MayHaveEffect |= answered.InDoubt || answered.Error is null;
                change.ResourceId = answered.ResourceId ?? change.ResourceId;
                change.State = answered.InDoubt || answered.Error is null ? ChangeState.InDoubt : ChangeState.Failed;
                change.Reason = answered.Error ?? (answered.InDoubt ? change.Reason : "The call was answered; whether the resource is as wanted was not read any more.");
                break;
            case ChangeFinished finished when Find(finished.ChangeId) is { } change:
                change.CallOpen = false;
                change.State = finished.State;
                change.ResourceId = finished.ResourceId ?? change.ResourceId;
                change.Reason = finished.Reason;
                change.Image = finished.Image;
                change.MayHaveEffect = !finished.NoEffect && (change.MayHaveEffect || finished.State == ChangeState.Applied);
                if (change.Step.TidiesUp && finished.State is ChangeState.Applied or ChangeState.AlreadyDone)
                    Settle(change.Step);
                break;
            case ChangeUndone undone when Find(undone.ChangeId) is { } change:
                change.State = ChangeState.Undone;
                change.IsTakenBack = undone.UndoRunId != Start.RunId;
                change.Reason = "Taken back by " + undone.UndoRunId + ".";
                break;
            case RunEnded end:
                End = end;
                break;
        }
    }

    // What was set up for the time of the change and has been put away again is nothing that an undo would have to do.
    private void Settle(ChangeStep tidied)
    {
        foreach (var set in _changes.Where(c => c.Inverse is { TidiesUp: true } inverse && inverse.ResourceId == tidied.ResourceId))
            set.MayHaveEffect = false;
    }

    private decimal? Cost()
    {
        var total = 0m;
        foreach (var change in _changes.Where(c => c.State is ChangeState.Planned or ChangeState.Applied or ChangeState.InDoubt))
        {
            if (change.MonthlyCostUsd is not { } cost)
                return null;
            total += cost;
        }

        return total;
    }
}

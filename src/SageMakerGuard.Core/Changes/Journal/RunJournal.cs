using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SageMakerGuard.Changes.Journal;

/// <summary>The journal of the run that is going on: what it writes is on the disk first and in the replay second.</summary>
public sealed class RunJournal : IDisposable
{
    private readonly JournalWriter _writer;
    private readonly RunClock _clock;
    private readonly object _gate = new();

    internal RunJournal(JournalWriter writer, RunClock clock, int generation)
    {
        _writer = writer;
        _clock = clock;
        Generation = generation;
        Replay = new RunReplay(writer.Entries, writer.Path, inUse: false);
    }

    /// <summary>The run.</summary>
    public string RunId => Replay.Start.RunId;

    /// <summary>How often something was taken back here before. It makes tokens new after an undo, so that AWS does not answer with what was deleted.</summary>
    internal int Generation { get; }

    internal RunReplay Replay { get; }

    /// <summary>The run as it stands.</summary>
    public ChangeRun Run
    {
        get
        {
            lock (_gate)
                return Replay.ToRun();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    /// <summary>Puts the plan's steps on record; gives their ids.</summary>
    internal IReadOnlyList<string> Plan(IEnumerable<(ChangeStep Step, decimal? MonthlyCostUsd)> steps)
    {
        var ids = new List<string>();
        foreach (var (step, cost) in steps)
        {
            var id = "c" + (Replay.Changes.Count + 1).ToString("D3", CultureInfo.InvariantCulture);
            Write(new ChangePlanned { ChangeId = id, Step = step, MonthlyCostUsd = cost });
            ids.Add(id);
        }

        return ids;
    }

    internal void Write(JournalEntry entry)
    {
        lock (_gate)
        {
            var dated = entry with { At = _clock.Now().ToUniversalTime() };
            _writer.Append(dated);
            Replay.Take(dated);
        }
    }

    internal Change ChangeOf(string changeId)
    {
        lock (_gate)
            return Replay.Find(changeId)!.ToChange(RunId);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes.Journal;

namespace SageMakerGuard.Changes;

/// <summary>Which changes of a run are taken back, in the order in which that has to be done: the last one first.</summary>
internal static class UndoSelection
{
    /// <summary>All that can be undone, or one change with all that rests on it.</summary>
    public static IReadOnlyList<ChangeRecord> Of(RunReplay run, string? changeId)
    {
        var chosen = changeId is null ? run.Changes.ToList() : WithWhatRestsOn(run.Changes, changeId);
        return chosen.Where(c => c.CanBeUndone).Reverse().ToList();
    }

    private static List<ChangeRecord> WithWhatRestsOn(IReadOnlyList<ChangeRecord> changes, string changeId)
    {
        var chosen = new List<ChangeRecord>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (change.ChangeId != changeId && !Bindings.Mentions(change.Called ?? change.Step, ids))
                continue;
            chosen.Add(change);
            if (change.ResourceId is { } made && Bindings.IsNew(change.Step.ResourceId))
                ids.Add(made);
        }

        return chosen;
    }
}

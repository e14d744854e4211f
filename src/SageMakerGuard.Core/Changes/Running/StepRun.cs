using System;
using System.Collections.Generic;

namespace SageMakerGuard.Changes;

/// <summary>A step on its way through a run.</summary>
internal sealed class StepRun(string changeId, ChangeStep step)
{
    public string ChangeId { get; } = changeId;

    /// <summary>The step as planned.</summary>
    public ChangeStep Planned { get; } = step;

    /// <summary>The step with real ids, as far as they are known.</summary>
    public ChangeStep Bound { get; set; } = step;

    /// <summary>The resource that a call of this run made or changed.</summary>
    public string? OwnId { get; set; }

    /// <summary>When that call was answered.</summary>
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>Whether a call of this run took effect, or may have.</summary>
    public bool MayHaveEffect { get; set; }

    /// <summary>Ids that a token gave and that turned out to be gone: they make the next token another one.</summary>
    public List<string> GoneIds { get; } = [];

    /// <summary>What it waits for while it is on its way, as last seen.</summary>
    public string WaitsFor { get; set; } = "";

    /// <summary>When a look during the wait found it still on its way; null where none did.</summary>
    public DateTimeOffset? LastSeenOnItsWay { get; set; }

    public bool IsThrough { get; set; }

    /// <summary>Whether this run made something of which there may be two.</summary>
    public bool MayBeSurplus => IsThrough && MayHaveEffect && OwnId is not null && Planned.CanBeSurplus;
}

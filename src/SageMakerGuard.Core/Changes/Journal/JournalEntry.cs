using System;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Changes.Journal;

/// <summary>One line of a run's journal.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "Type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(RunStarted), nameof(RunStarted))]
[JsonDerivedType(typeof(RunResumed), nameof(RunResumed))]
[JsonDerivedType(typeof(ChangePlanned), nameof(ChangePlanned))]
[JsonDerivedType(typeof(CallStarted), nameof(CallStarted))]
[JsonDerivedType(typeof(CallAnswered), nameof(CallAnswered))]
[JsonDerivedType(typeof(ChangeFinished), nameof(ChangeFinished))]
[JsonDerivedType(typeof(ChangeUndone), nameof(ChangeUndone))]
[JsonDerivedType(typeof(RunEnded), nameof(RunEnded))]
internal abstract record JournalEntry
{
    /// <summary>When it was written, in UTC.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A run begins.</summary>
internal sealed record RunStarted : JournalEntry
{
    public string RunId { get; init; } = "";

    public string Command { get; init; } = "";

    public string? Phase { get; init; }

    public string AccountId { get; init; } = "";

    public string Region { get; init; } = "";

    public string? DomainId { get; init; }

    public string? NotebookInstanceName { get; init; }

    public string? VpcId { get; init; }

    public string? Target { get; init; }

    public string? UndoesRunId { get; init; }

    public string? ModuleVersion { get; init; }
}

/// <summary>A run that had not come to its end goes on.</summary>
internal sealed record RunResumed : JournalEntry;

/// <summary>A change that is to be made.</summary>
internal sealed record ChangePlanned : JournalEntry
{
    public string ChangeId { get; init; } = "";

    public ChangeStep Step { get; init; } = null!;

    public decimal? MonthlyCostUsd { get; init; }
}

/// <summary>Written before a call is made: from here on the change may have taken effect.</summary>
internal sealed record CallStarted : JournalEntry
{
    public string ChangeId { get; init; } = "";

    /// <summary>The step with real ids.</summary>
    public ChangeStep Step { get; init; } = null!;

    /// <summary>What takes it back, by what stood there before; null where there is nothing to take back.</summary>
    public ChangeStep? Inverse { get; init; }

    public int Attempt { get; init; }

    public string ClientToken { get; init; } = "";
}

/// <summary>Written when the call's answer is there, or is given up.</summary>
internal sealed record CallAnswered : JournalEntry
{
    public string ChangeId { get; init; } = "";

    public string? ResourceId { get; init; }

    public string? ErrorCode { get; init; }

    public string? Error { get; init; }

    /// <summary>Whether the call may have taken effect although it seems to have failed.</summary>
    public bool InDoubt { get; init; }
}

/// <summary>A change is through.</summary>
internal sealed record ChangeFinished : JournalEntry
{
    public string ChangeId { get; init; } = "";

    public ChangeState State { get; init; }

    public string? ResourceId { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whether it is known that no call took effect.</summary>
    public bool NoEffect { get; init; }

    /// <summary>What the resource was like then: what it is like later is held against it before anything is taken back.</summary>
    public JsonNode? Image { get; init; }
}

/// <summary>A change was taken back.</summary>
internal sealed record ChangeUndone : JournalEntry
{
    public string ChangeId { get; init; } = "";

    public string UndoRunId { get; init; } = "";
}

/// <summary>A run ends.</summary>
internal sealed record RunEnded : JournalEntry
{
    public ChangeRunState State { get; init; }

    public string? Reason { get; init; }
}

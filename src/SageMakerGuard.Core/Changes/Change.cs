using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Changes;

/// <summary>How far a change has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeState>))]
public enum ChangeState
{
    /// <summary>It is to be made.</summary>
    Planned,

    /// <summary>It was made by this run.</summary>
    Applied,

    /// <summary>It was there already, so that nothing was to be done.</summary>
    AlreadyDone,

    /// <summary>It could not be made; the reason says why.</summary>
    Failed,

    /// <summary>Its call was made, and whether it took effect is not known: the run was stopped before the answer was read.</summary>
    InDoubt,

    /// <summary>Nobody agreed to it, or what it rests on was not made.</summary>
    Skipped,

    /// <summary>It was made and has been taken back.</summary>
    Undone,
}

/// <summary>One change of a run: what it does, what it costs, what it needs, and how far it has come.</summary>
public sealed record Change
{
    /// <summary>The change, unique within its run.</summary>
    public string ChangeId { get; init; } = "";

    /// <summary>The run.</summary>
    public string RunId { get; init; } = "";

    /// <summary>What kind of change it is, for example CreateVpcEndpoint.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The resource that it makes or changes; a name that begins with <c>new:</c> while it does not exist.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>The resource's CloudFormation type.</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>What it does, in one sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it adds to the bill, in US dollars per month of 730 hours, traffic aside; null where the region's price is not known.</summary>
    public decimal? MonthlyCostUsd { get; init; }

    /// <summary>The IAM actions that it needs.</summary>
    public IReadOnlyList<string> IamActions { get; init; } = [];

    /// <summary>How far it has come.</summary>
    public ChangeState State { get; init; }

    /// <summary>Why it failed, was skipped or is in doubt; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether <c>Undo-SMChange</c> has something to take back.</summary>
    public bool CanBeUndone { get; init; }
}

using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>How far a run has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChangeRunState>))]
public enum ChangeRunState
{
    /// <summary>Nothing was done: the plan was only shown.</summary>
    Planned,

    /// <summary>A process is at it.</summary>
    Running,

    /// <summary>Everything that was agreed to is done.</summary>
    Completed,

    /// <summary>A change failed; the same command goes on from there.</summary>
    Failed,

    /// <summary>It was stopped or killed; the same command goes on from there.</summary>
    Interrupted,

    /// <summary>Everything that it made has been taken back.</summary>
    Undone,

    /// <summary>Some of what it made has been taken back.</summary>
    PartlyUndone,
}

/// <summary>One run of a command for one domain, notebook instance or VPC: its changes, in order, and how far it has come. It still names domain, notebook instance, VPC and region, so that it goes on down the pipeline.</summary>
public sealed record ChangeRun
{
    /// <summary>The run; empty for a plan that was only shown.</summary>
    public string RunId { get; init; } = "";

    /// <summary>The command.</summary>
    public string Command { get; init; } = "";

    /// <summary>Which part of the command it is, where a person is to look between one part and the next; null where it is all of it.</summary>
    public string? Phase { get; init; }

    /// <summary>When it was started, in UTC.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>When it ended, in UTC; null while it runs or where it was killed.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public ChangeRunState State { get; init; }

    /// <summary>Why it failed or was stopped.</summary>
    public string? Reason { get; init; }

    /// <summary>The account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain; null where a network is meant that no domain uses yet.</summary>
    public string? DomainId { get; init; }

    /// <summary>The notebook instance; null where none is meant.</summary>
    public string? NotebookInstanceName { get; init; }

    /// <summary>The VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>What it is about where that is neither a domain, a notebook instance nor a VPC: a budget, a policy, an alarm; null otherwise.</summary>
    public string? Target { get; init; }

    /// <summary>The subnets that the domain's apps are meant to use, where the run is about a network for them; empty otherwise. So New-SMVpcEndpointSet and Set-SMDomainVpcOnly take them from the pipeline.</summary>
    public IReadOnlyList<string> AppSubnetIds { get; init; } = [];

    /// <summary>The security groups that the domain's apps are meant to carry, likewise.</summary>
    public IReadOnlyList<string> AppSecurityGroupIds { get; init; } = [];

    /// <summary>Its changes, in the order in which they are made.</summary>
    public IReadOnlyList<Change> Changes { get; init; } = [];

    /// <summary>What the changes that are planned or made add to the bill, in US dollars per month of 730 hours, traffic aside; null where a price is not known.</summary>
    public decimal? MonthlyCostUsd { get; init; }

    /// <summary>The day as of which the prices were read, and where.</summary>
    public string? PriceSource { get; init; }

    /// <summary>What whoever agreed to it was told.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why it cannot be done; empty where it can.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>What the domain reaches once the plan is done, proven on paper; empty where that was not asked.</summary>
    public IReadOnlyList<ConnectivityResult> Proof { get; init; } = [];

    /// <summary>The run that this one takes back; null for any other.</summary>
    public string? UndoesRunId { get; init; }

    /// <summary>The journal's file; null for a plan that was only shown.</summary>
    public string? JournalPath { get; init; }
}

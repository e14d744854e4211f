using System;
using System.Collections.Generic;
using SageMakerGuard.Changes;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Kpi;

/// <summary>What figures are worked out from. What nobody gave is null, and its figure then not known.</summary>
public sealed record KpiInput
{
    /// <summary>Now, in UTC.</summary>
    public DateTime Now { get; init; }

    /// <summary>The regions that were read.</summary>
    public IReadOnlyList<RegionEstate> Regions { get; init; } = [];

    /// <summary>What the audit says of their domains.</summary>
    public IReadOnlyList<DomainNetworkPosture> Postures { get; init; } = [];

    /// <summary>Days before and after that count for tickets.</summary>
    public int WindowDays { get; init; } = 30;

    /// <summary>Keys of tags to measure by.</summary>
    public IReadOnlyList<string> TagKeys { get; init; } = [];

    /// <summary>Organisational units by account; empty where nobody knows them.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = new Dictionary<string, string>();

    /// <summary>Tickets; null where nobody gave any.</summary>
    public IReadOnlyList<Ticket>? Tickets { get; init; }

    /// <summary>Why tickets could not be read; null where they could or nobody asked.</summary>
    public string? TicketsUnreadable { get; init; }

    /// <summary>Runs of the journal.</summary>
    public IReadOnlyList<ChangeRun> Runs { get; init; } = [];

    /// <summary>What flow logs recorded; null where nobody gave it.</summary>
    public IReadOnlyList<EgressSummary>? Egress { get; init; }

    /// <summary>What the network costs by the bill; null to estimate it from the estate.</summary>
    public IReadOnlyList<NetworkCostRow>? Costs { get; init; }
}

/// <summary>A ticket of a help desk, or a case of AWS Support.</summary>
public sealed record Ticket
{
    /// <summary>Its number.</summary>
    public string Id { get; init; } = "";

    /// <summary>When it was opened, in UTC.</summary>
    public DateTime OpenedAt { get; init; }

    /// <summary>The domain that it is about, by id or name; null where it names none.</summary>
    public string? Domain { get; init; }

    /// <summary>The account; null where it names none.</summary>
    public string? AccountId { get; init; }

    /// <summary>What it is about. A domain's id that stands in it counts as named.</summary>
    public string Title { get; init; } = "";
}

/// <summary>A cost of a network for a month.</summary>
public sealed record NetworkCostRow
{
    /// <summary>The account; null where it is nobody's alone.</summary>
    public string? AccountId { get; init; }

    /// <summary>The domain; null where it is shared.</summary>
    public string? DomainId { get; init; }

    /// <summary>US dollars a month; null where it is not known.</summary>
    public decimal? MonthlyUsd { get; init; }
}

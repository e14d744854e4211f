using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Kpi;

/// <summary>What is measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KpiName>))]
public enum KpiName
{
    /// <summary>Domains that are compliant, of all, in percent. One of which that is not known counts as one that is not.</summary>
    ComplianceRate,

    /// <summary>What the network of the domains costs, in US dollars a month.</summary>
    NetworkCost,

    /// <summary>Tickets that were opened in the window before the measurement.</summary>
    Tickets,

    /// <summary>Tickets in the window after a domain's switch, less those in the window before it.</summary>
    TicketChange,

    /// <summary>Attempts to leave that the network blocked, by the records of flow logs.</summary>
    BlockedEgress,
}

/// <summary>For whom something is measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KpiScope>))]
public enum KpiScope
{
    /// <summary>All that was read.</summary>
    All,

    /// <summary>One account.</summary>
    Account,

    /// <summary>One organisational unit.</summary>
    OrganizationalUnit,

    /// <summary>One value of a tag.</summary>
    Tag,

    /// <summary>One domain.</summary>
    Domain,
}

/// <summary>Where a figure went since it was last measured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KpiTrend>))]
public enum KpiTrend
{
    /// <summary>It is measured for the first time, or one of the two figures is not known.</summary>
    None,

    /// <summary>It is as it was.</summary>
    Same,

    /// <summary>It is better than it was.</summary>
    Better,

    /// <summary>It is worse than it was.</summary>
    Worse,
}

/// <summary>One figure: what was measured, for whom, and how it stands to the measurement before.</summary>
public sealed record GuardKpi
{
    /// <summary>When it was measured, in UTC.</summary>
    public DateTime MeasuredAt { get; init; }

    /// <summary>What was measured.</summary>
    public KpiName Kpi { get; init; }

    /// <summary>For whom.</summary>
    public KpiScope Scope { get; init; }

    /// <summary>The account, unit, domain, or <c>key=value</c> of a tag; empty for all.</summary>
    public string Key { get; init; } = "";

    /// <summary>The figure; null where it is not known, and then <see cref="Reason"/> says why.</summary>
    public decimal? Value { get; init; }

    /// <summary>What it counts: percent, USD a month, tickets, attempts.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What it is made of.</summary>
    public IReadOnlyList<KpiPart> Parts { get; init; } = [];

    /// <summary>Why it is not known, or what is to be known of it; null where there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Where the figure comes from.</summary>
    public string Source { get; init; } = "";

    /// <summary>The accounts and regions that were read. Only measurements of the same ones are compared.</summary>
    public string Coverage { get; init; } = "";

    /// <summary>The last figure that is known from before; null where there is none.</summary>
    public decimal? PreviousValue { get; init; }

    /// <summary>When that was measured, in UTC.</summary>
    public DateTime? PreviousAt { get; init; }

    /// <summary>The figure less the one before; null where one of them is not known.</summary>
    public decimal? Change { get; init; }

    /// <summary>Whether that is for the better.</summary>
    public KpiTrend Trend { get; init; }
}

/// <summary>A part of a figure.</summary>
public sealed record KpiPart
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its value; null where it is not known.</summary>
    public decimal? Value { get; init; }
}

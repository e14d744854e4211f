using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Costs;

/// <summary>Whose costs they are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CostAttribution>))]
public enum CostAttribution
{
    /// <summary>One domain's, and it can be shown.</summary>
    Domain,

    /// <summary>Nobody can say of which domain, or of whom else.</summary>
    Shared,

    /// <summary>Those of all that have one value of a tag.</summary>
    Group,
}

/// <summary>Where costs come from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CostBasis>))]
public enum CostBasis
{
    /// <summary>List prices and what stands there, for a month of 730 hours, data aside.</summary>
    Estimated,

    /// <summary>The bill.</summary>
    Actual,
}

/// <summary>Network costs of one domain, or shared ones, or of all that have one value of a tag.</summary>
public sealed record NetworkCost
{
    /// <summary>The account; empty where a group has several.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region; empty where a group has several.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain; null for shared costs and groups.</summary>
    public string? DomainId { get; init; }

    /// <summary>Its name.</summary>
    public string? DomainName { get; init; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>Whose they are.</summary>
    public CostAttribution Attribution { get; init; }

    /// <summary>The tag's value, for groups: a cost centre. '(shared)' and '(untagged)' for what has none.</summary>
    public string? CostGroup { get; init; }

    /// <summary>The domains that are in it: those of a group, or those that use what is shared.</summary>
    public IReadOnlyList<string> DomainIds { get; init; } = [];

    /// <summary>Where the costs come from.</summary>
    public CostBasis Basis { get; init; }

    /// <summary>The first day, in UTC; null for an estimate.</summary>
    public DateTime? Start { get; init; }

    /// <summary>The day after the last, in UTC; null for an estimate.</summary>
    public DateTime? End { get; init; }

    /// <summary>US dollars to the cent, over those days or for a month; null where a price is not known. The rows of one answer add up to its total.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>What is known of it, where a price is not: at least this much.</summary>
    public decimal KnownCostUsd { get; init; }

    /// <summary>What it is made of, before rounding.</summary>
    public IReadOnlyList<NetworkCostLine> Lines { get; init; } = [];

    /// <summary>User profiles of the domains; null where they could not be read.</summary>
    public int? UserCount { get; init; }

    /// <summary>US dollars for each; null where there is none, or one of the two is not known.</summary>
    public decimal? UsdPerUser { get; init; }

    /// <summary>Gigabytes (2^30 bytes) that the bill has through NAT gateways and interface endpoints; null for an estimate.</summary>
    public decimal? Gigabytes { get; init; }

    /// <summary>US dollars for each of them, hours and data; null where there are none.</summary>
    public decimal? UsdPerGigabyte { get; init; }

    /// <summary>The day as of which the prices were read; null for a bill.</summary>
    public DateTime? PriceDate { get; init; }

    /// <summary>Where the numbers come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>What is not in it, and what else is to be known, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>One meter of a row.</summary>
public sealed record NetworkCostLine
{
    /// <summary>What is counted.</summary>
    public NetworkMeter Meter { get; init; }

    /// <summary>Its name on the bill.</summary>
    public string UsageType { get; init; } = "";

    /// <summary>Hours or gigabytes.</summary>
    public decimal Quantity { get; init; }

    /// <summary>Hrs or GB.</summary>
    public string Unit { get; init; } = "";

    /// <summary>US dollars; null where the price is not known.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>The resources; empty where the bill does not tell them.</summary>
    public IReadOnlyList<string> ResourceIds { get; init; } = [];

    /// <summary>Why it is this row's, in one sentence.</summary>
    public string Why { get; init; } = "";
}

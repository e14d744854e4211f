using System;
using System.Collections.Generic;

namespace SageMakerGuard.FinOps.Billing;

/// <summary>What is asked of an account's bill.</summary>
public sealed record BillQuestion
{
    /// <summary>The account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The first day, in UTC.</summary>
    public DateTime Start { get; init; }

    /// <summary>The day after the last, in UTC.</summary>
    public DateTime End { get; init; }

    /// <summary>Whether each day is wanted by itself; else each month.</summary>
    public bool Daily { get; init; }

    /// <summary>The cost allocation tag whose values are to be told apart; null for none.</summary>
    public string? TagKey { get; init; }
}

/// <summary>What one usage type came to in one period, for one value of the tag where one was asked for.</summary>
public sealed record BillRow
{
    /// <summary>The period's first day, in UTC.</summary>
    public DateTime Start { get; init; }

    /// <summary>The day after its last, in UTC.</summary>
    public DateTime End { get; init; }

    /// <summary>The usage type, as it stands on the bill.</summary>
    public string UsageType { get; init; } = "";

    /// <summary>The tag's value; empty where the resource has none or the tag is not active, null where none was asked for.</summary>
    public string? TagValue { get; init; }

    /// <summary>Hours or gigabytes.</summary>
    public decimal Quantity { get; init; }

    /// <summary>US dollars (UnblendedCost).</summary>
    public decimal CostUsd { get; init; }
}

/// <summary>What an account's bill says of its network.</summary>
public sealed record NetworkBillAnswer
{
    /// <summary>The rows; only usage types that are the network's.</summary>
    public IReadOnlyList<BillRow> Rows { get; init; } = [];

    /// <summary>Whether AWS may still change some of the numbers.</summary>
    public bool Estimated { get; init; }

    /// <summary>Requests that were made; AWS charges 0.01 US dollars for each.</summary>
    public int Requests { get; init; }
}

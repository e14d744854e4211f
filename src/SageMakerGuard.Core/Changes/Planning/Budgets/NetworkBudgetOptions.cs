using System.Collections.Generic;

namespace SageMakerGuard.Changes;

/// <summary>Which parts of a network a budget counts.</summary>
public enum BudgetMeters
{
    /// <summary>NAT gateways.</summary>
    NatGateway,

    /// <summary>Interface endpoints.</summary>
    InterfaceEndpoint,
}

/// <summary>What a budget limits.</summary>
public enum BudgetMeasure
{
    /// <summary>US dollars: hours and bytes together.</summary>
    Cost,

    /// <summary>Hours that parts are provisioned.</summary>
    Hours,

    /// <summary>Gigabytes (2^30 bytes) that they process.</summary>
    Gigabytes,
}

/// <summary>What a budget on network parts is to be like.</summary>
public sealed record NetworkBudgetOptions
{
    /// <summary>Its name; null for one that is made of the region and of what it counts.</summary>
    public string? Name { get; init; }

    /// <summary>What it limits.</summary>
    public BudgetMeasure Measure { get; init; }

    /// <summary>How much: dollars, hours or gigabytes.</summary>
    public decimal Limit { get; init; }

    /// <summary>DAILY, MONTHLY, QUARTERLY or ANNUALLY.</summary>
    public string TimeUnit { get; init; } = "MONTHLY";

    /// <summary>Which parts it counts.</summary>
    public IReadOnlyList<BudgetMeters> Meters { get; init; } = [BudgetMeters.NatGateway, BudgetMeters.InterfaceEndpoint];

    /// <summary>Only what carries all of these cost allocation tags, each with any of its values.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Tags { get; init; } = [];

    /// <summary>Only these accounts; none means the account itself and, for a payer, all of its accounts.</summary>
    public IReadOnlyList<string> LinkedAccountIds { get; init; } = [];

    /// <summary>Percentages of the limit at which people are told of what was spent.</summary>
    public IReadOnlyList<decimal> ActualThresholds { get; init; } = [80m, 100m];

    /// <summary>Percentages of the limit at which people are told of what is forecast.</summary>
    public IReadOnlyList<decimal> ForecastThresholds { get; init; } = [100m];

    /// <summary>Who is told by e-mail.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>The topic of Amazon SNS that is told; null for none.</summary>
    public string? TopicArn { get; init; }

    /// <summary>Whether a budget of the name is changed that is not this module's.</summary>
    public bool Force { get; init; }
}

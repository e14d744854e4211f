using System;
using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A budget of an account (API_budgets_Budget) with its notifications. It is found by its name, which is unique in the account.</summary>
public sealed record Budget
{
    /// <summary>Its name.</summary>
    public string BudgetName { get; init; } = "";

    /// <summary>COST, USAGE and so on.</summary>
    public string BudgetType { get; init; } = "";

    /// <summary>DAILY, MONTHLY, QUARTERLY, ANNUALLY or CUSTOM.</summary>
    public string TimeUnit { get; init; } = "";

    /// <summary>The limit; null where limits are planned per period or adjust themselves.</summary>
    public Spend? BudgetLimit { get; init; }

    /// <summary>What it counts, in the newer style; null for everything, and for a budget in the older style.</summary>
    public SpendExpression? FilterExpression { get; init; }

    /// <summary>How it counts, in the newer style: one of UnblendedCost, UsageQuantity and so on.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>What it counts, in the older style: values by filter.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? CostFilters { get; init; }

    /// <summary>How it counts, in the older style: flags by name.</summary>
    public IReadOnlyDictionary<string, bool>? CostTypes { get; init; }

    /// <summary>From when until when it holds; AWS chooses both where nobody does.</summary>
    public BudgetPeriod? TimePeriod { get; init; }

    /// <summary>The billing view that it looks at; null for the account's own.</summary>
    public string? BillingViewArn { get; init; }

    /// <summary>Who is told when.</summary>
    public IReadOnlyList<BudgetNotification> Notifications { get; init; } = [];
}

/// <summary>An amount (API_budgets_Spend).</summary>
public sealed record Spend
{
    /// <summary>A decimal number as text, as AWS writes it.</summary>
    public string Amount { get; init; } = "";

    /// <summary>USD, or a unit of usage such as Hrs or GB.</summary>
    public string Unit { get; init; } = "";
}

/// <summary>From when until when a budget holds (API_budgets_TimePeriod), in UTC.</summary>
public sealed record BudgetPeriod
{
    /// <summary>The beginning.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The end.</summary>
    public DateTimeOffset? End { get; init; }
}

/// <summary>At what somebody is told (API_budgets_Notification). It has no id: type, operator, threshold and kind of threshold are what it is known by.</summary>
public sealed record BudgetNotification
{
    /// <summary>ACTUAL or FORECASTED.</summary>
    public string NotificationType { get; init; } = "";

    /// <summary>GREATER_THAN, LESS_THAN or EQUAL_TO.</summary>
    public string ComparisonOperator { get; init; } = "";

    /// <summary>A percentage of the limit, or an amount.</summary>
    public decimal Threshold { get; init; }

    /// <summary>PERCENTAGE or ABSOLUTE_VALUE; null means PERCENTAGE.</summary>
    public string? ThresholdType { get; init; }

    /// <summary>Who is told.</summary>
    public IReadOnlyList<BudgetSubscriber> Subscribers { get; init; } = [];
}

/// <summary>Who is told (API_budgets_Subscriber).</summary>
public sealed record BudgetSubscriber
{
    /// <summary>By e-mail.</summary>
    public const string Email = "EMAIL";

    /// <summary>By a topic.</summary>
    public const string Topic = "SNS";

    /// <summary>EMAIL or SNS.</summary>
    public string SubscriptionType { get; init; } = "";

    /// <summary>An e-mail address, or the ARN of a topic.</summary>
    public string Address { get; init; } = "";
}

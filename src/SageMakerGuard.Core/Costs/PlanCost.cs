using System.Collections.Generic;

namespace SageMakerGuard.Costs;

/// <summary>What a plan adds to the bill: by the month of 730 hours, once, and with observed bytes where there are any. In US dollars.</summary>
public sealed record PlanCost
{
    /// <summary>What plans: a command, or the name of a migration plan.</summary>
    public string Plan { get; init; } = "";

    /// <summary>The account; empty where the plan has several.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region; empty where the plan has several.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain; null where the plan is about a network, or about several.</summary>
    public string? DomainId { get; init; }

    /// <summary>The VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>What it adds a month, data aside; null where a price is not known.</summary>
    public decimal? MonthlyCostUsd { get; init; }

    /// <summary>What is known of it: at least this much.</summary>
    public decimal KnownMonthlyCostUsd { get; init; }

    /// <summary>What it costs once; null where a price is not known.</summary>
    public decimal? OneTimeUsd { get; init; }

    /// <summary>What observed bytes cost more by the new endpoints than by NAT gateways, a month: negative where they cost less. Null where no bytes were given, or too few were seen.</summary>
    public decimal? DataMonthlyUsd { get; init; }

    /// <summary>Both together; null where one of the two is not known.</summary>
    public decimal? MonthlyWithDataUsd => MonthlyCostUsd + DataMonthlyUsd;

    /// <summary>The kinds of changes, or the waves of a migration plan.</summary>
    public IReadOnlyList<PlanCostKind> Kinds { get; init; } = [];

    /// <summary>Where the prices come from, and of which day they are.</summary>
    public string PriceSource { get; init; } = "";

    /// <summary>What is not in it, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>What the changes of one kind cost.</summary>
public sealed record PlanCostKind
{
    /// <summary>The kind, for example CreateVpcEndpoint; 'Wave 1' for a wave.</summary>
    public string Kind { get; init; } = "";

    /// <summary>How many changes, or domains of a wave.</summary>
    public int Count { get; init; }

    /// <summary>A month, data aside; null where a price is not known.</summary>
    public decimal? MonthlyCostUsd { get; init; }

    /// <summary>Once; null where the price is not known.</summary>
    public decimal? OneTimeUsd { get; init; } = 0m;
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Projects;

/// <summary>Which domains are moved to VpcOnly when, in which order and why, at what cost. Money is in US dollars per month of 730 hours, traffic aside.</summary>
public sealed record MigrationPlan
{
    /// <summary>Its name, which calendar entries are known by.</summary>
    public string Name { get; init; } = "";

    /// <summary>When it was made, in UTC.</summary>
    public DateTime PlannedAt { get; init; }

    /// <summary>The first day on which a wave may be.</summary>
    public DateTime StartDate { get; init; }

    /// <summary>The days between two waves, at least.</summary>
    public int DaysBetweenWaves { get; init; }

    /// <summary>The most domains in a wave.</summary>
    public int WaveSize { get; init; }

    /// <summary>Days of the week on which a wave may be.</summary>
    public IReadOnlyList<DayOfWeek> WorkingDays { get; init; } = [];

    /// <summary>Times in which nothing is changed.</summary>
    public IReadOnlyList<FreezeWindow> FreezeWindows { get; init; } = [];

    /// <summary>What each part of a score weighs.</summary>
    public WaveWeights Weights { get; init; } = new();

    /// <summary>The waves, in order. Domains that cannot be switched in place are in a last one, which has no date.</summary>
    public IReadOnlyList<MigrationWave> Waves { get; init; } = [];

    /// <summary>Domains that are in no wave, and why.</summary>
    public IReadOnlyList<ExcludedDomain> Excluded { get; init; } = [];

    /// <summary>What all waves add to the bill; null where a price or a plan is not known.</summary>
    public decimal? MonthlyCostUsd { get; init; }

    /// <summary>Where the prices come from, and of which day they are.</summary>
    public string PriceSource { get; init; } = "";

    /// <summary>What whoever reads the plan should know, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The domains of all waves, in their order.</summary>
    [JsonIgnore]
    public IReadOnlyList<MigrationDomain> Domains => Waves.SelectMany(w => w.Domains).ToList();

    /// <summary>The day of the last wave; null where none has a date.</summary>
    [JsonIgnore]
    public DateTime? EndDate => Waves.Max(w => w.Date);

    /// <summary>The plan as text, one line a domain and one column a day or a week.</summary>
    public string ToGantt() => MigrationGantt.Of(this);
}

/// <summary>Domains that are moved on one day.</summary>
public sealed record MigrationWave
{
    /// <summary>Its number, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Its day; null for domains that cannot be switched in place.</summary>
    public DateTime? Date { get; init; }

    /// <summary>What it is, for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>The domains, in the order in which they are moved.</summary>
    public IReadOnlyList<MigrationDomain> Domains { get; init; } = [];

    /// <summary>The teams that own them.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>User profiles in them; null where some could not be counted.</summary>
    public int? UserCount { get; init; }

    /// <summary>What it adds to the bill. An endpoint that several domains of one VPC need is in the wave of the first of them, once.</summary>
    public decimal? MonthlyCostUsd { get; init; }
}

/// <summary>One domain of a plan.</summary>
public sealed record MigrationDomain
{
    /// <summary>The account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>Its name.</summary>
    public string DomainName { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>The team that owns it, by its tags; null where no tag says so.</summary>
    public string? Owner { get; init; }

    /// <summary>Who pays, by its tags; null where no tag says so.</summary>
    public string? CostCenter { get; init; }

    /// <summary>Its wave's number.</summary>
    public int Wave { get; init; }

    /// <summary>Its day; null where it cannot be switched in place.</summary>
    public DateTime? Date { get; init; }

    /// <summary>Its most sensitive scenario.</summary>
    public ProjectScenario Scenario { get; init; }

    /// <summary>The sum of <see cref="ScoreParts"/>, from 0 to the sum of the weights: the higher, the earlier.</summary>
    public decimal Score { get; init; }

    /// <summary>What the score is made of.</summary>
    public IReadOnlyList<ScorePart> ScoreParts { get; init; } = [];

    /// <summary>What speaks against a switch today besides the switch itself, by rule and reason.</summary>
    public IReadOnlyList<string> FindingsLeft { get; init; } = [];

    /// <summary>What it adds to the bill where it is moved in the plan's order; null where that is not known.</summary>
    public decimal? MonthlyCostUsd { get; init; }

    /// <summary>What it would add if it were moved alone; null where that is not known.</summary>
    public decimal? CostAloneUsd { get; init; }

    /// <summary>Why its cost is not known; null where it is.</summary>
    public string? CostReason { get; init; }

    /// <summary>Why it cannot be switched in place, each with what to do instead; empty where it can.</summary>
    public IReadOnlyList<string> FrozenReasons { get; init; } = [];

    /// <summary>What the switch means to its people.</summary>
    public DomainImpact Impact { get; init; } = new();
}

/// <summary>One part of a score.</summary>
public sealed record ScorePart
{
    /// <summary>Sensitivity, BlastRadius, Readiness or Cost.</summary>
    public string Name { get; init; } = "";

    /// <summary>The most points that it can give.</summary>
    public decimal Weight { get; init; }

    /// <summary>The points that it gives.</summary>
    public decimal Points { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>A domain that is in no wave.</summary>
public sealed record ExcludedDomain
{
    /// <summary>The account.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>Its name.</summary>
    public string DomainName { get; init; } = "";

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";
}

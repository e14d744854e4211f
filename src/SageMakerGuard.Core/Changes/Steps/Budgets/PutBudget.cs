using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// Makes a budget with its notifications in one call (API_budgets_CreateBudget), or gives one that is there other settings (API_budgets_UpdateBudget,
/// which replaces all settings and leaves notifications alone).
/// </summary>
public sealed record PutBudget : BudgetStep
{
    /// <summary>The budget as it is to be. Its notifications count only where it is made.</summary>
    public Budget Budget { get; init; } = new();

    /// <summary>The settings that it had when this was planned; null where there was none.</summary>
    public Budget? Replaces { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => (Replaces is null ? "Create" : "Change") + $" budget {BudgetName}: {Words(Budget)}"
        + (Replaces is null && Budget.Notifications.Count > 0 ? "; tells " + string.Join("; ", Budget.Notifications.Select(Told)) : "")
        + (Replaces is { } before ? $" (before: {Words(before)})" : "");

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) switch
    {
        null => Observation.Absent,
        var found when BudgetLikeness.SameSettings(found, Budget) => Observation.Done(BudgetName),
        var found when Replaces is { } before && BudgetLikeness.SameSettings(found, before) => Observation.Absent,
        var found => Observation.Refused($"Budget {BudgetName} is now {Words(found)}, which it was not when this was planned."),
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Find(estate) is { } found
        ? Change(estate, _ => Budget with { Notifications = found.Notifications, TimePeriod = Budget.TimePeriod ?? found.TimePeriod })
        : estate with { Budgets = estate.Budgets.Plus(Budget) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) switch
    {
        null => new DeleteBudget { BudgetName = BudgetName },
        var found when BudgetLikeness.SameSettings(found, Budget) => null,
        var found => this with { Budget = found with { Notifications = [] }, Replaces = Budget with { Notifications = [] } },
    };

    /// <summary>With its notifications where the budget was made, for they go with it when that is taken back.</summary>
    public override JsonNode? Image(RegionEstate estate)
    {
        if (Find(estate) is not { } found)
            return null;
        var image = BudgetLikeness.Settings(found);
        if (Replaces is null)
            image["Notifications"] = BudgetLikeness.Notifications(found);
        return image;
    }

    private static string Words(Budget budget) => string.Join(" ", new[]
    {
        budget.BudgetLimit is { } limit ? BudgetLikeness.Words(limit) : "limits of its own",
        budget.TimeUnit switch { "DAILY" => "a day", "MONTHLY" => "a month", "QUARTERLY" => "a quarter", "ANNUALLY" => "a year", var unit => unit.ToLowerInvariant() },
        "of",
        budget.FilterExpression is { } filter ? string.Join(" and ", filter.Conjuncts().Select(Words)) : budget.CostFilters is { Count: > 0 } older ? string.Join(" and ", older.Select(f => f.Key + " " + string.Join(", ", f.Value))) : "everything",
    });

    private static string Words(SpendExpression one) => one switch
    {
        { Dimensions: { } d } => $"{d.Key} {string.Join(", ", d.Values)}",
        { Tags: { } t } => $"tag {t.Key} {string.Join(", ", t.Values)}",
        _ => one.Meaning(),
    };

    private static string Told(BudgetNotification notification) => $"{string.Join(", ", notification.Subscribers.Select(s => s.Address))} of {BudgetLikeness.Words(notification)}";
}

/// <summary>Deletes a budget with its notifications (API_budgets_DeleteBudget).</summary>
public sealed record DeleteBudget : BudgetStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Delete budget {BudgetName}";

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) is null ? Observation.Done(BudgetName) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with { Budgets = estate.Budgets.Without(IsMine) };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before) is { } found ? new PutBudget { BudgetName = BudgetName, Budget = found } : null;
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>When two budgets, notifications or subscribers are the same, in whatever words AWS gives them back.</summary>
internal static class BudgetLikeness
{
    private const string Percentage = "PERCENTAGE";

    /// <summary>Whether a budget counts and limits what another does. From when until when it holds is AWS's choice where nobody made one, and no part of that.</summary>
    public static bool SameSettings(Budget one, Budget other) => JsonNode.DeepEquals(Settings(one), Settings(other));

    /// <summary>What a budget is, without what changes by itself.</summary>
    public static JsonObject Settings(Budget budget) => new()
    {
        ["BudgetType"] = budget.BudgetType,
        ["TimeUnit"] = budget.TimeUnit,
        ["BudgetLimit"] = budget.BudgetLimit is { } limit ? Number(limit.Amount) + " " + limit.Unit : null,

        // AWS shows a budget of the newer style with the older one's flags as well (moto does, and API_DescribeBudget does not say).
        ["Filter"] = budget.FilterExpression?.Meaning() ?? Older(budget),
        ["Metrics"] = budget.FilterExpression is null ? null : string.Join(", ", budget.Metrics),
    };

    /// <summary>Who is told when, in an order that its content alone decides.</summary>
    public static string Notifications(Budget budget) => string.Join("; ", budget.Notifications
        .Select(n => Name(n) + " to " + string.Join(", ", n.Subscribers.Select(s => s.SubscriptionType + " " + s.Address).OrderBy(text => text, StringComparer.Ordinal)))
        .OrderBy(text => text, StringComparer.Ordinal));

    /// <summary>Whether two notifications are one to AWS.</summary>
    public static bool Same(BudgetNotification one, BudgetNotification other) => Name(one) == Name(other);

    /// <summary>A notification, for people: actual above 80 percent.</summary>
    public static string Words(BudgetNotification notification) => string.Format(
        CultureInfo.InvariantCulture,
        "{0} {1} {2:0.##}{3}",
        notification.NotificationType.ToLowerInvariant(),
        notification.ComparisonOperator switch { "GREATER_THAN" => "above", "LESS_THAN" => "below", _ => "at" },
        notification.Threshold,
        (notification.ThresholdType ?? Percentage) == Percentage ? " percent" : "");

    /// <summary>A limit, for people: 300 USD.</summary>
    public static string Words(Spend limit) => Number(limit.Amount) + " " + limit.Unit;

    private static string Name(BudgetNotification n) => string.Join(" ", n.NotificationType, n.ComparisonOperator, n.Threshold.ToString("0.##########", CultureInfo.InvariantCulture), n.ThresholdType ?? Percentage);

    // '300' comes back as '300.0' (budgets shown by the CLI have one decimal).
    private static string Number(string amount) => decimal.TryParse(amount, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.##########", CultureInfo.InvariantCulture) : amount;

    private static string? Older(Budget budget)
    {
        IEnumerable<string> filters = (budget.CostFilters ?? new Dictionary<string, IReadOnlyList<string>>()).Select(f => f.Key + " " + string.Join(", ", f.Value.OrderBy(v => v, StringComparer.Ordinal)));
        var types = (budget.CostTypes ?? new Dictionary<string, bool>()).Where(t => t.Value).Select(t => t.Key);
        var text = string.Join("; ", filters.Concat(types).OrderBy(one => one, StringComparer.Ordinal));
        return text.Length == 0 ? null : text;
    }
}

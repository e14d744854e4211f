using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Changes;

/// <summary>
/// What a budget of this module is like: a name that begins with the module's, and a filter that lists usage types of the network one by one. Listed
/// and compared for equality, because which other match options AWS Budgets takes for usage types is not documented.
/// </summary>
public static class NetworkBudgetShape
{
    /// <summary>How the names of the module's budgets, alarms and subscriptions begin.</summary>
    public const string Prefix = "SageMakerGuard-";

    /// <summary>API_budgets_Budget, BudgetName.</summary>
    private const int LongestName = 100;

    /// <summary>The name of a budget for which nobody chose one.</summary>
    public static string NameFor(string region, NetworkBudgetOptions options)
    {
        var words = new List<string> { Prefix + "network", region };
        if (options.Measure != BudgetMeasure.Cost)
            words.Add(options.Measure == BudgetMeasure.Hours ? "hours" : "GB");
        if (options.Meters.Distinct().Count() == 1)
            words.Add(options.Meters[0] == BudgetMeters.NatGateway ? "nat" : "endpoints");
        if (options.TimeUnit != "MONTHLY")
            words.Add(options.TimeUnit.ToLowerInvariant());
        words.AddRange(options.Tags.Select(tag => Plain(tag.Key) + "=" + string.Join("+", tag.Value.Select(Plain))));
        words.AddRange(options.LinkedAccountIds);
        return string.Join("-", words);
    }

    /// <summary>What is wrong with a name, or null (API_budgets_Budget, BudgetName).</summary>
    public static string? FaultOf(string name) => name.Length == 0 ? "A budget needs a name. Name one with -Name."
        : name.Length > LongestName ? string.Format(CultureInfo.InvariantCulture, "The name '{0}' has {1} characters, and a budget's has at most {2}. Name a shorter one with -Name.", name, name.Length, LongestName)
        : name.IndexOfAny([':', '\\']) >= 0 || name.IndexOf("/action/", StringComparison.Ordinal) >= 0 ? $"The name '{name}' holds ':', '\\' or '/action/', which no budget's name may. Name another with -Name."
        : null;

    /// <summary>The budget that the options ask for, in a region, without its notifications.</summary>
    public static Budget BudgetFor(string region, string name, NetworkBudgetOptions options) => new()
    {
        BudgetName = name,
        BudgetType = options.Measure == BudgetMeasure.Cost ? "COST" : "USAGE",
        TimeUnit = options.TimeUnit,
        BudgetLimit = new() { Amount = options.Limit.ToString("0.##########", CultureInfo.InvariantCulture), Unit = options.Measure switch { BudgetMeasure.Cost => "USD", BudgetMeasure.Hours => "Hrs", _ => "GB" } },
        Metrics = [options.Measure == BudgetMeasure.Cost ? "UnblendedCost" : "UsageQuantity"],
        FilterExpression = SpendExpression.AllOf(
        [
            SpendExpression.Dimension("USAGE_TYPE", UsageTypesOf(region, options)),
            .. options.LinkedAccountIds.Count == 0 ? Array.Empty<SpendExpression>() : [SpendExpression.Dimension("LINKED_ACCOUNT", options.LinkedAccountIds)],
            .. options.Tags.Select(tag => SpendExpression.Tag(tag.Key, tag.Value)),
        ]),
    };

    /// <summary>The usage types that it lists: of a usage budget, those of one unit (Cost Management User Guide, 'Creating a usage budget').</summary>
    public static IReadOnlyList<string> UsageTypesOf(string region, NetworkBudgetOptions options) => options.Meters.Distinct()
        .SelectMany(meters => meters == BudgetMeters.NatGateway
            ? new[] { NetworkMeter.NatGatewayHours, NetworkMeter.NatGatewayBytes }
            : [NetworkMeter.InterfaceEndpointHours, NetworkMeter.InterfaceEndpointBytes])
        .Where(meter => options.Measure == BudgetMeasure.Cost || UsageTypes.Unit(meter) == (options.Measure == BudgetMeasure.Hours ? "Hrs" : "GB"))
        .SelectMany(meter => UsageTypes.In(region, meter))
        .ToList();

    /// <summary>Whether a budget is one of this module's, by its name and by what it counts.</summary>
    public static bool IsOurs(Budget budget) => budget.BudgetName.StartsWith(Prefix, StringComparison.Ordinal)
        && budget.FilterExpression?.Conjuncts().Select(one => one.Dimensions).FirstOrDefault(d => d?.Key == "USAGE_TYPE") is { Values.Count: > 0 } usage
        && usage.Values.All(type => UsageTypes.Read(type) is not null);

    // What a name may not hold.
    private static string Plain(string text) => text.Replace(':', '.').Replace('\\', '.').Replace("/", ".");
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Budgets;

/// <summary>Budgets as requests give them and answers show them.</summary>
internal static class BudgetShapes
{
    /// <summary>A budget in a request, as the model wants it. Maps and numbers with a point are looked at when they are read.</summary>
    public static JsonMember Member(string name) => JsonMember.Structure(
        name,
        BudgetsService.BudgetName,
        JsonMember.Choice("TimeUnit", true, "DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "CUSTOM"),
        JsonMember.Choice("BudgetType", true, "USAGE", "COST", "RI_UTILIZATION", "RI_COVERAGE", "SAVINGS_PLANS_UTILIZATION", "SAVINGS_PLANS_COVERAGE"),
        JsonMember.Structure("BudgetLimit", JsonMember.Text("Amount", null, @"([0-9]*\.)?[0-9]+", required: true), JsonMember.Text("Unit", required: true)),
        JsonMember.Texts("Metrics", null, 1),
        JsonMember.Structure("TimePeriod", JsonMember.Time("Start"), JsonMember.Time("End"))) with { Required = true };

    /// <summary>A notification in a request.</summary>
    public static JsonMember NotificationMember(string name) => JsonMember.Structure(
        name,
        JsonMember.Choice("NotificationType", true, "ACTUAL", "FORECASTED"),
        JsonMember.Choice("ComparisonOperator", true, "GREATER_THAN", "LESS_THAN", "EQUAL_TO"),
        JsonMember.Choice("ThresholdType", false, "PERCENTAGE", "ABSOLUTE_VALUE")) with { Required = true };

    /// <summary>A subscriber in a request.</summary>
    public static JsonMember[] SubscriberMembers { get; } = [JsonMember.Choice("SubscriptionType", true, "SNS", "EMAIL"), JsonMember.Text("Address", required: true)];

    /// <summary>The budget, with what AWS fills in: its period (API_budgets_Budget, TimePeriod).</summary>
    public static Budget Read(JsonRequest request, string member, DateTimeOffset now)
    {
        var budget = request.Read<Budget>(member, EstateJson.Options)!;
        var json = request.Member(member)!.Value;
        var older = budget.CostFilters is { Count: > 0 } || budget.CostTypes is not null;
        if (older && (budget.FilterExpression is not null || budget.Metrics.Count > 0))
            throw BudgetsService.Invalid("[sandbox] Either FilterExpression and Metrics or CostFilters and CostTypes, not both.");
        if (budget.BudgetLimit is null && !json.TryGetProperty("PlannedBudgetLimits", out _) && !json.TryGetProperty("AutoAdjustData", out _))
        {
            // As moto has it; AWS's own sentence was not found.
            throw BudgetsService.Invalid("Unable to create/update budget - please provide one of the followings: Budget Limit/ Planned Budget Limit/ Auto Adjust Data");
        }

        return budget with
        {
            Notifications = [],
            TimePeriod = new() { Start = budget.TimePeriod?.Start ?? StartOf(budget.TimeUnit, now), End = budget.TimePeriod?.End ?? new DateTimeOffset(2087, 6, 15, 0, 0, 0, TimeSpan.Zero) },
        };
    }

    public static BudgetNotification Notification(JsonElement json, IReadOnlyList<BudgetSubscriber> subscribers) => new()
    {
        NotificationType = json.GetProperty("NotificationType").GetString()!,
        ComparisonOperator = json.GetProperty("ComparisonOperator").GetString()!,
        Threshold = json.TryGetProperty("Threshold", out var threshold) && threshold.ValueKind == JsonValueKind.Number ? (decimal)threshold.GetDouble() : throw BudgetsService.Invalid("[sandbox] Threshold is a required number."),
        ThresholdType = json.TryGetProperty("ThresholdType", out var type) ? type.GetString() : "PERCENTAGE",
        Subscribers = subscribers,
    };

    public static List<BudgetSubscriber> Subscribers(JsonElement list) => list.EnumerateArray().Select(Subscriber).ToList();

    public static BudgetSubscriber Subscriber(JsonElement json) => new() { SubscriptionType = json.GetProperty("SubscriptionType").GetString()!, Address = json.GetProperty("Address").GetString()! };

    /// <summary>Notifications have no id: these four are what they are known by.</summary>
    public static bool Same(BudgetNotification one, BudgetNotification other) =>
        (one.NotificationType, one.ComparisonOperator, one.Threshold, one.ThresholdType ?? "PERCENTAGE") == (other.NotificationType, other.ComparisonOperator, other.Threshold, other.ThresholdType ?? "PERCENTAGE");

    /// <summary>The filter expression is shown where it is asked for (cloud-custodian/cloud-custodian#11111).</summary>
    public static void Write(Utf8JsonWriter json, Budget budget, bool withFilter)
    {
        json.WriteString("BudgetName", budget.BudgetName);
        json.WriteString("BudgetType", budget.BudgetType);
        json.WriteString("TimeUnit", budget.TimeUnit);
        if (budget.BudgetLimit is { } limit)
            Spend(json, "BudgetLimit", limit.Amount, limit.Unit);
        json.WriteStartObject("CalculatedSpend");
        Spend(json, "ActualSpend", "0.0", budget.BudgetLimit?.Unit ?? "USD");
        json.WriteEndObject();
        if (budget.TimePeriod is { } period)
        {
            json.WriteStartObject("TimePeriod");
            json.WriteNumber("Start", period.Start?.ToUnixTimeSeconds() ?? 0);
            json.WriteNumber("End", period.End?.ToUnixTimeSeconds() ?? 0);
            json.WriteEndObject();
        }

        if (budget.Metrics.Count > 0)
            Serialized(json, "Metrics", budget.Metrics);
        if (withFilter && budget.FilterExpression is { } filter)
            Serialized(json, "FilterExpression", filter);
        if (budget.CostFilters is { } filters)
            Serialized(json, "CostFilters", filters);
        if (budget.CostTypes is { } types)
            Serialized(json, "CostTypes", types);
        if (budget.BillingViewArn is { } view)
            json.WriteString("BillingViewArn", view);
    }

    public static void Write(Utf8JsonWriter json, BudgetNotification notification)
    {
        json.WriteStartObject();
        json.WriteString("NotificationType", notification.NotificationType);
        json.WriteString("ComparisonOperator", notification.ComparisonOperator);
        json.WriteNumber("Threshold", (double)notification.Threshold);
        json.WriteString("ThresholdType", notification.ThresholdType ?? "PERCENTAGE");
        json.WriteString("NotificationState", "OK");
        json.WriteEndObject();
    }

    private static void Spend(Utf8JsonWriter json, string name, string amount, string unit)
    {
        json.WriteStartObject(name);
        json.WriteString("Amount", amount);
        json.WriteString("Unit", unit);
        json.WriteEndObject();
    }

    private static void Serialized<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, EstateJson.Options);
    }

    private static DateTimeOffset StartOf(string unit, DateTimeOffset now) => unit switch
    {
        "DAILY" => new(now.Year, now.Month, now.Day, 0, 0, 0, TimeSpan.Zero),
        "QUARTERLY" => new(now.Year, ((now.Month - 1) / 3 * 3) + 1, 1, 0, 0, 0, TimeSpan.Zero),
        "ANNUALLY" => new(now.Year, 1, 1, 0, 0, 0, TimeSpan.Zero),
        _ => new(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero),
    };
}

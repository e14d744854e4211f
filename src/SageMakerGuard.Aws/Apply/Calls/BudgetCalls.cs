using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Aws.Clients.Budgets;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using Wire = SageMakerGuard.Aws.Clients.Budgets.Budget;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Budgets, their notifications and subscribers. The account is that of what was read.</summary>
internal static class BudgetCalls
{
    private const string Modify = "budgets:ModifyBudget";

    public static StepCall Put(PutBudget step, RegionEstate before) => before.Budgets.Items.Any(b => b.BudgetName == step.BudgetName)
        ? StepCall.Of(Modify, step.BudgetName, (c, ct) => c.Budgets.UpdateBudgetAsync(new() { AccountId = before.AccountId, NewBudget = BudgetShapes.Wire(step.Budget) }, ct))
        : StepCall.Of(Modify, step.BudgetName, (c, ct) => c.Budgets.CreateBudgetAsync(
            new()
            {
                AccountId = before.AccountId,
                Budget = BudgetShapes.Wire(step.Budget),
                NotificationsWithSubscribers = step.Budget.Notifications.Count == 0 ? null : step.Budget.Notifications.Select(n => new NotificationWithSubscribers { Notification = BudgetShapes.Wire(n), Subscribers = [.. n.Subscribers] }).ToList(),
            },
            ct));

    public static StepCall Delete(DeleteBudget step, RegionEstate before) =>
        StepCall.Of(Modify, step.BudgetName, (c, ct) => c.Budgets.DeleteBudgetAsync(new() { AccountId = before.AccountId, BudgetName = step.BudgetName }, ct));

    public static StepCall Create(CreateBudgetNotification step, RegionEstate before) => StepCall.Of(Modify, step.BudgetName, (c, ct) => c.Budgets.CreateNotificationAsync(
        new() { AccountId = before.AccountId, BudgetName = step.BudgetName, Notification = BudgetShapes.Wire(step.Notification), Subscribers = [.. step.Notification.Subscribers] },
        ct));

    public static StepCall Delete(DeleteBudgetNotification step, RegionEstate before) => StepCall.Of(Modify, step.BudgetName, (c, ct) => c.Budgets.DeleteNotificationAsync(
        new() { AccountId = before.AccountId, BudgetName = step.BudgetName, Notification = BudgetShapes.Wire(step.Notification) },
        ct));

    public static StepCall Create(CreateBudgetSubscriber step, RegionEstate before) => StepCall.Of(Modify, step.BudgetName, (c, ct) => c.Budgets.CreateSubscriberAsync(
        new() { AccountId = before.AccountId, BudgetName = step.BudgetName, Notification = BudgetShapes.Wire(step.Notification), Subscriber = step.Subscriber },
        ct));

    public static StepCall Delete(DeleteBudgetSubscriber step, RegionEstate before) => StepCall.Of(Modify, step.BudgetName, (c, ct) => c.Budgets.DeleteSubscriberAsync(
        new() { AccountId = before.AccountId, BudgetName = step.BudgetName, Notification = BudgetShapes.Wire(step.Notification), Subscriber = step.Subscriber },
        ct));
}

/// <summary>Budgets between the wire and the estate.</summary>
internal static class BudgetShapes
{
    /// <summary>In one of the two styles: AWS takes no mixture (API_budgets_UpdateBudget).</summary>
    public static Wire Wire(Estates.Budget budget)
    {
        var newer = budget.FilterExpression is not null;
        return new()
        {
            BudgetName = budget.BudgetName,
            BudgetType = budget.BudgetType,
            TimeUnit = budget.TimeUnit,
            BudgetLimit = budget.BudgetLimit,
            FilterExpression = budget.FilterExpression,
            Metrics = newer && budget.Metrics.Count > 0 ? [.. budget.Metrics] : null,
            CostFilters = newer ? null : budget.CostFilters?.ToDictionary(f => f.Key, f => f.Value.ToList()),
            CostTypes = newer ? null : budget.CostTypes?.ToDictionary(t => t.Key, t => t.Value),
            TimePeriod = budget.TimePeriod is { } period ? new() { Start = period.Start, End = period.End } : null,
            BillingViewArn = budget.BillingViewArn,
        };
    }

    public static Notification Wire(BudgetNotification n) => new() { NotificationType = n.NotificationType, ComparisonOperator = n.ComparisonOperator, Threshold = (double)n.Threshold, ThresholdType = n.ThresholdType };

    public static Estates.Budget Budget(Wire budget, IReadOnlyList<BudgetNotification> notifications) => new()
    {
        BudgetName = budget.BudgetName ?? "",
        BudgetType = budget.BudgetType ?? "",
        TimeUnit = budget.TimeUnit ?? "",
        BudgetLimit = budget.BudgetLimit,
        FilterExpression = budget.FilterExpression,
        Metrics = budget.Metrics ?? [],
        CostFilters = budget.CostFilters is { Count: > 0 } filters ? filters.ToDictionary(f => f.Key, f => (IReadOnlyList<string>)f.Value) : null,
        CostTypes = budget.CostTypes,
        TimePeriod = budget.TimePeriod is { } period ? new() { Start = period.Start, End = period.End } : null,
        BillingViewArn = budget.BillingViewArn,
        Notifications = notifications,
    };

    public static BudgetNotification Notification(Notification n, IReadOnlyList<BudgetSubscriber> subscribers) => new()
    {
        NotificationType = n.NotificationType ?? "",
        ComparisonOperator = n.ComparisonOperator ?? "",
        Threshold = (decimal)(n.Threshold ?? 0),
        ThresholdType = n.ThresholdType,
        Subscribers = subscribers,
    };
}

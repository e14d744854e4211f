using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the steps on a notification of a budget have in common.</summary>
public abstract record BudgetNotificationStep : BudgetStep
{
    /// <summary>The notification.</summary>
    public BudgetNotification Notification { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::Budgets::Budget Notification";

    private protected BudgetNotification? FindNotification(RegionEstate estate) => Find(estate)?.Notifications.FirstOrDefault(IsIt);

    private protected bool IsIt(BudgetNotification notification) => BudgetLikeness.Same(notification, Notification);

    private protected RegionEstate Set(RegionEstate estate, IEnumerable<BudgetSubscriber> subscribers)
    {
        // One without subscribers is gone (API_budgets_DeleteSubscriber: the last one takes the notification with it).
        var told = subscribers.ToList();
        return Change(estate, budget => budget with
        {
            Notifications = [.. budget.Notifications.Where(n => !IsIt(n)), .. told.Count == 0 ? Array.Empty<BudgetNotification>() : [Notification with { Subscribers = told }]],
        });
    }
}

/// <summary>Adds a notification with its subscribers to a budget (API_budgets_CreateNotification).</summary>
public sealed record CreateBudgetNotification : BudgetNotificationStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Tell {string.Join(", ", Notification.Subscribers.Select(s => s.Address))} of budget {BudgetName}: {BudgetLikeness.Words(Notification)}";

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) =>
        Find(estate) is null ? Missing() : FindNotification(estate) is null ? Observation.Absent : Observation.Done(BudgetName);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => FindNotification(estate) is null ? Set(estate, Notification.Subscribers) : estate;

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => FindNotification(before) is null ? new DeleteBudgetNotification { BudgetName = BudgetName, Notification = Notification with { Subscribers = [] } } : null;
}

/// <summary>Takes a notification off a budget, with its subscribers (API_budgets_DeleteNotification).</summary>
public sealed record DeleteBudgetNotification : BudgetNotificationStep
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Tell nobody any more of budget {BudgetName}: {BudgetLikeness.Words(Notification)}";

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => FindNotification(estate) is null ? Observation.Done(BudgetName) : Observation.Absent;

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Set(estate, []);

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => FindNotification(before) is { } found ? new CreateBudgetNotification { BudgetName = BudgetName, Notification = found } : null;
}

/// <summary>Adds a subscriber to a notification (API_budgets_CreateSubscriber).</summary>
public sealed record CreateBudgetSubscriber : BudgetNotificationStep
{
    /// <summary>Who is told.</summary>
    public BudgetSubscriber Subscriber { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Tell {Subscriber.Address} too of budget {BudgetName}: {BudgetLikeness.Words(Notification)}";

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => FindNotification(estate) switch
    {
        null => Observation.Refused($"Budget {BudgetName} has no notification {BudgetLikeness.Words(Notification)}."),
        var found when found.Subscribers.Contains(Subscriber) => Observation.Done(BudgetName),
        _ => Observation.Absent,
    };

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => FindNotification(estate) is { } found && !found.Subscribers.Contains(Subscriber) ? Set(estate, [.. found.Subscribers, Subscriber]) : estate;

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => FindNotification(before)?.Subscribers.Contains(Subscriber) == true ? null : new DeleteBudgetSubscriber { BudgetName = BudgetName, Notification = Notification, Subscriber = Subscriber };
}

/// <summary>Takes a subscriber off a notification (API_budgets_DeleteSubscriber).</summary>
public sealed record DeleteBudgetSubscriber : BudgetNotificationStep
{
    /// <summary>Who is not told any more.</summary>
    public BudgetSubscriber Subscriber { get; init; } = new();

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Tell {Subscriber.Address} no more of budget {BudgetName}: {BudgetLikeness.Words(Notification)}";

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => FindNotification(estate)?.Subscribers.Contains(Subscriber) == true ? Observation.Absent : Observation.Done(BudgetName);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => FindNotification(estate) is { } found ? Set(estate, found.Subscribers.Where(s => s != Subscriber)) : estate;

    /// <summary>Where it was the last one, its notification went with it.</summary>
    public override ChangeStep? Inverse(RegionEstate before) => FindNotification(before) switch
    {
        { Subscribers: { Count: 1 } only } when only[0] == Subscriber => new CreateBudgetNotification { BudgetName = BudgetName, Notification = Notification with { Subscribers = only } },
        var found when found?.Subscribers.Contains(Subscriber) == true => new CreateBudgetSubscriber { BudgetName = BudgetName, Notification = Notification, Subscriber = Subscriber },
        _ => null,
    };
}

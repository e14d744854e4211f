using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Budgets;

/// <summary>CreateNotification, UpdateNotification, DeleteNotification and DescribeNotificationsForBudget.</summary>
internal static class NotificationOperations
{
    /// <summary>API_budgets_Notification: 'A budget can have up to ten notifications.'</summary>
    private const int MostNotifications = 10;

    /// <summary>API_budgets_NotificationWithSubscribers.</summary>
    private const int MostEmails = 10;

    /// <summary>The size of a page where none is asked for is not documented; 100 is the largest.</summary>
    private const int DefaultPage = 100;

    public static IEnumerable<JsonOperation> All() =>
    [
        BudgetsService.Operation("CreateNotification", true, [BudgetsService.BudgetName, BudgetShapes.NotificationMember("Notification"), JsonMember.List("Subscribers", 1, 11, true, BudgetShapes.SubscriberMembers)], Create),
        BudgetsService.Operation("UpdateNotification", true, [BudgetsService.BudgetName, BudgetShapes.NotificationMember("OldNotification"), BudgetShapes.NotificationMember("NewNotification")], Update),
        BudgetsService.Operation("DeleteNotification", true, [BudgetsService.BudgetName, BudgetShapes.NotificationMember("Notification")], Delete),
        BudgetsService.Operation("DescribeNotificationsForBudget", false, [BudgetsService.BudgetName, JsonMember.Integer("MaxResults", 1, 100), JsonMember.Text("NextToken", 2147483647)], List),
    ];

    /// <summary>A budget with one notification more.</summary>
    public static Budget With(Budget budget, BudgetNotification notification)
    {
        if (budget.Notifications.Any(n => BudgetShapes.Same(n, notification)))
            throw BudgetsService.Duplicate("[sandbox] The budget has this notification already.");
        if (budget.Notifications.Count >= MostNotifications)
            throw BudgetsService.TooMany($"[sandbox] A budget can have up to {MostNotifications} notifications.");
        return budget with { Notifications = [.. budget.Notifications, Checked(notification)] };
    }

    /// <summary>One topic, ten addresses, and each once (aprin-labs/archimedes#1712 for the sentence about a second topic).</summary>
    public static BudgetNotification Checked(BudgetNotification notification)
    {
        if (notification.Subscribers.Count(s => s.SubscriptionType == BudgetSubscriber.Topic) > 1)
            throw BudgetsService.TooMany("one notification can only have 1 subscribers with type of SNS");
        if (notification.Subscribers.Count(s => s.SubscriptionType == BudgetSubscriber.Email) > MostEmails)
            throw BudgetsService.TooMany($"[sandbox] One notification can only have {MostEmails} subscribers with type of EMAIL.");
        if (notification.Subscribers.Distinct().Count() < notification.Subscribers.Count)
            throw BudgetsService.Duplicate("[sandbox] The notification has this subscriber already.");
        return notification;
    }

    /// <summary>Changes one notification of a budget; null takes it away.</summary>
    public static void Change(JsonCall call, string member, Func<Budget, BudgetNotification, BudgetNotification?> change)
    {
        var name = call.Required("BudgetName");
        var wanted = BudgetShapes.Notification(call.Request.Member(member)!.Value, []);
        call.Account.Budgets.Change(name, before =>
        {
            var budget = BudgetOperations.Existing(before, name);
            var found = budget.Notifications.FirstOrDefault(n => BudgetShapes.Same(n, wanted)) ?? throw Missing();
            var after = change(budget, found);
            return budget with { Notifications = [.. budget.Notifications.Where(n => !ReferenceEquals(n, found)), .. after is null ? Array.Empty<BudgetNotification>() : [after]] };
        });
    }

    public static AwsFault Missing() => BudgetsService.NotFound("[sandbox] The budget has no such notification.");

    private static Action<Utf8JsonWriter>? Create(JsonCall call)
    {
        var name = call.Required("BudgetName");
        var notification = BudgetShapes.Notification(call.Request.Member("Notification")!.Value, BudgetShapes.Subscribers(call.Request.Member("Subscribers")!.Value));
        call.Account.Budgets.Change(name, before => With(BudgetOperations.Existing(before, name), notification));
        return _ => { };
    }

    private static Action<Utf8JsonWriter>? Update(JsonCall call)
    {
        var wanted = BudgetShapes.Notification(call.Request.Member("NewNotification")!.Value, []);
        Change(call, "OldNotification", (budget, found) => budget.Notifications.Any(n => !ReferenceEquals(n, found) && BudgetShapes.Same(n, wanted))
            ? throw BudgetsService.Duplicate("[sandbox] The budget has this notification already.")
            : wanted with { Subscribers = found.Subscribers });
        return _ => { };
    }

    private static Action<Utf8JsonWriter>? Delete(JsonCall call)
    {
        Change(call, "Notification", (_, _) => null);
        return _ => { };
    }

    private static Action<Utf8JsonWriter>? List(JsonCall call) =>
        BudgetPages.Of(call, "Notifications", DefaultPage, BudgetOperations.Existing(call.Account.Budgets.Find(call.Required("BudgetName")), call.Required("BudgetName")).Notifications, BudgetShapes.Write);
}

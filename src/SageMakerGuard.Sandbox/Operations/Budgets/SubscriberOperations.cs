using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Budgets;

/// <summary>CreateSubscriber, DeleteSubscriber and DescribeSubscribersForNotification.</summary>
internal static class SubscriberOperations
{
    /// <summary>The size of a page where none is asked for is not documented; 100 is the largest.</summary>
    private const int DefaultPage = 100;

    public static IEnumerable<JsonOperation> All() =>
    [
        BudgetsService.Operation("CreateSubscriber", true, [BudgetsService.BudgetName, BudgetShapes.NotificationMember("Notification"), Subscriber], Create),
        BudgetsService.Operation("DeleteSubscriber", true, [BudgetsService.BudgetName, BudgetShapes.NotificationMember("Notification"), Subscriber], Delete),
        BudgetsService.Operation("DescribeSubscribersForNotification", false, [BudgetsService.BudgetName, BudgetShapes.NotificationMember("Notification"), JsonMember.Integer("MaxResults", 1, 100), JsonMember.Text("NextToken", 2147483647)], List),
    ];

    private static JsonMember Subscriber { get; } = JsonMember.Structure("Subscriber", BudgetShapes.SubscriberMembers) with { Required = true };

    private static Action<Utf8JsonWriter>? Create(JsonCall call)
    {
        var subscriber = BudgetShapes.Subscriber(call.Request.Member("Subscriber")!.Value);
        NotificationOperations.Change(call, "Notification", (_, found) => NotificationOperations.Checked(found with { Subscribers = [.. found.Subscribers, subscriber] }));
        return _ => { };
    }

    /// <summary>The last one takes its notification along (API_budgets_DeleteSubscriber).</summary>
    private static Action<Utf8JsonWriter>? Delete(JsonCall call)
    {
        var subscriber = BudgetShapes.Subscriber(call.Request.Member("Subscriber")!.Value);
        NotificationOperations.Change(call, "Notification", (_, found) =>
        {
            if (!found.Subscribers.Contains(subscriber))
                throw BudgetsService.NotFound("[sandbox] The notification has no such subscriber.");
            return found.Subscribers.Count == 1 ? null : found with { Subscribers = [.. found.Subscribers.Where(s => s != subscriber)] };
        });
        return _ => { };
    }

    private static Action<Utf8JsonWriter>? List(JsonCall call)
    {
        var budget = BudgetOperations.Existing(call.Account.Budgets.Find(call.Required("BudgetName")), call.Required("BudgetName"));
        var wanted = BudgetShapes.Notification(call.Request.Member("Notification")!.Value, []);
        var found = budget.Notifications.FirstOrDefault(n => BudgetShapes.Same(n, wanted)) ?? throw NotificationOperations.Missing();
        return BudgetPages.Of(call, "Subscribers", DefaultPage, found.Subscribers, (json, subscriber) =>
        {
            json.WriteStartObject();
            json.WriteString("SubscriptionType", subscriber.SubscriptionType);
            json.WriteString("Address", subscriber.Address);
            json.WriteEndObject();
        });
    }
}

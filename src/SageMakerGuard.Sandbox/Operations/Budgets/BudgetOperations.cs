using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Budgets;

/// <summary>CreateBudget, UpdateBudget, DeleteBudget, DescribeBudget and DescribeBudgets.</summary>
internal static class BudgetOperations
{
    /// <summary>API_budgets_DescribeBudgets: 100 a page where MaxResults is absent, at most 1000.</summary>
    private const int DefaultPage = 100;

    public static IEnumerable<JsonOperation> All() =>
    [
        BudgetsService.Operation(
            "CreateBudget",
            true,
            [
                BudgetShapes.Member("Budget"),
                JsonMember.List("NotificationsWithSubscribers", null, 10, false, BudgetShapes.NotificationMember("Notification"), JsonMember.List("Subscribers", 1, 11, true, BudgetShapes.SubscriberMembers)),
            ],
            Create),
        BudgetsService.Operation("UpdateBudget", true, [BudgetShapes.Member("NewBudget")], Update),
        BudgetsService.Operation("DeleteBudget", true, [BudgetsService.BudgetName], Delete),
        BudgetsService.Operation("DescribeBudget", false, [BudgetsService.BudgetName, JsonMember.Flag("ShowFilterExpression")], Describe),
        BudgetsService.Operation("DescribeBudgets", false, [JsonMember.Integer("MaxResults", 1, 1000), JsonMember.Text("NextToken", 2147483647), JsonMember.Flag("ShowFilterExpression")], List),
    ];

    /// <summary>As emulators word it; AWS's own sentence was not found.</summary>
    public static Budget Existing(Budget? budget, string name) => budget ?? throw BudgetsService.NotFound($"Unable to get budget: {name} - the budget doesn't exist.");

    private static Action<Utf8JsonWriter>? Create(JsonCall call)
    {
        var budget = BudgetShapes.Read(call.Request, "Budget", call.Now);
        var notifications = (call.Request.Member("NotificationsWithSubscribers") is { } list ? list.EnumerateArray().ToList() : [])
            .ConvertAll(item => BudgetShapes.Notification(item.GetProperty("Notification"), BudgetShapes.Subscribers(item.GetProperty("Subscribers"))));
        call.Account.Budgets.Change(budget.BudgetName, before =>
        {
            // aws-cloudformation/cloudformation-coverage-roadmap#365.
            if (before is not null)
                throw BudgetsService.Duplicate($"Error creating budget: {budget.BudgetName} - the budget already exists.");
            return notifications.Aggregate(budget, NotificationOperations.With);
        });
        return _ => { };
    }

    /// <summary>The whole budget is replaced, its notifications stay (API_budgets_UpdateBudget).</summary>
    private static Action<Utf8JsonWriter>? Update(JsonCall call)
    {
        var budget = BudgetShapes.Read(call.Request, "NewBudget", call.Now);
        call.Account.Budgets.Change(budget.BudgetName, before => budget with { Notifications = Existing(before, budget.BudgetName).Notifications });
        return _ => { };
    }

    private static Action<Utf8JsonWriter>? Delete(JsonCall call)
    {
        var name = call.Required("BudgetName");
        call.Account.Budgets.Change(name, before => Existing(before, name) is null ? before : null);
        return _ => { };
    }

    private static Action<Utf8JsonWriter>? Describe(JsonCall call)
    {
        var budget = Existing(call.Account.Budgets.Find(call.Required("BudgetName")), call.Required("BudgetName"));
        return json =>
        {
            json.WriteStartObject("Budget");
            BudgetShapes.Write(json, budget, call.Request.Flag("ShowFilterExpression") == true);
            json.WriteEndObject();
        };
    }

    private static Action<Utf8JsonWriter>? List(JsonCall call) => BudgetPages.Of(call, "Budgets", DefaultPage, call.Account.Budgets.All, (json, budget) =>
    {
        json.WriteStartObject();
        BudgetShapes.Write(json, budget, call.Request.Flag("ShowFilterExpression") == true);
        json.WriteEndObject();
    });
}

/// <summary>Lists of the service, page after page.</summary>
internal static class BudgetPages
{
    public static Action<Utf8JsonWriter> Of<T>(JsonCall call, string name, int defaultPage, IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write)
    {
        var size = call.Request.Integer("MaxResults") ?? defaultPage;
        var question = $"{name}|{call.Account.Id}|{call.Request.Text("BudgetName")}|{call.Request.Member("Notification")?.GetRawText()}";
        var start = call.Request.Text("NextToken") is { Length: > 0 } token
            ? PageToken.Read(token, question) ?? throw new AwsFault("InvalidNextTokenException", "[sandbox] The token is not valid for this request.") { Modelled = true }
            : 0;
        return json =>
        {
            json.WriteStartArray(name);
            foreach (var item in items.Skip(start).Take(size))
                write(json, item);
            json.WriteEndArray();
            if (start + size < items.Count)
                json.WriteString("NextToken", PageToken.Make(start + size, question));
        };
    }
}

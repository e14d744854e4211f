using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Budgets;

/// <summary>AWS Budgets: JSON 1.1, global. IAM knows two actions for all of it, budgets:ViewBudget and budgets:ModifyBudget (Service Authorization Reference, AWS Budgets).</summary>
internal static class BudgetsService
{
    public static IService Create() => new JsonService("budgets", "budgets", "AWSBudgetServiceGateway", new JsonDialect(), BudgetOperations.All().Concat(NotificationOperations.All()).Concat(SubscriberOperations.All()));

    public static JsonMember AccountId { get; } = JsonMember.Text("AccountId", 12, @"\d{12}", required: true);

    public static JsonMember BudgetName { get; } = JsonMember.Text("BudgetName", 100, @"[^:\\]+", required: true);

    /// <summary>An operation that asks for one of the two actions.</summary>
    public static JsonOperation Operation(string name, bool changes, IEnumerable<JsonMember> members, System.Func<JsonCall, System.Action<System.Text.Json.Utf8JsonWriter>?> run) => new(name, [AccountId, .. members], Resource, call => run(Own(call)))
    {
        Action = changes ? "ModifyBudget" : "ViewBudget",
    };

    public static AwsFault NotFound(string message) => new("NotFoundException", message) { Modelled = true };

    public static AwsFault Invalid(string message) => new("InvalidParameterException", message) { Modelled = true };

    public static AwsFault Duplicate(string message) => new("DuplicateRecordException", message) { Modelled = true };

    public static AwsFault TooMany(string message) => new("CreationLimitExceededException", message) { Modelled = true };

    // An account sees and changes its own budgets only (API_budgets_CreateBudget, AccountId).
    private static JsonCall Own(JsonCall call) => call.Required("AccountId") == call.Account.Id ? call : throw new AwsFault("AccessDeniedException", "[sandbox] The budgets of another account are not yours to see or change.") { Modelled = true };

    private static string Resource(JsonCall call)
    {
        var name = call.Request.Text("BudgetName") ?? Inner(call, "Budget") ?? Inner(call, "NewBudget") ?? "*";
        return $"arn:{call.Region.Partition}:budgets::{call.Account.Id}:budget/{name}";
    }

    private static string? Inner(JsonCall call, string member) => call.Request.Member(member) is { } budget && budget.TryGetProperty("BudgetName", out var name) ? name.GetString() : null;
}

using System;
using System.Threading.Tasks;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Spending;

/// <summary>AWS Budgets as it answers: names once, notifications without ids, limits, and what goes with what.</summary>
public sealed class BudgetTests : IDisposable
{
    private const string Name = "network";

    private static readonly object s_actual = new { NotificationType = "ACTUAL", ComparisonOperator = "GREATER_THAN", Threshold = 80, ThresholdType = "PERCENTAGE" };

    private readonly Stage _stage = new() { Region = "us-east-1" };

    [Fact]
    public async Task A_budget_is_there_once_with_a_decimal_and_shows_its_filter_when_asked()
    {
        Assert.Null((await Create()).Code);
        var twice = await Create();
        Assert.Equal((400, "DuplicateRecordException", $"Error creating budget: {Name} - the budget already exists."), ((int)twice.Status, twice.Code, twice.Message));
        var plain = (await Ask("DescribeBudget", new { AccountId = HealthyRegion.Account, BudgetName = Name })).Json.GetProperty("Budget");
        Assert.Equal("300.0", plain.GetProperty("BudgetLimit").GetProperty("Amount").GetString());
        Assert.False(plain.TryGetProperty("FilterExpression", out _));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), plain.GetProperty("TimePeriod").GetProperty("Start").GetInt64());
        var shown = (await Ask("DescribeBudget", new { AccountId = HealthyRegion.Account, BudgetName = Name, ShowFilterExpression = true })).Json.GetProperty("Budget");
        Assert.Equal("USAGE_TYPE", shown.GetProperty("FilterExpression").GetProperty("Dimensions").GetProperty("Key").GetString());
    }

    [Fact]
    public async Task An_update_replaces_the_settings_and_leaves_who_is_told()
    {
        await Create();
        Assert.Null((await Ask("UpdateBudget", new { AccountId = HealthyRegion.Account, NewBudget = Budget("12.5") })).Code);
        Assert.Equal("12.5", (await Ask("DescribeBudgets", new { AccountId = HealthyRegion.Account })).Json.GetProperty("Budgets")[0].GetProperty("BudgetLimit").GetProperty("Amount").GetString());
        Assert.Equal(1, await Notifications());
        Assert.Null((await Ask("DeleteBudget", new { AccountId = HealthyRegion.Account, BudgetName = Name })).Code);
        foreach (var operation in new[] { "DeleteBudget", "DescribeBudget", "DescribeNotificationsForBudget" })
            Assert.Equal("NotFoundException", (await Ask(operation, new { AccountId = HealthyRegion.Account, BudgetName = Name })).Code);
    }

    [Fact]
    public async Task The_last_subscriber_takes_its_notification_along_and_a_second_topic_is_one_too_many()
    {
        await Create();
        var topic = new { SubscriptionType = "SNS", Address = "arn:aws:sns:us-east-1:111122223333:one" };
        Assert.Null((await Subscriber("CreateSubscriber", topic)).Code);
        var second = await Subscriber("CreateSubscriber", new { SubscriptionType = "SNS", Address = "arn:aws:sns:us-east-1:111122223333:two" });
        Assert.Equal(("CreationLimitExceededException", "one notification can only have 1 subscribers with type of SNS"), (second.Code, second.Message));
        Assert.Null((await Subscriber("DeleteSubscriber", topic)).Code);
        Assert.Equal("NotFoundException", (await Subscriber("DeleteSubscriber", topic)).Code);
        Assert.Null((await Subscriber("DeleteSubscriber", new { SubscriptionType = "EMAIL", Address = "a@example.com" })).Code);
        Assert.Equal(0, await Notifications());
    }

    [Fact]
    public async Task A_budget_has_ten_notifications_and_each_once()
    {
        await Create();
        for (var threshold = 1; threshold <= 9; threshold++)
            Assert.Null((await Notify(threshold)).Code);
        Assert.Equal("DuplicateRecordException", (await Notify(5)).Code);
        Assert.Equal("CreationLimitExceededException", (await Notify(99)).Code);
        Assert.Equal(10, await Notifications());
        var page = (await Ask("DescribeNotificationsForBudget", new { AccountId = HealthyRegion.Account, BudgetName = Name, MaxResults = 4 })).Json;
        Assert.Equal(4, page.GetProperty("Notifications").GetArrayLength());
        var rest = (await Ask("DescribeNotificationsForBudget", new { AccountId = HealthyRegion.Account, BudgetName = Name, MaxResults = 100, NextToken = page.GetProperty("NextToken").GetString() })).Json;
        Assert.Equal(6, rest.GetProperty("Notifications").GetArrayLength());
        Assert.Null((await Ask("UpdateNotification", new { AccountId = HealthyRegion.Account, BudgetName = Name, OldNotification = s_actual, NewNotification = new { NotificationType = "FORECASTED", ComparisonOperator = "GREATER_THAN", Threshold = 80 } })).Code);
        Assert.Null((await Ask("DeleteNotification", new { AccountId = HealthyRegion.Account, BudgetName = Name, Notification = new { NotificationType = "FORECASTED", ComparisonOperator = "GREATER_THAN", Threshold = 80.0 } })).Code);
    }

    [Fact]
    public async Task Styles_are_not_mixed_and_other_accounts_are_not_looked_at()
    {
        var mixed = new { BudgetName = Name, BudgetType = "COST", TimeUnit = "MONTHLY", BudgetLimit = new { Amount = "1", Unit = "USD" }, Metrics = new[] { "UnblendedCost" }, CostTypes = new { IncludeTax = true } };
        Assert.Equal("InvalidParameterException", (await Ask("CreateBudget", new { AccountId = HealthyRegion.Account, Budget = mixed })).Code);
        Assert.Equal("InvalidParameterException", (await Ask("CreateBudget", new { AccountId = HealthyRegion.Account, Budget = new { BudgetName = Name, BudgetType = "COST", TimeUnit = "MONTHLY" } })).Code);
        Assert.Equal("AccessDeniedException", (await Ask("DescribeBudgets", new { AccountId = CompanyEstate.OtherAccount })).Code);
    }

    public void Dispose() => _stage.Dispose();

    private static object Budget(string amount) => new
    {
        BudgetName = Name, BudgetType = "COST", TimeUnit = "MONTHLY", BudgetLimit = new { Amount = amount, Unit = "USD" }, Metrics = new[] { "UnblendedCost" },
        FilterExpression = new { Dimensions = new { Key = "USAGE_TYPE", Values = new[] { "NatGateway-Hours" } } },
    };

    private Task<Reply> Create() => Ask("CreateBudget", new
    {
        AccountId = HealthyRegion.Account, Budget = Budget("300"), NotificationsWithSubscribers = new[] { new { Notification = s_actual, Subscribers = new[] { new { SubscriptionType = "EMAIL", Address = "a@example.com" } } } },
    });

    private Task<Reply> Notify(int threshold) => Ask("CreateNotification", new
    {
        AccountId = HealthyRegion.Account, BudgetName = Name, Notification = new { NotificationType = "ACTUAL", ComparisonOperator = "GREATER_THAN", Threshold = threshold }, Subscribers = new[] { new { SubscriptionType = "EMAIL", Address = "a@example.com" } },
    });

    private Task<Reply> Subscriber(string operation, object subscriber) => Ask(operation, new { AccountId = HealthyRegion.Account, BudgetName = Name, Notification = s_actual, Subscriber = subscriber });

    private async Task<int> Notifications() => (await Ask("DescribeNotificationsForBudget", new { AccountId = HealthyRegion.Account, BudgetName = Name })).Json.GetProperty("Notifications").GetArrayLength();

    private Task<Reply> Ask(string operation, object body) => _stage.Json("AWSBudgetServiceGateway." + operation, "budgets", body);
}

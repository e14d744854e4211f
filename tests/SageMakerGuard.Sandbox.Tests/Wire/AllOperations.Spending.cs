using System.Collections.Generic;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Sandbox.Tests.Wire;

/// <summary>Budgets with everything that hangs on them, topics, and Cost Anomaly Detection. Botocore speaks CBOR to CloudWatch, which the sandbox does not.</summary>
internal static partial class AllOperations
{
    private static IEnumerable<BotoCall> Spending()
    {
        const string Region = "us-east-1";
        const string AccountId = HealthyRegion.Account;
        const string BudgetName = "SageMakerGuard-network";
        var notification = new { NotificationType = "ACTUAL", ComparisonOperator = "GREATER_THAN", Threshold = 80.5, ThresholdType = "PERCENTAGE" };
        var email = new { SubscriptionType = "EMAIL", Address = "finops@example.com" };
        var topic = new { SubscriptionType = "SNS", Address = $"arn:aws:sns:us-east-1:{AccountId}:finops-alerts" };
        var budget = new
        {
            BudgetName, BudgetType = "COST", TimeUnit = "MONTHLY", BudgetLimit = new { Amount = "300", Unit = "USD" }, Metrics = new[] { "UnblendedCost" },
            FilterExpression = new { And = new object[] { new { Dimensions = new { Key = "USAGE_TYPE", Values = new[] { "NatGateway-Hours" } } }, new { Tags = new { Key = "Owner", Values = new[] { "ml" } } } } },
        };
        yield return new("budgets", "CreateBudget", new { AccountId, Budget = budget, NotificationsWithSubscribers = new[] { new { Notification = notification, Subscribers = new object[] { email } } } }, Region);
        yield return new("budgets", "DescribeBudget", new { AccountId, BudgetName, ShowFilterExpression = true }, Region);
        yield return new("budgets", "DescribeBudgets", new { AccountId }, Region);
        yield return new("budgets", "UpdateBudget", new { AccountId, NewBudget = new { BudgetName, BudgetType = "COST", TimeUnit = "MONTHLY", BudgetLimit = new { Amount = "5", Unit = "USD" }, CostFilters = new { Service = new[] { "Amazon SageMaker" } }, CostTypes = new { IncludeTax = false } } }, Region);
        yield return new("budgets", "CreateSubscriber", new { AccountId, BudgetName, Notification = notification, Subscriber = topic }, Region);
        yield return new("budgets", "DescribeSubscribersForNotification", new { AccountId, BudgetName, Notification = notification }, Region);
        yield return new("budgets", "DeleteSubscriber", new { AccountId, BudgetName, Notification = notification, Subscriber = email }, Region);
        yield return new("budgets", "CreateNotification", new { AccountId, BudgetName, Notification = new { NotificationType = "FORECASTED", ComparisonOperator = "GREATER_THAN", Threshold = 100 }, Subscribers = new[] { email } }, Region);
        yield return new("budgets", "UpdateNotification", new { AccountId, BudgetName, OldNotification = notification, NewNotification = new { NotificationType = "ACTUAL", ComparisonOperator = "GREATER_THAN", Threshold = 90 } }, Region);
        yield return new("budgets", "DescribeNotificationsForBudget", new { AccountId, BudgetName, MaxResults = 100 }, Region);
        yield return new("budgets", "DeleteNotification", new { AccountId, BudgetName, Notification = new { NotificationType = "FORECASTED", ComparisonOperator = "GREATER_THAN", Threshold = 100 } }, Region);
        yield return new("budgets", "DeleteBudget", new { AccountId, BudgetName }, Region);
        yield return new("sns", "GetTopicAttributes", new { TopicArn = topic.Address }, Region);
        yield return new("ce", "CreateAnomalyMonitor", new { AnomalyMonitor = new { MonitorName = "tagged", MonitorType = "CUSTOM", MonitorSpecification = new { Tags = new { Key = "Owner", Values = new[] { "ml" } } } } }, Region);
        yield return new("ce", "GetAnomalyMonitors", new { }, Region);
    }

    private static IEnumerable<BotoCall> RefusedSpending()
    {
        const string Region = "us-east-1";
        yield return new("budgets", "DescribeBudget", new { AccountId = HealthyRegion.Account, BudgetName = "none" }, Region) { Error = "NotFoundException" };
        yield return new("budgets", "DescribeBudgets", new { AccountId = CompanyEstate.OtherAccount }, Region) { Error = "AccessDeniedException" };
        yield return new("sns", "GetTopicAttributes", new { TopicArn = $"arn:aws:sns:us-east-1:{HealthyRegion.Account}:none" }, Region) { Error = "NotFound" };
        yield return new("ce", "DeleteAnomalyMonitor", new { MonitorArn = $"arn:aws:ce::{HealthyRegion.Account}:anomalymonitor/none" }, Region) { Error = "UnknownMonitorException" };
        yield return new("ce", "DeleteAnomalySubscription", new { SubscriptionArn = $"arn:aws:ce::{HealthyRegion.Account}:anomalysubscription/none" }, Region) { Error = "UnknownSubscriptionException" };
    }
}

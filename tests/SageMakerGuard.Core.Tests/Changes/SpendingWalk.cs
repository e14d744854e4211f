using System.Collections.Generic;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Tests.Changes;

/// <summary>The way through every step on budgets, alarms and cost anomalies, and the way back.</summary>
internal static class SpendingWalk
{
    private static readonly BudgetNotification s_actual = new()
    {
        NotificationType = "ACTUAL", ComparisonOperator = "GREATER_THAN", Threshold = 80, ThresholdType = "PERCENTAGE", Subscribers = [new() { SubscriptionType = "EMAIL", Address = "finops@example.com" }],
    };

    private static readonly BudgetNotification s_forecast = s_actual with { NotificationType = "FORECASTED", Threshold = 100 };

    private static readonly MetricAlarm s_alarm = new()
    {
        AlarmName = "SageMakerGuard-nat-1-ErrorPortAllocation", Namespace = "AWS/NATGateway", MetricName = "ErrorPortAllocation", Dimensions = [new() { Name = "NatGatewayId", Value = "nat-1" }],
        Statistic = "Sum", Period = 300, EvaluationPeriods = 3, Threshold = 0, ComparisonOperator = "GreaterThanThreshold",
    };

    public static RegionEstate Nothing() => HealthyRegion.Create() with
    {
        Budgets = Part<Budget>.Read(),
        Alarms = Part<MetricAlarm>.Read(),
        AnomalyDetectors = Part<MetricAnomalyDetector>.Read(),
        AnomalyMonitors = Part<AnomalyMonitor>.Read(),
        AnomalySubscriptions = Part<AnomalySubscription>.Read(),
    };

    public static Budget Budget(string amount) => new()
    {
        BudgetName = "SageMakerGuard-network", BudgetType = "COST", TimeUnit = "MONTHLY", BudgetLimit = new() { Amount = amount, Unit = "USD" }, Metrics = ["UnblendedCost"],
        FilterExpression = SpendExpression.Dimension("USAGE_TYPE", ["EUC1-NatGateway-Hours"]), Notifications = [s_actual],
    };

    public static IEnumerable<(ChangeStep Step, RegionEstate Before)> Steps()
    {
        var estate = Nothing();
        var back = new Stack<ChangeStep>();
        foreach (var step in Forward())
        {
            yield return (step, estate);
            if (step.Inverse(estate) is { } inverse)
                back.Push(inverse);
            estate = step.Simulate(estate);
        }

        foreach (var inverse in back)
        {
            yield return (inverse, estate);
            estate = inverse.Simulate(estate);
        }
    }

    private static IEnumerable<ChangeStep> Forward()
    {
        const string Name = "SageMakerGuard-network";
        var actual = s_actual with { Subscribers = [] };
        var subscription = new AnomalySubscription
        {
            SubscriptionName = "SageMakerGuard-network-email", Frequency = "DAILY", MonitorArnList = ["new:anomaly-monitor"], Subscribers = [new() { Type = "EMAIL", Address = "finops@example.com" }],
            ThresholdExpression = new() { Dimensions = new() { Key = "ANOMALY_TOTAL_IMPACT_ABSOLUTE", MatchOptions = ["GREATER_THAN_OR_EQUAL"], Values = ["100"] } },
        };
        return
        [
            new PutBudget { BudgetName = Name, Budget = Budget("300") },
            new CreateBudgetNotification { BudgetName = Name, Notification = s_forecast },
            new CreateBudgetSubscriber { BudgetName = Name, Notification = actual, Subscriber = new() { SubscriptionType = "SNS", Address = "arn:aws:sns:us-east-1:111122223333:alerts" } },
            new DeleteBudgetSubscriber { BudgetName = Name, Notification = actual, Subscriber = new() { SubscriptionType = "EMAIL", Address = "finops@example.com" } },
            new PutBudget { BudgetName = Name, Budget = Budget("400"), Replaces = Budget("300") },
            new DeleteBudgetNotification { BudgetName = Name, Notification = s_forecast with { Subscribers = [] } },
            new DeleteBudgetSubscriber { BudgetName = Name, Notification = actual, Subscriber = new() { SubscriptionType = "SNS", Address = "arn:aws:sns:us-east-1:111122223333:alerts" } },
            new PutMetricAlarm { AlarmName = s_alarm.AlarmName, Alarm = s_alarm },
            new PutMetricAlarm { AlarmName = s_alarm.AlarmName, Alarm = s_alarm with { Threshold = 10 }, Replaces = s_alarm },
            new PutAnomalyDetector { Detector = new() { Metric = new() { Namespace = "AWS/NATGateway", MetricName = "BytesOutToDestination", Dimensions = [new() { Name = "NatGatewayId", Value = "nat-1" }] }, Stat = "Sum" } },
            new CreateAnomalyMonitor { NewId = "new:anomaly-monitor", Monitor = new() { MonitorName = "SageMakerGuard-services", MonitorType = "DIMENSIONAL", MonitorDimension = "SERVICE" } },
            new CreateAnomalySubscription { NewId = "new:anomaly-subscription", Subscription = subscription },
            new UpdateAnomalySubscription { Subscription = subscription with { SubscriptionArn = "new:anomaly-subscription", Frequency = "WEEKLY" }, Replaces = subscription },
        ];
    }
}

using System;
using System.Collections.Generic;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>Every kind of step on budgets, alarms and cost anomalies, each with what was read before it.</summary>
internal static class SpendingSamples
{
    private const string Name = "SageMakerGuard-network-eu-central-1";
    private const string Topic = "arn:aws:sns:eu-central-1:111122223333:alerts";
    private const string Monitor = "arn:aws:ce::111122223333:anomalymonitor/0b6f3c1e-0000-4000-8000-000000000001";
    private const string SubscriptionArn = "arn:aws:ce::111122223333:anomalysubscription/0b6f3c1e-0000-4000-8000-000000000002";

    private static readonly BudgetSubscriber s_email = new() { SubscriptionType = "EMAIL", Address = "finops@example.com" };

    private static readonly BudgetNotification s_notification = new() { NotificationType = "ACTUAL", ComparisonOperator = "GREATER_THAN", Threshold = 80.5m, ThresholdType = "PERCENTAGE", Subscribers = [s_email] };

    private static readonly BudgetNotification s_key = s_notification with { Subscribers = [] };

    private static readonly Budget s_budget = new()
    {
        BudgetName = Name, BudgetType = "COST", TimeUnit = "MONTHLY", BudgetLimit = new() { Amount = "300", Unit = "USD" }, Metrics = ["UnblendedCost"], Notifications = [s_notification],
        FilterExpression = SpendExpression.AllOf([SpendExpression.Dimension("USAGE_TYPE", ["EUC1-NatGateway-Hours"]), SpendExpression.Tag("CostCenter", ["4711"])]),
    };

    private static readonly Budget s_older = new()
    {
        BudgetName = Name, BudgetType = "COST", TimeUnit = "MONTHLY", BudgetLimit = new() { Amount = "9", Unit = "USD" }, CostFilters = new Dictionary<string, IReadOnlyList<string>> { ["Service"] = ["Amazon SageMaker"] },
        CostTypes = new Dictionary<string, bool> { ["IncludeTax"] = false }, TimePeriod = new() { Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), End = new(2087, 6, 15, 0, 0, 0, TimeSpan.Zero) },
    };

    private static readonly RegionEstate s_budgeted = StepSamples.Nothing with { Budgets = Part<Budget>.Read(s_budget) };

    private static readonly WatchedMetric s_bytes = new() { Namespace = "AWS/NATGateway", MetricName = "BytesOutToDestination", Dimensions = [new() { Name = "NatGatewayId", Value = "nat-1" }] };

    private static readonly MetricAlarm s_alarm = new()
    {
        AlarmName = "SageMakerGuard-nat-1-ErrorPortAllocation", AlarmDescription = "No free port & none in sight", AlarmActions = [Topic], OKActions = [Topic], Namespace = "AWS/NATGateway", MetricName = "ErrorPortAllocation",
        Dimensions = s_bytes.Dimensions, Statistic = "Sum", Period = 300, EvaluationPeriods = 3, DatapointsToAlarm = 2, Threshold = 0.5, ComparisonOperator = "GreaterThanThreshold", TreatMissingData = "notBreaching",
    };

    private static readonly MetricAlarm s_band = new()
    {
        AlarmName = "SageMakerGuard-nat-1-BytesOutToDestination", EvaluationPeriods = 3, ComparisonOperator = "GreaterThanUpperThreshold", ThresholdMetricId = "ad1",
        Metrics = [new() { Id = "m1", MetricStat = new() { Metric = s_bytes, Period = 3600, Stat = "Sum" }, ReturnData = true }, new() { Id = "ad1", Expression = "ANOMALY_DETECTION_BAND(m1, 2)", Label = "expected", ReturnData = true }],
    };

    private static readonly AnomalySubscription s_subscription = new()
    {
        SubscriptionName = "SageMakerGuard-network-email", MonitorArnList = [Monitor], Frequency = "DAILY", Subscribers = [new() { Type = "EMAIL", Address = "finops@example.com" }],
        ThresholdExpression = new() { Dimensions = new() { Key = "ANOMALY_TOTAL_IMPACT_ABSOLUTE", MatchOptions = ["GREATER_THAN_OR_EQUAL"], Values = ["100"] } },
    };

    /// <summary>A budget of which nobody is told.</summary>
    public static Budget Unheard => s_budget with { Notifications = [] };

    public static IEnumerable<(ChangeStep Step, RegionEstate Before, string Operation)> All =>
    [
        (new PutBudget { BudgetName = Name, Budget = s_budget }, StepSamples.Nothing, "CreateBudget"),
        (new PutBudget { BudgetName = Name, Budget = s_older }, s_budgeted, "UpdateBudget"),
        (new DeleteBudget { BudgetName = Name }, s_budgeted, "DeleteBudget"),
        (new CreateBudgetNotification { BudgetName = Name, Notification = s_notification }, s_budgeted, "CreateNotification"),
        (new DeleteBudgetNotification { BudgetName = Name, Notification = s_key }, s_budgeted, "DeleteNotification"),
        (new CreateBudgetSubscriber { BudgetName = Name, Notification = s_key, Subscriber = new() { SubscriptionType = "SNS", Address = Topic } }, s_budgeted, "CreateSubscriber"),
        (new DeleteBudgetSubscriber { BudgetName = Name, Notification = s_key, Subscriber = s_email }, s_budgeted, "DeleteSubscriber"),
        (new PutMetricAlarm { AlarmName = s_alarm.AlarmName, Alarm = s_alarm }, StepSamples.Nothing, "PutMetricAlarm"),
        (new PutMetricAlarm { AlarmName = s_band.AlarmName, Alarm = s_band }, StepSamples.Nothing, "PutMetricAlarm"),
        (new DeleteMetricAlarm { AlarmName = s_alarm.AlarmName }, StepSamples.Nothing, "DeleteAlarms"),
        (new PutAnomalyDetector { Detector = new() { Metric = s_bytes, Stat = "Sum" } }, StepSamples.Nothing, "PutAnomalyDetector"),
        (new DeleteAnomalyDetector { Detector = new() { Metric = s_bytes, Stat = "Sum" } }, StepSamples.Nothing, "DeleteAnomalyDetector"),
        (new CreateAnomalyMonitor { NewId = "new:monitor", Monitor = new() { MonitorName = "services", MonitorType = "DIMENSIONAL", MonitorDimension = "SERVICE" } }, StepSamples.Nothing, "CreateAnomalyMonitor"),
        (new CreateAnomalyMonitor { NewId = "new:monitor", Monitor = new() { MonitorName = "tagged", MonitorType = "CUSTOM", MonitorSpecification = SpendExpression.Tag("CostCenter", ["4711"]) } }, StepSamples.Nothing, "CreateAnomalyMonitor"),
        (new DeleteAnomalyMonitor { MonitorArn = Monitor }, StepSamples.Nothing, "DeleteAnomalyMonitor"),
        (new CreateAnomalySubscription { NewId = "new:subscription", Subscription = s_subscription }, StepSamples.Nothing, "CreateAnomalySubscription"),
        (new UpdateAnomalySubscription { Subscription = s_subscription with { SubscriptionArn = SubscriptionArn } }, StepSamples.Nothing, "UpdateAnomalySubscription"),
        (new DeleteAnomalySubscription { SubscriptionArn = SubscriptionArn }, StepSamples.Nothing, "DeleteAnomalySubscription"),
    ];
}

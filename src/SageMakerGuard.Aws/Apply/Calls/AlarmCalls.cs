using SageMakerGuard.Changes;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Alarms of CloudWatch and what it learns for them.</summary>
internal static class AlarmCalls
{
    public static StepCall Put(PutMetricAlarm step) => StepCall.Of("cloudwatch:PutMetricAlarm", step.AlarmName, (c, ct) => c.CloudWatch.PutMetricAlarmAsync(new() { Alarm = step.Alarm }, ct));

    public static StepCall Delete(DeleteMetricAlarm step) => StepCall.Of("cloudwatch:DeleteAlarms", step.AlarmName, (c, ct) => c.CloudWatch.DeleteAlarmsAsync(new() { AlarmNames = [step.AlarmName] }, ct));

    public static StepCall Put(PutAnomalyDetector step) =>
        StepCall.Of("cloudwatch:PutAnomalyDetector", step.ResourceId, (c, ct) => c.CloudWatch.PutAnomalyDetectorAsync(new() { SingleMetricAnomalyDetector = step.Detector }, ct));

    public static StepCall Delete(DeleteAnomalyDetector step) =>
        StepCall.Of("cloudwatch:DeleteAnomalyDetector", step.ResourceId, (c, ct) => c.CloudWatch.DeleteAnomalyDetectorAsync(new() { SingleMetricAnomalyDetector = step.Detector }, ct));
}

/// <summary>Cost Anomaly Detection.</summary>
internal static class CostAnomalyCalls
{
    public static StepCall Create(CreateAnomalyMonitor step) => new("ce:CreateAnomalyMonitor", step.Monitor.MonitorName, async (c, ct) => StepCall.Made(
        (await c.Costs.CreateAnomalyMonitorAsync(
            new()
            {
                AnomalyMonitor = new()
                {
                    MonitorName = step.Monitor.MonitorName, MonitorType = step.Monitor.MonitorType, MonitorDimension = step.Monitor.MonitorDimension, MonitorSpecification = step.Monitor.MonitorSpecification,
                },
            },
            ct).ConfigureAwait(false)).MonitorArn,
        "MonitorArn"));

    public static StepCall Delete(DeleteAnomalyMonitor step) => StepCall.Of("ce:DeleteAnomalyMonitor", step.MonitorArn, (c, ct) => c.Costs.DeleteAnomalyMonitorAsync(new() { MonitorArn = step.MonitorArn }, ct));

    public static StepCall Create(CreateAnomalySubscription step) => new("ce:CreateAnomalySubscription", step.Subscription.SubscriptionName, async (c, ct) => StepCall.Made(
        (await c.Costs.CreateAnomalySubscriptionAsync(
            new()
            {
                AnomalySubscription = new()
                {
                    SubscriptionName = step.Subscription.SubscriptionName,
                    MonitorArnList = [.. step.Subscription.MonitorArnList],
                    Subscribers = [.. step.Subscription.Subscribers],
                    Frequency = step.Subscription.Frequency,
                    ThresholdExpression = step.Subscription.ThresholdExpression,
                },
            },
            ct).ConfigureAwait(false)).SubscriptionArn,
        "SubscriptionArn"));

    public static StepCall Update(UpdateAnomalySubscription step) => StepCall.Of("ce:UpdateAnomalySubscription", step.ResourceId, (c, ct) => c.Costs.UpdateAnomalySubscriptionAsync(
        new()
        {
            SubscriptionArn = step.Subscription.SubscriptionArn,
            SubscriptionName = step.Subscription.SubscriptionName,
            MonitorArnList = [.. step.Subscription.MonitorArnList],
            Subscribers = [.. step.Subscription.Subscribers],
            Frequency = step.Subscription.Frequency,
            ThresholdExpression = step.Subscription.ThresholdExpression,
        },
        ct));

    public static StepCall Delete(DeleteAnomalySubscription step) =>
        StepCall.Of("ce:DeleteAnomalySubscription", step.SubscriptionArn, (c, ct) => c.Costs.DeleteAnomalySubscriptionAsync(new() { SubscriptionArn = step.SubscriptionArn }, ct));
}

using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Aws.Tests.Apply;

/// <summary>Each step on budgets, alarms and cost anomalies against the sandbox: made, seen to be done, and taken back by its own inverse.</summary>
public sealed class SpendingRoundTripTests : IAsyncLifetime, IDisposable
{
    private readonly ISandbox _sandbox = new SandboxHost().Start(new SandboxOptions { Estate = new Estate { Regions = [HealthyRegion.Create()] } });
    private ICloudSession? _session;
    private RoundTrip _trip = null!;

    public async Task InitializeAsync()
    {
        var account = _sandbox.Accounts[0];
        _session = new AwsCloud().Open(new CloudIdentity { AccessKey = account.AccessKey, SecretKey = account.SecretKey, EndpointUrl = _sandbox.EndpointUrl });
        _trip = new RoundTrip(await _session.OpenGroundAsync(HealthyRegion.Region, 4, default));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _session?.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task A_budget_with_its_notifications_and_subscribers_changed_one_by_one_and_back()
    {
        const string Name = "SageMakerGuard-network";
        BudgetSubscriber one = new() { SubscriptionType = "EMAIL", Address = "a@example.com" }, other = new() { SubscriptionType = "SNS", Address = "arn:aws:sns:us-east-1:111122223333:alerts" };
        BudgetNotification actual = new() { NotificationType = "ACTUAL", ComparisonOperator = "GREATER_THAN", Threshold = 80.5m, ThresholdType = "PERCENTAGE", Subscribers = [one] };
        var forecast = actual with { NotificationType = "FORECASTED", Subscribers = [one, other] };
        var budget = SpendingSamples.Unheard with { BudgetName = Name, Notifications = [actual] };
        var made = new Stack<(ChangeStep, string)>();
        foreach (var step in new ChangeStep[]
        {
            new PutBudget { BudgetName = Name, Budget = budget },
            new PutBudget { BudgetName = Name, Budget = budget with { BudgetLimit = new() { Amount = "450.5", Unit = "USD" }, TimePeriod = new() { Start = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) } }, Replaces = budget },
            new CreateBudgetNotification { BudgetName = Name, Notification = forecast },
            new CreateBudgetSubscriber { BudgetName = Name, Notification = actual with { Subscribers = [] }, Subscriber = other },
            new DeleteBudgetSubscriber { BudgetName = Name, Notification = actual with { Subscribers = [] }, Subscriber = one },
            new DeleteBudgetSubscriber { BudgetName = Name, Notification = actual with { Subscribers = [] }, Subscriber = other },
            new DeleteBudgetNotification { BudgetName = Name, Notification = forecast with { Subscribers = [] } },
        })
        {
            made.Push(await _trip.Make(step));
        }

        foreach (var step in made)
            await _trip.TakeBack(step);
        Assert.Empty(_sandbox.Snapshot().Regions[0].Budgets.Items);
    }

    [Fact]
    public async Task Alarms_models_monitors_and_subscriptions()
    {
        foreach (var put in new[] { 7, 8 })
            await _trip.TakeBack(await _trip.Make(System.Linq.Enumerable.ElementAt(SpendingSamples.All, put).Step));
        var detector = new MetricAnomalyDetector { Metric = new() { Namespace = "AWS/NATGateway", MetricName = "BytesInFromDestination", Dimensions = [new() { Name = "NatGatewayId", Value = "nat-9" }] }, Stat = "Sum" };
        await _trip.TakeBack(await _trip.Make(new PutAnomalyDetector { Detector = detector }));
        var monitor = await _trip.Make(new CreateAnomalyMonitor { NewId = "new:monitor", Monitor = new() { MonitorName = "services", MonitorType = "DIMENSIONAL", MonitorDimension = "SERVICE" } });
        AnomalySubscription subscription = new()
        {
            SubscriptionName = "SageMakerGuard-network-topic", MonitorArnList = [monitor.Id], Frequency = "IMMEDIATE", Subscribers = [new() { Type = "SNS", Address = "arn:aws:sns:us-east-1:111122223333:alerts" }],
            ThresholdExpression = new() { Dimensions = new() { Key = "ANOMALY_TOTAL_IMPACT_ABSOLUTE", MatchOptions = ["GREATER_THAN_OR_EQUAL"], Values = ["100"] } },
        };
        var subscribed = await _trip.Make(new CreateAnomalySubscription { NewId = "new:subscription", Subscription = subscription });
        var there = subscription with { SubscriptionArn = subscribed.Id };
        var changed = await _trip.Make(new UpdateAnomalySubscription { Subscription = there with { SubscriptionName = "another name" }, Replaces = there });
        foreach (var made in new[] { changed, subscribed, monitor })
            await _trip.TakeBack(made);
        Assert.Empty(_sandbox.Snapshot().Regions[0].AnomalyMonitors.Items);
    }

    [Fact]
    public async Task A_topic_is_read_in_its_own_region_and_one_that_is_not_there_says_so()
    {
        var topics = _session!.OpenTopics(4);
        var good = await topics.ReadAsync($"arn:aws:sns:us-east-1:{HealthyRegion.Account}:sealed-alerts", default);
        Assert.Contains("costalerts.amazonaws.com", good.Policy, StringComparison.Ordinal);
        Assert.StartsWith("arn:aws:kms:", good.KmsMasterKeyId, StringComparison.Ordinal);
        Assert.False((await topics.ReadAsync($"arn:aws:sns:us-east-1:{HealthyRegion.Account}:none", default)).Exists);
        Assert.Equal("InvalidTopicArn", (await Assert.ThrowsAsync<Faults.GuardFault>(() => topics.ReadAsync("alerts", default))).ErrorId);
    }
}

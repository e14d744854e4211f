using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Alerts;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans Cost Anomaly Detection: a monitor of all services, of which an account has one (aws-cloudformation/cloudformation-coverage-roadmap#2515), so
/// that the one that is there is used, and subscriptions to what it finds. There is no monitor of usage types: NAT gateways show within 'EC2 - Other',
/// endpoints within 'Amazon Virtual Private Cloud'.
/// </summary>
public static class CostAnomalyPlanner
{
    /// <summary>What runs of this are about.</summary>
    public const string Target = "cost anomalies";

    /// <summary>What has to be looked at first.</summary>
    public static EstateSlice Reads { get; } = new() { Parts = EstateParts.AnomalyMonitors | EstateParts.AnomalySubscriptions };

    /// <summary>The plan.</summary>
    /// <param name="estate">The account's monitors and subscriptions.</param>
    /// <param name="impactUsd">The impact in US dollars from which on people are told.</param>
    /// <param name="emails">Who is told once a day.</param>
    /// <param name="topic">The topic that is told at once; null for none.</param>
    public static ChangePlan Plan(RegionEstate estate, decimal impactUsd, IReadOnlyList<string> emails, NotificationTopic? topic)
    {
        var draft = new PlanDraft(estate);
        if (impactUsd <= 0)
            draft.Refuse("-CostAnomalyUsd has to be above zero.");
        if (emails.Count == 0 && topic is null)
            draft.Refuse("Nobody would be told of cost anomalies. Name somebody with -Email or a topic with -TopicArn.");
        if (topic is not null)
            BudgetAudience.Check(draft, topic, AlertPublisher.CostAnomaly(estate.Region, estate.AccountId));
        if (!draft.IsRefused)
        {
            var monitor = draft.Add(new CreateAnomalyMonitor { NewId = "new:anomaly-monitor", Monitor = new() { MonitorName = NetworkBudgetShape.Prefix + "services", MonitorType = "DIMENSIONAL", MonitorDimension = "SERVICE" } });

            // API_AnomalySubscription: topics are told at once and addresses by the day or week.
            if (topic is not null)
                Subscribe(draft, "topic", "IMMEDIATE", [new() { Type = BudgetSubscriber.Topic, Address = topic.TopicArn }], monitor, impactUsd);
            if (emails.Count > 0)
                Subscribe(draft, "email", "DAILY", emails.Select(e => new AnomalySubscriber { Type = BudgetSubscriber.Email, Address = e }).ToList(), monitor, impactUsd);
        }

        if (draft.Steps.Count > 0)
            draft.Note("A monitor watches whole services: NAT gateways show within 'EC2 - Other', endpoints within 'Amazon Virtual Private Cloud'. Detection runs some three times a day on billing data that may be a day old.");
        if (!estate.AnomalyMonitors.IsComplete)
            draft.Note("The estate file holds no cost anomaly monitors: the plan takes it that there are none.");
        return draft.Finish(NetworkAlarmPlanner.Command, null, null) with { Target = Target };
    }

    private static void Subscribe(PlanDraft draft, string kind, string frequency, IReadOnlyList<AnomalySubscriber> subscribers, string monitor, decimal impactUsd)
    {
        var wanted = new AnomalySubscription
        {
            SubscriptionName = $"{NetworkBudgetShape.Prefix}network-{kind}",
            MonitorArnList = [monitor],
            Subscribers = subscribers,
            Frequency = frequency,
            ThresholdExpression = new()
            {
                Dimensions = new() { Key = "ANOMALY_TOTAL_IMPACT_ABSOLUTE", MatchOptions = ["GREATER_THAN_OR_EQUAL"], Values = [impactUsd.ToString("0.##########", CultureInfo.InvariantCulture)] },
            },
        };
        var before = draft.Now.AnomalySubscriptions.Items.FirstOrDefault(s => s.SubscriptionName == wanted.SubscriptionName);
        if (before is null)
            draft.Add(new CreateAnomalySubscription { NewId = "new:anomaly-subscription-" + kind, Subscription = wanted });
        else
            draft.Add(new UpdateAnomalySubscription { Subscription = wanted with { SubscriptionArn = before.SubscriptionArn }, Replaces = before });
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>Subscriptions of Cost Anomaly Detection: CreateAnomalySubscription, UpdateAnomalySubscription, GetAnomalySubscriptions, DeleteAnomalySubscription.</summary>
internal static class AnomalySubscriptionOperations
{
    private static readonly JsonMember s_name = JsonMember.Text("SubscriptionName", 1024);
    private static readonly JsonMember s_frequency = JsonMember.Choice("Frequency", false, "DAILY", "IMMEDIATE", "WEEKLY");
    private static readonly JsonMember s_subscribers = JsonMember.List("Subscribers", null, null, false, JsonMember.Text("Address", 302), JsonMember.Choice("Type", false, "EMAIL", "SNS"));

    public static IEnumerable<JsonOperation> All() =>
    [
        new(
            "CreateAnomalySubscription",
            [
                JsonMember.Structure(
                    "AnomalySubscription",
                    s_name with { Required = true }, s_frequency with { Required = true }, s_subscribers with { Required = true }, JsonMember.Texts("MonitorArnList", required: true)) with { Required = true },
            ],
            call => AnomalyAnswers.Arn(call, "anomalysubscription/*"),
            Create),
        new("UpdateAnomalySubscription", [JsonMember.Text("SubscriptionArn", 1024, required: true), s_name, s_frequency, s_subscribers, JsonMember.Texts("MonitorArnList")], call => call.Required("SubscriptionArn"), Update),
        new("GetAnomalySubscriptions", [JsonMember.Texts("SubscriptionArnList"), JsonMember.Text("MonitorArn", 1024), JsonMember.Integer("MaxResults"), JsonMember.Text("NextPageToken", 8192)], call => AnomalyAnswers.Arn(call, "anomalysubscription/*"), List),
        new("DeleteAnomalySubscription", [JsonMember.Text("SubscriptionArn", 1024, required: true)], call => call.Required("SubscriptionArn"), Delete),
    ];

    private static AwsFault Unknown(string arn) => new("UnknownSubscriptionException", $"[sandbox] There is no subscription {arn}.") { Modelled = true };

    private static Action<Utf8JsonWriter>? Create(JsonCall call)
    {
        var subscription = Checked(call, call.Request.Read<AnomalySubscription>("AnomalySubscription", EstateJson.Options)! with { SubscriptionArn = AnomalyAnswers.Arn(call, "anomalysubscription/" + Guid.NewGuid()) });
        call.Account.CostAnomalies.ChangeSubscriptions(all => all.Append(subscription));
        return json => json.WriteString("SubscriptionArn", subscription.SubscriptionArn);
    }

    private static Action<Utf8JsonWriter>? Update(JsonCall call)
    {
        var arn = call.Required("SubscriptionArn");
        call.Account.CostAnomalies.ChangeSubscriptions(all =>
        {
            var before = all.FirstOrDefault(s => s.SubscriptionArn == arn) ?? throw Unknown(arn);
            var after = Checked(call, before with
            {
                SubscriptionName = call.Request.Text("SubscriptionName") ?? before.SubscriptionName,
                Frequency = call.Request.Text("Frequency") ?? before.Frequency,
                MonitorArnList = call.Request.Texts("MonitorArnList") ?? before.MonitorArnList,
                Subscribers = call.Request.Read<List<AnomalySubscriber>>("Subscribers", EstateJson.Options) ?? before.Subscribers,
                ThresholdExpression = call.Request.Read<SpendExpression>("ThresholdExpression", EstateJson.Options) ?? before.ThresholdExpression,
            });
            return all.Select(s => s.SubscriptionArn == arn ? after : s);
        });
        return json => json.WriteString("SubscriptionArn", arn);
    }

    private static Action<Utf8JsonWriter>? Delete(JsonCall call)
    {
        var arn = call.Required("SubscriptionArn");
        call.Account.CostAnomalies.ChangeSubscriptions(all => all.Any(s => s.SubscriptionArn == arn) ? all.Where(s => s.SubscriptionArn != arn) : throw Unknown(arn));
        return _ => { };
    }

    private static Action<Utf8JsonWriter>? List(JsonCall call)
    {
        var (asked, monitor) = (call.Request.Texts("SubscriptionArnList"), call.Request.Text("MonitorArn"));
        return AnomalyAnswers.Pages(call, "AnomalySubscriptions", call.Account.CostAnomalies.Subscriptions
            .Where(s => (asked is null || asked.Contains(s.SubscriptionArn)) && (monitor is null || s.MonitorArnList.Contains(monitor))).ToList());
    }

    private static AnomalySubscription Checked(JsonCall call, AnomalySubscription subscription)
    {
        // hashicorp/terraform-provider-aws#36853.
        if (subscription.ThresholdExpression is null)
            throw new AwsFault("ValidationException", "Threshold and ThresholdExpression cannot both be null");
        if (subscription.MonitorArnList.FirstOrDefault(arn => call.Account.CostAnomalies.Monitors.All(m => m.MonitorArn != arn)) is { } unknown)
            throw AnomalyMonitorOperations.Unknown(unknown);

        // API_AnomalySubscription, Frequency: topics are told at once, addresses by the day or week.
        var at = subscription.Frequency == "IMMEDIATE" ? BudgetSubscriber.Topic : BudgetSubscriber.Email;
        if (subscription.Subscribers.Any(s => s.Type != at))
            throw new AwsFault("ValidationException", $"[sandbox] Subscriptions that are {subscription.Frequency} tell {at} only.");
        return subscription;
    }
}

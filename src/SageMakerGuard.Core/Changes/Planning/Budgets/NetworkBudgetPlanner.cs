using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Alerts;

namespace SageMakerGuard.Changes;

/// <summary>
/// Plans a budget on what NAT gateways and interface endpoints of a region cost or use. One of the name that is there is changed to what is asked for,
/// if it is this module's.
/// </summary>
public static class NetworkBudgetPlanner
{
    private const string Command = "New-SMNetworkBudget";

    /// <summary>The name of the budget that the options mean in a region.</summary>
    public static string NameOf(string region, NetworkBudgetOptions options) => options.Name ?? NetworkBudgetShape.NameFor(region, options);

    /// <summary>What has to be looked at first.</summary>
    public static EstateSlice Reads(string region, NetworkBudgetOptions options) => new() { Parts = EstateParts.Budgets, BudgetNames = [NameOf(region, options)] };

    /// <summary>The plan.</summary>
    /// <param name="estate">The region, with the budget of the name where there is one.</param>
    /// <param name="options">What it is to be like.</param>
    /// <param name="topic">The topic that is to be told, as it was read; null for none.</param>
    public static ChangePlan Plan(RegionEstate estate, NetworkBudgetOptions options, NotificationTopic? topic)
    {
        var draft = new PlanDraft(estate);
        var name = NameOf(estate.Region, options);
        var before = estate.Budgets.Items.FirstOrDefault(b => b.BudgetName == name);
        Check(draft, name, options);
        var notifications = BudgetAudience.Of(options);
        BudgetAudience.Check(draft, options, notifications);
        if (topic is not null)
            CheckTopic(draft, topic, name);
        if (!draft.IsRefused)
            Steps(draft, before, NetworkBudgetShape.BudgetFor(estate.Region, name, options), notifications);
        if (draft.Steps.Count > 0 && before is not null)
            CheckOwner(draft, before, options.Force);
        Say(draft, before, options, notifications);
        return draft.Finish(Command, null, null) with { Target = name };
    }

    private static void Check(PlanDraft draft, string name, NetworkBudgetOptions options)
    {
        var region = draft.Now.Region;
        if (NetworkBudgetShape.FaultOf(name) is { } fault)
            draft.Refuse(fault);
        if (options.Limit <= 0)
            draft.Refuse("A budget's limit has to be above zero.");
        if (options.Measure == BudgetMeasure.Cost && draft.Now.Partition == "aws-cn")
            draft.Refuse($"Accounts in {region} are billed in CNY and not in USD. Limit hours or gigabytes there: -LimitHours or -LimitGigabytes.");
        if (NetworkBudgetShape.UsageTypesOf(region, options).Count == 0)
            draft.Refuse($"The billing code of {region} is not published, so the usage types to count are not known.");
        foreach (var tag in options.Tags.Where(tag => tag.Key.Length == 0 || tag.Value.Count == 0))
            draft.Refuse($"Tag '{tag.Key}' has no key or no value. Name both: -CostTag @{{ CostCenter = '4711' }}.");
    }

    private static void CheckTopic(PlanDraft draft, NotificationTopic topic, string name)
    {
        // Cost Management User Guide, 'Creating an Amazon SNS topic for budget notifications': no topic of another account.
        if (topic.TopicArn.Split(':') is { Length: > 4 } parts && parts[4] != draft.Now.AccountId && draft.Now.AccountId.Length > 0)
            draft.Refuse($"{topic.TopicArn} belongs to account {parts[4]}, and a budget tells topics of its own account {draft.Now.AccountId} only. Name one of these with -TopicArn.");
        else
            BudgetAudience.Check(draft, topic, AlertPublisher.Budget(draft.Now.Region, draft.Now.AccountId, name));
    }

    private static void CheckOwner(PlanDraft draft, Budget before, bool force)
    {
        if (before.BudgetLimit is null)
            draft.Refuse($"Budget {before.BudgetName} has planned or self-adjusting limits, which this command could not bring back. Name another with -Name.");
        else if (!force && !NetworkBudgetShape.IsOurs(before))
            draft.Refuse($"Budget {before.BudgetName} exists and is not one of this module's ({(before.BudgetName.StartsWith(NetworkBudgetShape.Prefix, StringComparison.Ordinal) ? "it counts other things than the network" : $"its name does not begin with {NetworkBudgetShape.Prefix}")}). Name another with -Name, or change this one with -Force.");
    }

    private static void Steps(PlanDraft draft, Budget? before, Budget wanted, IReadOnlyList<BudgetNotification> notifications)
    {
        var name = wanted.BudgetName;

        // An update replaces all settings: what nobody asked to change stays as it is.
        var kept = before is null ? wanted with { Notifications = notifications } : wanted with { TimePeriod = before.TimePeriod, BillingViewArn = before.BillingViewArn };
        draft.Add(new PutBudget { BudgetName = name, Budget = kept, Replaces = before is null ? null : before with { Notifications = [] } });
        if (notifications.Count == 0)
            return;

        // First what goes, so that old and new together stay within the limit; of subscribers first what comes, since the last one takes its notification along.
        foreach (var gone in (before?.Notifications ?? []).Where(n => !notifications.Any(w => BudgetLikeness.Same(w, n))))
            draft.Add(new DeleteBudgetNotification { BudgetName = name, Notification = gone with { Subscribers = [] } });
        foreach (var notification in notifications)
        {
            var key = notification with { Subscribers = [] };
            draft.Add(new CreateBudgetNotification { BudgetName = name, Notification = notification });
            foreach (var subscriber in notification.Subscribers)
                draft.Add(new CreateBudgetSubscriber { BudgetName = name, Notification = key, Subscriber = subscriber });
            foreach (var former in (before?.Notifications.FirstOrDefault(n => BudgetLikeness.Same(n, notification))?.Subscribers ?? []).Except(notification.Subscribers))
                draft.Add(new DeleteBudgetSubscriber { BudgetName = name, Notification = key, Subscriber = former });
        }
    }

    private static void Say(PlanDraft draft, Budget? before, NetworkBudgetOptions options, IReadOnlyList<BudgetNotification> notifications)
    {
        if (notifications.Count == 0)
            draft.Note(before?.Notifications.Count > 0 ? $"Who is told of {before.BudgetName} stays as it is: neither -Email nor -TopicArn is given." : "Nobody is told: neither -Email nor -TopicArn is given.");
        else if (draft.Steps.Count > 0)
            draft.Note("AWS looks at budgets up to three times a day, so that people are told hours after a threshold is passed.");
        foreach (var tag in options.Tags)
            draft.Note($"Tag {tag.Key} counts from the day on which the payer activates it as a cost allocation tag.");
        if (!draft.Now.Budgets.IsComplete)
            draft.Note("The estate file holds no budgets: the plan takes it that there is none of the name.");
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Alerts;

namespace SageMakerGuard.Changes;

/// <summary>Who is told of a budget, and at what (API_budgets_Notification).</summary>
internal static class BudgetAudience
{
    /// <summary>The Notification shape says ten; the text of CreateBudget still says five.</summary>
    private const int MostNotifications = 10;
    private const int SureNotifications = 5;

    /// <summary>One topic and ten addresses (API_budgets_NotificationWithSubscribers).</summary>
    private const int MostEmails = 10;

    /// <summary>1,000,000 percent (API_budgets_Notification, Threshold).</summary>
    private const decimal HighestThreshold = 1_000_000m;

    /// <summary>The notifications that the options ask for; none where nobody is to be told.</summary>
    public static IReadOnlyList<BudgetNotification> Of(NetworkBudgetOptions options)
    {
        var told = new[] { options.TopicArn }.OfType<string>().Select(arn => new BudgetSubscriber { SubscriptionType = BudgetSubscriber.Topic, Address = arn })
            .Concat(options.Emails.Distinct(StringComparer.OrdinalIgnoreCase).Select(email => new BudgetSubscriber { SubscriptionType = BudgetSubscriber.Email, Address = email }))
            .ToList();
        return told.Count == 0 ? [] : options.ActualThresholds.Distinct().Select(at => One("ACTUAL", at)).Concat(options.ForecastThresholds.Distinct().Select(at => One("FORECASTED", at))).ToList();

        BudgetNotification One(string type, decimal threshold) => new() { NotificationType = type, ComparisonOperator = "GREATER_THAN", Threshold = threshold, ThresholdType = "PERCENTAGE", Subscribers = told };
    }

    /// <summary>Says what speaks against them.</summary>
    public static void Check(PlanDraft draft, NetworkBudgetOptions options, IReadOnlyList<BudgetNotification> notifications)
    {
        if (options.Emails.Distinct(StringComparer.OrdinalIgnoreCase).Count() is > MostEmails and var emails)
            draft.Refuse(string.Format(CultureInfo.InvariantCulture, "{0} e-mail addresses are named, and a notification takes {1}. Name fewer with -Email, or a topic with -TopicArn.", emails, MostEmails));
        foreach (var threshold in options.ActualThresholds.Concat(options.ForecastThresholds).Where(t => t is < 0 or > HighestThreshold))
            draft.Refuse(string.Format(CultureInfo.InvariantCulture, "{0} percent is no threshold: it has to be between 0 and {1}.", threshold, HighestThreshold));
        if (notifications.Count > MostNotifications)
            draft.Refuse(string.Format(CultureInfo.InvariantCulture, "{0} thresholds are named, and a budget has at most {1} notifications. Name fewer with -ActualThreshold and -ForecastThreshold.", notifications.Count, MostNotifications));
        else if (notifications.Count > SureNotifications)
            draft.Note(string.Format(CultureInfo.InvariantCulture, "{0} notifications: AWS's documentation names both {1} and {2} as the most of a budget.", notifications.Count, SureNotifications, MostNotifications));
    }

    /// <summary>Holds a topic's policy against who is to publish there; what is missing is refused with the statement that would let it in.</summary>
    public static void Check(PlanDraft draft, NotificationTopic topic, AlertPublisher publisher)
    {
        var judged = TopicPolicy.Judge(topic, publisher);
        if (judged.Verdict == TopicVerdict.Missing)
            draft.Refuse(topic.Exists
                ? $"{publisher.Service} may not publish to {topic.TopicArn}: {judged.Reason}, so that nobody would be told. Add this statement to the topic's policy: {TopicPolicy.StatementFor(topic, publisher)}"
                : $"There is no topic {topic.TopicArn}. Make it, or name another with -TopicArn.");
        else if (judged.Verdict == TopicVerdict.Unknown)
            draft.Note($"Whether {publisher.Service} may publish to {topic.TopicArn} is not known: {judged.Reason}. It needs this statement in the topic's policy: {TopicPolicy.StatementFor(topic, publisher)}");
        if (topic.KmsMasterKeyId is { Length: > 0 } key)
            draft.Note($"{topic.TopicArn} is encrypted with {key}, whose policy was not read: it has to let {publisher.Service} use kms:GenerateDataKey* and kms:Decrypt, which AWS's own key alias/aws/sns does not.");
    }
}

using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.Budgets;

/// <summary>At what somebody is told (API_budgets_Notification).</summary>
public sealed class Notification
{
    /// <summary>ACTUAL or FORECASTED.</summary>
    public string? NotificationType { get; set; }

    /// <summary>GREATER_THAN and so on.</summary>
    public string? ComparisonOperator { get; set; }

    /// <summary>The threshold.</summary>
    public double? Threshold { get; set; }

    /// <summary>PERCENTAGE or ABSOLUTE_VALUE.</summary>
    public string? ThresholdType { get; set; }
}

/// <summary>A notification and who is told (API_budgets_NotificationWithSubscribers).</summary>
public sealed class NotificationWithSubscribers
{
    /// <summary>The notification.</summary>
    public Notification? Notification { get; set; }

    /// <summary>Who is told.</summary>
    public List<BudgetSubscriber> Subscribers { get; set; } = [];
}

/// <summary>What every request about a budget's notifications says.</summary>
public abstract class NotificationRequest : BudgetsRequest
{
    /// <summary>The budget.</summary>
    public string? BudgetName { get; set; }

    /// <summary>The notification.</summary>
    public Notification? Notification { get; set; }
}

/// <summary>API_budgets_DescribeNotificationsForBudget.</summary>
public sealed class DescribeNotificationsForBudgetRequest : BudgetsRequest
{
    /// <summary>The budget.</summary>
    public string? BudgetName { get; set; }

    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_budgets_DescribeNotificationsForBudget.</summary>
public sealed class DescribeNotificationsForBudgetResponse : AmazonWebServiceResponse
{
    /// <summary>A page of notifications.</summary>
    public List<Notification> Notifications { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_budgets_DescribeSubscribersForNotification.</summary>
public sealed class DescribeSubscribersForNotificationRequest : NotificationRequest
{
    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_budgets_DescribeSubscribersForNotification.</summary>
public sealed class DescribeSubscribersForNotificationResponse : AmazonWebServiceResponse
{
    /// <summary>A page of subscribers.</summary>
    public List<BudgetSubscriber> Subscribers { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_budgets_CreateNotification.</summary>
public sealed class CreateNotificationRequest : NotificationRequest
{
    /// <summary>Who is told.</summary>
    public List<BudgetSubscriber> Subscribers { get; set; } = [];
}

/// <summary>API_budgets_CreateNotification.</summary>
public sealed class CreateNotificationResponse : AmazonWebServiceResponse;

/// <summary>API_budgets_DeleteNotification.</summary>
public sealed class DeleteNotificationRequest : NotificationRequest;

/// <summary>API_budgets_DeleteNotification.</summary>
public sealed class DeleteNotificationResponse : AmazonWebServiceResponse;

/// <summary>API_budgets_CreateSubscriber.</summary>
public sealed class CreateSubscriberRequest : NotificationRequest
{
    /// <summary>Who is told.</summary>
    public BudgetSubscriber? Subscriber { get; set; }
}

/// <summary>API_budgets_CreateSubscriber.</summary>
public sealed class CreateSubscriberResponse : AmazonWebServiceResponse;

/// <summary>API_budgets_DeleteSubscriber.</summary>
public sealed class DeleteSubscriberRequest : NotificationRequest
{
    /// <summary>Who is told no more.</summary>
    public BudgetSubscriber? Subscriber { get; set; }
}

/// <summary>API_budgets_DeleteSubscriber.</summary>
public sealed class DeleteSubscriberResponse : AmazonWebServiceResponse;

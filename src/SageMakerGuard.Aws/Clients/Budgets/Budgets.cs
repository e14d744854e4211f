using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.Budgets;

/// <summary>What every request to AWS Budgets says first.</summary>
public abstract class BudgetsRequest : AmazonWebServiceRequest
{
    /// <summary>The account, twelve digits.</summary>
    public string? AccountId { get; set; }
}

/// <summary>A budget (API_budgets_Budget): filter and metrics in one of its two styles.</summary>
public sealed class Budget
{
    /// <summary>Its name.</summary>
    public string? BudgetName { get; set; }

    /// <summary>COST, USAGE and so on.</summary>
    public string? BudgetType { get; set; }

    /// <summary>MONTHLY and so on.</summary>
    public string? TimeUnit { get; set; }

    /// <summary>The limit.</summary>
    public Spend? BudgetLimit { get; set; }

    /// <summary>The filter, in the newer style.</summary>
    public SpendExpression? FilterExpression { get; set; }

    /// <summary>The metric, in the newer style.</summary>
    public List<string>? Metrics { get; set; }

    /// <summary>The filter, in the older style.</summary>
    public Dictionary<string, List<string>>? CostFilters { get; set; }

    /// <summary>How costs are counted, in the older style.</summary>
    public Dictionary<string, bool>? CostTypes { get; set; }

    /// <summary>From when until when it holds.</summary>
    public TimePeriod? TimePeriod { get; set; }

    /// <summary>The billing view.</summary>
    public string? BillingViewArn { get; set; }
}

/// <summary>API_budgets_TimePeriod.</summary>
public sealed class TimePeriod
{
    /// <summary>The beginning.</summary>
    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset? Start { get; set; }

    /// <summary>The end.</summary>
    [JsonConverter(typeof(EpochSeconds))]
    public DateTimeOffset? End { get; set; }
}

/// <summary>API_budgets_DescribeBudget.</summary>
public sealed class DescribeBudgetRequest : BudgetsRequest
{
    /// <summary>The budget.</summary>
    public string? BudgetName { get; set; }

    /// <summary>Whether its filter expression is shown.</summary>
    public bool? ShowFilterExpression { get; set; }
}

/// <summary>API_budgets_DescribeBudget.</summary>
public sealed class DescribeBudgetResponse : AmazonWebServiceResponse
{
    /// <summary>The budget.</summary>
    public Budget? Budget { get; set; }
}

/// <summary>API_budgets_CreateBudget.</summary>
public sealed class CreateBudgetRequest : BudgetsRequest
{
    /// <summary>The budget.</summary>
    public Budget? Budget { get; set; }

    /// <summary>Its notifications; null for none.</summary>
    public List<NotificationWithSubscribers>? NotificationsWithSubscribers { get; set; }
}

/// <summary>API_budgets_CreateBudget.</summary>
public sealed class CreateBudgetResponse : AmazonWebServiceResponse;

/// <summary>API_budgets_UpdateBudget.</summary>
public sealed class UpdateBudgetRequest : BudgetsRequest
{
    /// <summary>The budget as it is to be, whole.</summary>
    public Budget? NewBudget { get; set; }
}

/// <summary>API_budgets_UpdateBudget.</summary>
public sealed class UpdateBudgetResponse : AmazonWebServiceResponse;

/// <summary>API_budgets_DeleteBudget.</summary>
public sealed class DeleteBudgetRequest : BudgetsRequest
{
    /// <summary>The budget.</summary>
    public string? BudgetName { get; set; }
}

/// <summary>API_budgets_DeleteBudget.</summary>
public sealed class DeleteBudgetResponse : AmazonWebServiceResponse;

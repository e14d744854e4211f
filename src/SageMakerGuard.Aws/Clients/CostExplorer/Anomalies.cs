using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.CostExplorer;

/// <summary>Cost Anomaly Detection.</summary>
public sealed partial class AmazonCostExplorerClient
{
    /// <summary>API_GetAnomalyMonitors.</summary>
    public Task<GetAnomalyMonitorsResponse> GetAnomalyMonitorsAsync(GetAnomalyMonitorsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetAnomalyMonitorsResponse>("GetAnomalyMonitors", request, cancellationToken);

    /// <summary>API_GetAnomalySubscriptions.</summary>
    public Task<GetAnomalySubscriptionsResponse> GetAnomalySubscriptionsAsync(GetAnomalySubscriptionsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetAnomalySubscriptionsResponse>("GetAnomalySubscriptions", request, cancellationToken);

    /// <summary>API_CreateAnomalyMonitor.</summary>
    public Task<CreateAnomalyMonitorResponse> CreateAnomalyMonitorAsync(CreateAnomalyMonitorRequest request, CancellationToken cancellationToken = default) =>
        CallJson<CreateAnomalyMonitorResponse>("CreateAnomalyMonitor", request, cancellationToken);

    /// <summary>API_DeleteAnomalyMonitor.</summary>
    public Task<DeleteAnomalyMonitorResponse> DeleteAnomalyMonitorAsync(DeleteAnomalyMonitorRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DeleteAnomalyMonitorResponse>("DeleteAnomalyMonitor", request, cancellationToken);

    /// <summary>API_CreateAnomalySubscription.</summary>
    public Task<CreateAnomalySubscriptionResponse> CreateAnomalySubscriptionAsync(CreateAnomalySubscriptionRequest request, CancellationToken cancellationToken = default) =>
        CallJson<CreateAnomalySubscriptionResponse>("CreateAnomalySubscription", request, cancellationToken);

    /// <summary>API_UpdateAnomalySubscription.</summary>
    public Task<UpdateAnomalySubscriptionResponse> UpdateAnomalySubscriptionAsync(UpdateAnomalySubscriptionRequest request, CancellationToken cancellationToken = default) =>
        CallJson<UpdateAnomalySubscriptionResponse>("UpdateAnomalySubscription", request, cancellationToken);

    /// <summary>API_DeleteAnomalySubscription.</summary>
    public Task<DeleteAnomalySubscriptionResponse> DeleteAnomalySubscriptionAsync(DeleteAnomalySubscriptionRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DeleteAnomalySubscriptionResponse>("DeleteAnomalySubscription", request, cancellationToken);
}

/// <summary>API_GetAnomalyMonitors.</summary>
public sealed class GetAnomalyMonitorsRequest : AmazonWebServiceRequest
{
    /// <summary>The page size.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextPageToken { get; set; }
}

/// <summary>API_GetAnomalyMonitors.</summary>
public sealed class GetAnomalyMonitorsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of monitors.</summary>
    public List<AnomalyMonitor> AnomalyMonitors { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextPageToken { get; set; }
}

/// <summary>API_GetAnomalySubscriptions.</summary>
public sealed class GetAnomalySubscriptionsRequest : AmazonWebServiceRequest
{
    /// <summary>The page size.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextPageToken { get; set; }
}

/// <summary>API_GetAnomalySubscriptions.</summary>
public sealed class GetAnomalySubscriptionsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of subscriptions.</summary>
    public List<AnomalySubscription> AnomalySubscriptions { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextPageToken { get; set; }
}

/// <summary>A monitor that is to be (API_AnomalyMonitor).</summary>
public sealed class NewAnomalyMonitor
{
    /// <summary>Its name.</summary>
    public string? MonitorName { get; set; }

    /// <summary>DIMENSIONAL or CUSTOM.</summary>
    public string? MonitorType { get; set; }

    /// <summary>SERVICE and so on.</summary>
    public string? MonitorDimension { get; set; }

    /// <summary>What a custom one watches.</summary>
    public SpendExpression? MonitorSpecification { get; set; }
}

/// <summary>API_CreateAnomalyMonitor.</summary>
public sealed class CreateAnomalyMonitorRequest : AmazonWebServiceRequest
{
    /// <summary>The monitor.</summary>
    public NewAnomalyMonitor? AnomalyMonitor { get; set; }
}

/// <summary>API_CreateAnomalyMonitor.</summary>
public sealed class CreateAnomalyMonitorResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string? MonitorArn { get; set; }
}

/// <summary>API_DeleteAnomalyMonitor.</summary>
public sealed class DeleteAnomalyMonitorRequest : AmazonWebServiceRequest
{
    /// <summary>The monitor.</summary>
    public string? MonitorArn { get; set; }
}

/// <summary>API_DeleteAnomalyMonitor.</summary>
public sealed class DeleteAnomalyMonitorResponse : AmazonWebServiceResponse;

/// <summary>A subscription that is to be (API_AnomalySubscription).</summary>
public sealed class NewAnomalySubscription
{
    /// <summary>Its name.</summary>
    public string? SubscriptionName { get; set; }

    /// <summary>The monitors.</summary>
    public List<string>? MonitorArnList { get; set; }

    /// <summary>Who is told.</summary>
    public List<AnomalySubscriber>? Subscribers { get; set; }

    /// <summary>DAILY, WEEKLY or IMMEDIATE.</summary>
    public string? Frequency { get; set; }

    /// <summary>From which impact on.</summary>
    public SpendExpression? ThresholdExpression { get; set; }
}

/// <summary>API_CreateAnomalySubscription.</summary>
public sealed class CreateAnomalySubscriptionRequest : AmazonWebServiceRequest
{
    /// <summary>The subscription.</summary>
    public NewAnomalySubscription? AnomalySubscription { get; set; }
}

/// <summary>API_CreateAnomalySubscription.</summary>
public sealed class CreateAnomalySubscriptionResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string? SubscriptionArn { get; set; }
}

/// <summary>API_UpdateAnomalySubscription.</summary>
public sealed class UpdateAnomalySubscriptionRequest : AmazonWebServiceRequest
{
    /// <summary>The subscription.</summary>
    public string? SubscriptionArn { get; set; }

    /// <summary>Its name.</summary>
    public string? SubscriptionName { get; set; }

    /// <summary>The monitors.</summary>
    public List<string>? MonitorArnList { get; set; }

    /// <summary>Who is told.</summary>
    public List<AnomalySubscriber>? Subscribers { get; set; }

    /// <summary>DAILY, WEEKLY or IMMEDIATE.</summary>
    public string? Frequency { get; set; }

    /// <summary>From which impact on.</summary>
    public SpendExpression? ThresholdExpression { get; set; }
}

/// <summary>API_UpdateAnomalySubscription.</summary>
public sealed class UpdateAnomalySubscriptionResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string? SubscriptionArn { get; set; }
}

/// <summary>API_DeleteAnomalySubscription.</summary>
public sealed class DeleteAnomalySubscriptionRequest : AmazonWebServiceRequest
{
    /// <summary>The subscription.</summary>
    public string? SubscriptionArn { get; set; }
}

/// <summary>API_DeleteAnomalySubscription.</summary>
public sealed class DeleteAnomalySubscriptionResponse : AmazonWebServiceResponse;

using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.Budgets;

/// <summary>Settings of <see cref="AmazonBudgetsClient"/>.</summary>
public sealed class AmazonBudgetsConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "Budgets",
        IamPrefix = "budgets",
        SigningName = "budgets",
        EndpointPrefix = "budgets",
        Version = "2016-10-20",
        TargetPrefix = "AWSBudgetServiceGateway",
        Host = HostOf,
        SigningRegion = GlobalRegion.Of,
    };

    // The service is global: one host per partition, of which the younger ones and the dual-stack one of the oldest have a word more.
    private static string HostOf(EndpointPlace place) => (place.Partition, place.Fips, place.DualStack) switch
    {
        ("aws", false, true) => $"budgets.{GlobalRegion.Of(place.Region)}.{place.Suffix}",
        ("aws-eusc", false, false) => "budgets.eusc-de-east-1.api.amazonwebservices.eu",
        ("aws-eusc", false, true) => $"budgets.eusc-de-east-1.{place.Suffix}",
        ("aws-iso-b" or "aws-iso-e" or "aws-iso-f", false, false) => $"budgets.global.{place.Suffix}",
        _ => $"budgets{(place.Fips ? "-fips" : "")}.{place.Suffix}",
    };
}

/// <summary>The operations of AWS Budgets that the module uses, named as in AWSSDK.Budgets.</summary>
public sealed class AmazonBudgetsClient(AWSCredentials credentials, AmazonBudgetsConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_budgets_DescribeBudget.</summary>
    public Task<DescribeBudgetResponse> DescribeBudgetAsync(DescribeBudgetRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeBudgetResponse>("DescribeBudget", request, cancellationToken);

    /// <summary>API_budgets_DescribeNotificationsForBudget.</summary>
    public Task<DescribeNotificationsForBudgetResponse> DescribeNotificationsForBudgetAsync(DescribeNotificationsForBudgetRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeNotificationsForBudgetResponse>("DescribeNotificationsForBudget", request, cancellationToken);

    /// <summary>API_budgets_DescribeSubscribersForNotification.</summary>
    public Task<DescribeSubscribersForNotificationResponse> DescribeSubscribersForNotificationAsync(DescribeSubscribersForNotificationRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeSubscribersForNotificationResponse>("DescribeSubscribersForNotification", request, cancellationToken);

    /// <summary>API_budgets_CreateBudget.</summary>
    public Task<CreateBudgetResponse> CreateBudgetAsync(CreateBudgetRequest request, CancellationToken cancellationToken = default) =>
        CallJson<CreateBudgetResponse>("CreateBudget", request, cancellationToken);

    /// <summary>API_budgets_UpdateBudget.</summary>
    public Task<UpdateBudgetResponse> UpdateBudgetAsync(UpdateBudgetRequest request, CancellationToken cancellationToken = default) =>
        CallJson<UpdateBudgetResponse>("UpdateBudget", request, cancellationToken);

    /// <summary>API_budgets_DeleteBudget.</summary>
    public Task<DeleteBudgetResponse> DeleteBudgetAsync(DeleteBudgetRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DeleteBudgetResponse>("DeleteBudget", request, cancellationToken);

    /// <summary>API_budgets_CreateNotification.</summary>
    public Task<CreateNotificationResponse> CreateNotificationAsync(CreateNotificationRequest request, CancellationToken cancellationToken = default) =>
        CallJson<CreateNotificationResponse>("CreateNotification", request, cancellationToken);

    /// <summary>API_budgets_DeleteNotification.</summary>
    public Task<DeleteNotificationResponse> DeleteNotificationAsync(DeleteNotificationRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DeleteNotificationResponse>("DeleteNotification", request, cancellationToken);

    /// <summary>API_budgets_CreateSubscriber.</summary>
    public Task<CreateSubscriberResponse> CreateSubscriberAsync(CreateSubscriberRequest request, CancellationToken cancellationToken = default) =>
        CallJson<CreateSubscriberResponse>("CreateSubscriber", request, cancellationToken);

    /// <summary>API_budgets_DeleteSubscriber.</summary>
    public Task<DeleteSubscriberResponse> DeleteSubscriberAsync(DeleteSubscriberRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DeleteSubscriberResponse>("DeleteSubscriber", request, cancellationToken);
}

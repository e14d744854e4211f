using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.CloudWatchLogs;

/// <summary>Settings of <see cref="AmazonCloudWatchLogsClient"/>.</summary>
public sealed class AmazonCloudWatchLogsConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "CloudWatch Logs",
        IamPrefix = "logs",
        SigningName = "logs",
        EndpointPrefix = "logs",
        Version = "2014-03-28",
        TargetPrefix = "Logs_20140328",
        Host = HostOf,
    };

    // GovCloud's only endpoints are FIPS endpoints already.
    private static string HostOf(EndpointPlace place) =>
        $"logs{(place is { Fips: true } and not { DualStack: false, Partition: "aws-us-gov" } ? "-fips" : "")}.{place.Region}.{place.Suffix}";
}

/// <summary>The operations of Amazon CloudWatch Logs that the module uses, named as in AWSSDK.CloudWatchLogs.</summary>
public sealed class AmazonCloudWatchLogsClient(AWSCredentials credentials, AmazonCloudWatchLogsConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_DescribeLogGroups.</summary>
    public Task<DescribeLogGroupsResponse> DescribeLogGroupsAsync(DescribeLogGroupsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeLogGroupsResponse>("DescribeLogGroups", request, cancellationToken);

    /// <summary>API_StartQuery.</summary>
    public Task<StartQueryResponse> StartQueryAsync(StartQueryRequest request, CancellationToken cancellationToken = default) =>
        CallJson<StartQueryResponse>("StartQuery", request, cancellationToken);

    /// <summary>API_GetQueryResults.</summary>
    public Task<GetQueryResultsResponse> GetQueryResultsAsync(GetQueryResultsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetQueryResultsResponse>("GetQueryResults", request, cancellationToken);

    /// <summary>API_StopQuery.</summary>
    public Task<StopQueryResponse> StopQueryAsync(StopQueryRequest request, CancellationToken cancellationToken = default) =>
        CallJson<StopQueryResponse>("StopQuery", request, cancellationToken);
}

using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.Athena;

/// <summary>Settings of <see cref="AmazonAthenaClient"/>.</summary>
public sealed class AmazonAthenaConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "Athena",
        IamPrefix = "athena",
        SigningName = "athena",
        EndpointPrefix = "athena",
        Version = "2017-05-18",
        TargetPrefix = "AmazonAthena",
        Host = place => $"athena{(place.Fips ? "-fips" : "")}.{place.Region}.{place.Suffix}",
    };
}

/// <summary>The operations of Amazon Athena that the module uses, named as in AWSSDK.Athena.</summary>
public sealed class AmazonAthenaClient(AWSCredentials credentials, AmazonAthenaConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_GetWorkGroup.</summary>
    public Task<GetWorkGroupResponse> GetWorkGroupAsync(GetWorkGroupRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetWorkGroupResponse>("GetWorkGroup", request, cancellationToken);

    /// <summary>API_GetTableMetadata.</summary>
    public Task<GetTableMetadataResponse> GetTableMetadataAsync(GetTableMetadataRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetTableMetadataResponse>("GetTableMetadata", request, cancellationToken);

    /// <summary>API_ListTableMetadata.</summary>
    public Task<ListTableMetadataResponse> ListTableMetadataAsync(ListTableMetadataRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListTableMetadataResponse>("ListTableMetadata", request, cancellationToken);

    /// <summary>API_StartQueryExecution.</summary>
    public Task<StartQueryExecutionResponse> StartQueryExecutionAsync(StartQueryExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallJson<StartQueryExecutionResponse>("StartQueryExecution", request, cancellationToken);

    /// <summary>API_GetQueryExecution.</summary>
    public Task<GetQueryExecutionResponse> GetQueryExecutionAsync(GetQueryExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetQueryExecutionResponse>("GetQueryExecution", request, cancellationToken);

    /// <summary>API_GetQueryResults.</summary>
    public Task<GetQueryResultsResponse> GetQueryResultsAsync(GetQueryResultsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetQueryResultsResponse>("GetQueryResults", request, cancellationToken);

    /// <summary>API_StopQueryExecution.</summary>
    public Task<StopQueryExecutionResponse> StopQueryExecutionAsync(StopQueryExecutionRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<StopQueryExecutionResponse>("StopQueryExecution", request, cancellationToken);
}

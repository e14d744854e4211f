using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.Glue;

/// <summary>Settings of <see cref="AmazonGlueClient"/>.</summary>
public sealed class AmazonGlueConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "Glue",
        IamPrefix = "glue",
        SigningName = "glue",
        EndpointPrefix = "glue",
        Version = "2017-03-31",
        TargetPrefix = "AWSGlue",
        Host = place => $"glue{(place.Fips ? "-fips" : "")}.{place.Region}.{place.Suffix}",
    };
}

/// <summary>The operations of AWS Glue that the module uses, named as in AWSSDK.Glue.</summary>
public sealed class AmazonGlueClient(AWSCredentials credentials, AmazonGlueConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_GetTable.</summary>
    public Task<GetTableResponse> GetTableAsync(GetTableRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetTableResponse>("GetTable", request, cancellationToken);

    /// <summary>API_CreateTable.</summary>
    public Task<CreateTableResponse> CreateTableAsync(CreateTableRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<CreateTableResponse>("CreateTable", request, cancellationToken);

    /// <summary>API_DeleteTable.</summary>
    public Task<DeleteTableResponse> DeleteTableAsync(DeleteTableRequest request, CancellationToken cancellationToken = default) =>
        CallJsonForNothing<DeleteTableResponse>("DeleteTable", request, cancellationToken);
}

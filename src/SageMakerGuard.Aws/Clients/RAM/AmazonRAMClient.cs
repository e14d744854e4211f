using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.RAM;

/// <summary>Settings of <see cref="AmazonRAMClient"/>.</summary>
public sealed class AmazonRAMConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "RAM",
        IamPrefix = "ram",
        SigningName = "ram",
        EndpointPrefix = "ram",
        Version = "2018-01-04",
        // GovCloud's usual names are FIPS endpoints already.
        Host = place => $"ram{(place.Fips && !(place.Partition == "aws-us-gov" && !place.DualStack) ? "-fips" : "")}.{place.Region}.{place.Suffix}",
    };
}

/// <summary>The operations of AWS Resource Access Manager that the module uses, named as in AWSSDK.RAM.</summary>
public sealed class AmazonRAMClient(AWSCredentials credentials, AmazonRAMConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_ListResources.</summary>
    public Task<ListResourcesResponse> ListResourcesAsync(ListResourcesRequest request, CancellationToken cancellationToken = default) =>
        CallRestJson<ListResourcesResponse>("/listresources", request, cancellationToken);

    /// <summary>API_GetResourceShares.</summary>
    public Task<GetResourceSharesResponse> GetResourceSharesAsync(GetResourceSharesRequest request, CancellationToken cancellationToken = default) =>
        CallRestJson<GetResourceSharesResponse>("/getresourceshares", request, cancellationToken);

    /// <summary>API_GetResourceShareAssociations, for shares that the caller's account made.</summary>
    public Task<GetResourceShareAssociationsResponse> GetResourceShareAssociationsAsync(GetResourceShareAssociationsRequest request, CancellationToken cancellationToken = default) =>
        CallRestJson<GetResourceShareAssociationsResponse>("/getresourceshareassociations", request, cancellationToken);
}

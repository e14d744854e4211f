using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.Tagging;

/// <summary>Settings of <see cref="AmazonResourceGroupsTaggingAPIClient"/>.</summary>
public sealed class AmazonResourceGroupsTaggingAPIConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "Resource Groups Tagging API",
        IamPrefix = "tag",
        SigningName = "tagging",
        EndpointPrefix = "tagging",
        Version = "2017-01-26",
        TargetPrefix = "ResourceGroupsTaggingAPI_20170126",
        Host = place => $"tagging{(place.Fips ? "-fips" : "")}.{place.Region}.{place.Suffix}",
    };
}

/// <summary>The operation of the Resource Groups Tagging API that the module uses, named as in AWSSDK.ResourceGroupsTaggingAPI.</summary>
public sealed class AmazonResourceGroupsTaggingAPIClient(AWSCredentials credentials, AmazonResourceGroupsTaggingAPIConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_GetResources.</summary>
    public Task<GetResourcesResponse> GetResourcesAsync(GetResourcesRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetResourcesResponse>("GetResources", request, cancellationToken);
}

/// <summary>API_GetResources. Either types or ARNs may be given, not both.</summary>
public sealed class GetResourcesRequest : AmazonWebServiceRequest
{
    /// <summary>The page size, at most 100; not with ARNs.</summary>
    public int? ResourcesPerPage { get; set; }

    /// <summary>Where to go on.</summary>
    public string? PaginationToken { get; set; }

    /// <summary>For example sagemaker:domain.</summary>
    public List<string>? ResourceTypeFilters { get; set; }

    /// <summary>At most 100 ARNs.</summary>
    public List<string>? ResourceARNList { get; set; }
}

/// <summary>API_GetResources.</summary>
public sealed class GetResourcesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of resources with their tags.</summary>
    public List<ResourceTags> ResourceTagMappingList { get; set; } = [];

    /// <summary>Where to go on; empty or null on the last page.</summary>
    public string? PaginationToken { get; set; }
}

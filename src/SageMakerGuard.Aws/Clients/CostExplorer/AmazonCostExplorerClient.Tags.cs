using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.CostExplorer;

/// <summary>Cost allocation tags.</summary>
public sealed partial class AmazonCostExplorerClient
{
    /// <summary>API_ListCostAllocationTags.</summary>
    public Task<ListCostAllocationTagsResponse> ListCostAllocationTagsAsync(ListCostAllocationTagsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<ListCostAllocationTagsResponse>("ListCostAllocationTags", request, cancellationToken);

    /// <summary>API_UpdateCostAllocationTagsStatus.</summary>
    public Task<UpdateCostAllocationTagsStatusResponse> UpdateCostAllocationTagsStatusAsync(UpdateCostAllocationTagsStatusRequest request, CancellationToken cancellationToken = default) =>
        CallJson<UpdateCostAllocationTagsStatusResponse>("UpdateCostAllocationTagsStatus", request, cancellationToken);
}

/// <summary>API_ListCostAllocationTags.</summary>
public sealed class ListCostAllocationTagsRequest : AmazonWebServiceRequest
{
    /// <summary>Only these keys, at most 100; null for all.</summary>
    public List<string>? TagKeys { get; set; }

    /// <summary>The page size, at most 1000.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListCostAllocationTags.</summary>
public sealed class ListCostAllocationTagsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of tag keys.</summary>
    public List<CostAllocationTag> CostAllocationTags { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_UpdateCostAllocationTagsStatus.</summary>
public sealed class UpdateCostAllocationTagsStatusRequest : AmazonWebServiceRequest
{
    /// <summary>At most 20.</summary>
    public List<CostAllocationTagStatusEntry>? CostAllocationTagsStatus { get; set; }
}

/// <summary>API_CostAllocationTagStatusEntry.</summary>
public sealed class CostAllocationTagStatusEntry
{
    /// <summary>The key.</summary>
    public string? TagKey { get; set; }

    /// <summary>Active or Inactive.</summary>
    public string? Status { get; set; }
}

/// <summary>API_UpdateCostAllocationTagsStatus: the keys that were not changed, with status 200.</summary>
public sealed class UpdateCostAllocationTagsStatusResponse : AmazonWebServiceResponse
{
    /// <summary>One for each key that was not changed.</summary>
    public List<UpdateCostAllocationTagsStatusError> Errors { get; set; } = [];
}

/// <summary>API_UpdateCostAllocationTagsStatusError.</summary>
public sealed class UpdateCostAllocationTagsStatusError
{
    /// <summary>The key.</summary>
    public string? TagKey { get; set; }

    /// <summary>An error code.</summary>
    public string? Code { get; set; }

    /// <summary>Why not.</summary>
    public string? Message { get; set; }
}

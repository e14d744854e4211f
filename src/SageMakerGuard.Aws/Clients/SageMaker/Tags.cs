using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_ListTags.</summary>
public sealed class ListTagsRequest : AmazonWebServiceRequest
{
    /// <summary>The resource.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListTags.</summary>
public sealed class ListTagsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of tags.</summary>
    public List<Tag> Tags { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

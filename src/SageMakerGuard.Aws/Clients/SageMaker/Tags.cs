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

/// <summary>API_AddTags.</summary>
public sealed class AddTagsRequest : AmazonWebServiceRequest
{
    /// <summary>The resource.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>The tags, at most 50.</summary>
    public List<Tag>? Tags { get; set; }
}

/// <summary>API_AddTags.</summary>
public sealed class AddTagsResponse : AmazonWebServiceResponse
{
    /// <summary>The tags of the resource.</summary>
    public List<Tag> Tags { get; set; } = [];
}

/// <summary>API_DeleteTags.</summary>
public sealed class DeleteTagsRequest : AmazonWebServiceRequest
{
    /// <summary>The resource.</summary>
    public string? ResourceArn { get; set; }

    /// <summary>The keys, at most 50.</summary>
    public List<string>? TagKeys { get; set; }
}

/// <summary>API_DeleteTags.</summary>
public sealed class DeleteTagsResponse : AmazonWebServiceResponse;

using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_ListSpaces.</summary>
public sealed class ListSpacesRequest : AmazonWebServiceRequest
{
    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }

    /// <summary>Only of this domain.</summary>
    public string? DomainIdEquals { get; set; }
}

/// <summary>API_ListSpaces.</summary>
public sealed class ListSpacesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of spaces.</summary>
    public List<Space> Spaces { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

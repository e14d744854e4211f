using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_ListApps.</summary>
public sealed class ListAppsRequest : AmazonWebServiceRequest
{
    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }

    /// <summary>Only of this domain.</summary>
    public string? DomainIdEquals { get; set; }
}

/// <summary>API_ListApps.</summary>
public sealed class ListAppsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of apps.</summary>
    public List<App> Apps { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

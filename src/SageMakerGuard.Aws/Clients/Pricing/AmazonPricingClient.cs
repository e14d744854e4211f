using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.Pricing;

/// <summary>Settings of <see cref="AmazonPricingClient"/>.</summary>
public sealed class AmazonPricingConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "Pricing",
        IamPrefix = "pricing",
        SigningName = "pricing",
        EndpointPrefix = "api.pricing",
        Version = "2017-10-15",
        TargetPrefix = "AWSPriceListService",
        Host = place => $"api.pricing{(place.Fips ? "-fips" : "")}.{place.Region}.{place.Suffix}",
    };
}

/// <summary>The operation of the AWS Price List Service that the module uses, named as in AWSSDK.Pricing. The service is in a few regions and tells the prices of all.</summary>
public sealed class AmazonPricingClient(AWSCredentials credentials, AmazonPricingConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_pricing_GetProducts.</summary>
    public Task<GetProductsResponse> GetProductsAsync(GetProductsRequest request, CancellationToken cancellationToken = default) =>
        CallJson<GetProductsResponse>("GetProducts", request, cancellationToken);
}

/// <summary>API_pricing_GetProducts.</summary>
public sealed class GetProductsRequest : AmazonWebServiceRequest
{
    /// <summary>For example AmazonEC2.</summary>
    public string? ServiceCode { get; set; }

    /// <summary>All of them must fit.</summary>
    public List<Filter>? Filters { get; set; }

    /// <summary>aws_v1.</summary>
    public string? FormatVersion { get; set; }

    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_pricing_Filter.</summary>
public sealed class Filter
{
    /// <summary>TERM_MATCH, EQUALS, CONTAINS, ANY_OF or NONE_OF.</summary>
    public string? Type { get; set; }

    /// <summary>An attribute's name.</summary>
    public string? Field { get; set; }

    /// <summary>Its value.</summary>
    public string? Value { get; set; }
}

/// <summary>API_pricing_GetProducts.</summary>
public sealed class GetProductsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of products, each a JSON text of its own.</summary>
    public List<string> PriceList { get; set; } = [];

    /// <summary>Where to go on; null or empty on the last page.</summary>
    public string? NextToken { get; set; }
}

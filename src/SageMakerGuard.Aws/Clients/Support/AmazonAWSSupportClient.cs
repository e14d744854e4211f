using System.Collections.Generic;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.Support;

/// <summary>Settings of <see cref="AmazonAWSSupportClient"/>.</summary>
public sealed class AmazonAWSSupportConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "Support",
        IamPrefix = "support",
        SigningName = "support",
        EndpointPrefix = "support",
        Version = "2013-04-15",
        TargetPrefix = "AWSSupport_20130415",
        Host = place => $"support.{HomeRegion(place.Region)}.{Estates.Partition.DnsSuffix(place.Region)}",
        SigningRegion = HomeRegion,
    };

    // The service is global: one host and one signing region per partition (botocore endpoints.json).
    private static string HomeRegion(string region) => Estates.Partition.OfRegion(region) switch
    {
        "aws-cn" => "cn-north-1",
        "aws-us-gov" => "us-gov-west-1",
        "aws-iso" => "us-iso-east-1",
        "aws-iso-b" => "us-isob-east-1",
        "aws" => "us-east-1",
        _ => region,
    };
}

/// <summary>The operation of AWS Support that the module uses, named as in AWSSDK.AWSSupport.</summary>
public sealed class AmazonAWSSupportClient(AWSCredentials credentials, AmazonAWSSupportConfig config) : ServiceClient(credentials, config)
{
    /// <summary>API_DescribeCases.</summary>
    public Task<DescribeCasesResponse> DescribeCasesAsync(DescribeCasesRequest request, CancellationToken cancellationToken = default) =>
        CallJson<DescribeCasesResponse>("DescribeCases", request, cancellationToken);
}

/// <summary>API_DescribeCases.</summary>
public sealed class DescribeCasesRequest : AmazonWebServiceRequest
{
    /// <summary>Only cases that were opened after this time, as ISO 8601.</summary>
    [JsonPropertyName("afterTime")]
    public string? AfterTime { get; set; }

    /// <summary>Whether resolved cases are wanted too; false where it is absent.</summary>
    [JsonPropertyName("includeResolvedCases")]
    public bool? IncludeResolvedCases { get; set; }

    /// <summary>Whether what was written in a case is wanted; true where it is absent.</summary>
    [JsonPropertyName("includeCommunications")]
    public bool? IncludeCommunications { get; set; }

    /// <summary>The page size, 10 to 100.</summary>
    [JsonPropertyName("maxResults")]
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>API_DescribeCases.</summary>
public sealed class DescribeCasesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of cases.</summary>
    [JsonPropertyName("cases")]
    public List<CaseDetails> Cases { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    [JsonPropertyName("nextToken")]
    public string? NextToken { get; set; }
}

/// <summary>A case (API_CaseDetails).</summary>
public sealed class CaseDetails
{
    /// <summary>Its id in the API.</summary>
    [JsonPropertyName("caseId")]
    public string? CaseId { get; set; }

    /// <summary>Its number as the console shows it.</summary>
    [JsonPropertyName("displayId")]
    public string? DisplayId { get; set; }

    /// <summary>Its subject.</summary>
    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    /// <summary>When it was opened, as ISO 8601.</summary>
    [JsonPropertyName("timeCreated")]
    public string? TimeCreated { get; set; }
}

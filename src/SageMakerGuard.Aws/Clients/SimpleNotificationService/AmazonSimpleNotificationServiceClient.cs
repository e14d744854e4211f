using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.SimpleNotificationService;

/// <summary>Settings of <see cref="AmazonSimpleNotificationServiceClient"/>.</summary>
public sealed class AmazonSimpleNotificationServiceConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "SNS",
        IamPrefix = "sns",
        SigningName = "sns",
        EndpointPrefix = "sns",
        Version = "2010-03-31",
        Host = place => $"sns{(place.Fips && (place.Partition != "aws-us-gov" || place.DualStack) ? "-fips" : "")}.{place.Region}.{place.Suffix}",
    };
}

/// <summary>The operation of Amazon SNS that the module uses, named as in AWSSDK.SimpleNotificationService.</summary>
public sealed class AmazonSimpleNotificationServiceClient(AWSCredentials credentials, AmazonSimpleNotificationServiceConfig config) : ServiceClient(credentials, config)
{
    private static readonly XmlBodyUnmarshaller<GetTopicAttributesResponse> s_attributes = new(Attributes);

    /// <summary>API_GetTopicAttributes.</summary>
    public Task<GetTopicAttributesResponse> GetTopicAttributesAsync(GetTopicAttributesRequest request, CancellationToken cancellationToken = default) =>
        CallQuery<GetTopicAttributesResponse>("GetTopicAttributes", new Dictionary<string, string?>(StringComparer.Ordinal) { ["TopicArn"] = request.TopicArn }, s_attributes, request, cancellationToken);

    private static GetTopicAttributesResponse Attributes(XElement root)
    {
        var space = root.Name.Namespace;
        var result = root.Element(space + "GetTopicAttributesResult") ?? throw new FormatException("There is no GetTopicAttributesResult.");
        return new()
        {
            Attributes = result.Element(space + "Attributes")?.Elements(space + "entry").ToDictionary(entry => entry.Element(space + "key")?.Value ?? "", entry => entry.Element(space + "value")?.Value ?? "", StringComparer.Ordinal) ?? [],
        };
    }
}

/// <summary>API_GetTopicAttributes.</summary>
public sealed class GetTopicAttributesRequest : AmazonWebServiceRequest
{
    /// <summary>The topic.</summary>
    public string? TopicArn { get; set; }
}

/// <summary>API_GetTopicAttributes.</summary>
public sealed class GetTopicAttributesResponse : AmazonWebServiceResponse
{
    /// <summary>Policy, KmsMasterKeyId, Owner and so on.</summary>
    public Dictionary<string, string> Attributes { get; set; } = [];
}

using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.Route53;

/// <summary>Settings of <see cref="AmazonRoute53Client"/>.</summary>
public sealed class AmazonRoute53Config() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "Route 53",
        IamPrefix = "route53",
        SigningName = "route53",
        EndpointPrefix = "route53",
        Version = "2013-04-01",
        Host = HostOf,
        SigningRegion = GlobalRegion.Of,
    };

    // The service is global: one host and one signing region per partition.
    private static string HostOf(EndpointPlace place) => (place.Partition, place.DualStack) switch
    {
        ("aws-us-gov", true) => "route53.us-gov.api.aws",
        ("aws-us-gov", false) => "route53.us-gov.amazonaws.com",
        ("aws" or "aws-cn" or "aws-eusc", true) => $"route53{(place.Fips ? "-fips" : "")}.global.{place.Suffix}",
        _ => $"route53{(place.Fips ? "-fips" : "")}.{place.Suffix}",
    };
}

/// <summary>The operation of Amazon Route 53 that the module uses, named as in AWSSDK.Route53.</summary>
public sealed class AmazonRoute53Client(AWSCredentials credentials, AmazonRoute53Config config) : ServiceClient(credentials, config)
{
    private static readonly XmlBodyUnmarshaller<ListHostedZonesByVPCResponse> s_zones = new(Zones);

    /// <summary>API_ListHostedZonesByVPC.</summary>
    public Task<ListHostedZonesByVPCResponse> ListHostedZonesByVPCAsync(ListHostedZonesByVPCRequest request, CancellationToken cancellationToken = default) =>
        CallRest<ListHostedZonesByVPCResponse>(
            "/2013-04-01/hostedzonesbyvpc",
            http =>
            {
                http.Parameters["vpcid"] = request.VPCId ?? "";
                http.Parameters["vpcregion"] = request.VPCRegion ?? "";
                if (request.MaxItems is { } most)
                    http.Parameters["maxitems"] = most;
                if (request.NextToken is { } token)
                    http.Parameters["nexttoken"] = token;
            },
            s_zones,
            request,
            cancellationToken);

    private static ListHostedZonesByVPCResponse Zones(XElement root)
    {
        var space = root.Name.Namespace;
        return new()
        {
            NextToken = root.Element(space + "NextToken")?.Value,
            HostedZoneSummaries = root.Descendants(space + "HostedZoneSummary")
                .Select(zone => new HostedZoneSummary { HostedZoneId = zone.Element(space + "HostedZoneId")?.Value, Name = zone.Element(space + "Name")?.Value })
                .ToList(),
        };
    }
}

/// <summary>API_ListHostedZonesByVPC.</summary>
public sealed class ListHostedZonesByVPCRequest : AmazonWebServiceRequest
{
    /// <summary>The VPC.</summary>
    public string? VPCId { get; set; }

    /// <summary>Its region.</summary>
    public string? VPCRegion { get; set; }

    /// <summary>The page size, at most 100.</summary>
    public string? MaxItems { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListHostedZonesByVPC.</summary>
public sealed class ListHostedZonesByVPCResponse : AmazonWebServiceResponse
{
    /// <summary>A page of zones.</summary>
    public List<HostedZoneSummary> HostedZoneSummaries { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>A zone (API_HostedZoneSummary).</summary>
public sealed class HostedZoneSummary
{
    /// <summary>Its id.</summary>
    public string? HostedZoneId { get; set; }

    /// <summary>Its name, with the closing dot.</summary>
    public string? Name { get; set; }
}

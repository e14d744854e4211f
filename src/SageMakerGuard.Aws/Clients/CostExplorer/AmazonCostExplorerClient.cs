using Amazon.Runtime;
using SageMakerGuard.Aws.Clients.Runtime;

namespace SageMakerGuard.Aws.Clients.CostExplorer;

/// <summary>Settings of <see cref="AmazonCostExplorerClient"/>.</summary>
public sealed class AmazonCostExplorerConfig() : ServiceClientConfig(s_service)
{
    private static readonly ServiceIdentity s_service = new()
    {
        ServiceId = "Cost Explorer",
        IamPrefix = "ce",
        SigningName = "ce",
        EndpointPrefix = "ce",
        Version = "2017-10-25",
        TargetPrefix = "AWSInsightsIndexService",
        Host = HostOf,
        SigningRegion = GlobalRegion.Of,
    };

    // In the European Sovereign Cloud there is the dual-stack name alone.
    private static string HostOf(EndpointPlace place) =>
        $"ce{(place.Fips ? "-fips" : "")}.{GlobalRegion.Of(place.Region)}.{(place.Partition == "aws-eusc" ? (place with { DualStack = true }).Suffix : place.Suffix)}";
}

/// <summary>
/// The operations of AWS Cost Explorer that the module uses, named as in AWSSDK.CostExplorer; one file for each group of them. The service is
/// global, and AWS charges 0.01 US dollars for each request, each page counted (AWS Cost Management pricing).
/// </summary>
public sealed partial class AmazonCostExplorerClient(AWSCredentials credentials, AmazonCostExplorerConfig config) : ServiceClient(credentials, config);

using System;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Probing;

/// <summary>The very host that programs of a domain resolve. For most services it is the service's own; some have a host for each account or domain.</summary>
internal static class ProbeHost
{
    private static readonly Regex s_name = new(@"^[A-Za-z0-9]([A-Za-z0-9.\-]{0,251}[A-Za-z0-9])?$", RegexOptions.CultureInvariant);

    /// <summary>
    /// The host of a service; null where it carries a name that the estate does not hold. The private names of these endpoints are
    /// wildcards: *.dkr.ecr.&lt;region&gt;.amazonaws.com, *.studio.&lt;region&gt;.sagemaker.aws (API_DescribeVpcEndpointServices, PrivateDnsNames, as
    /// recorded in moto 5.2.1, ecr/models.py and sagemaker/models.py), so the bare name would be asked in vain.
    /// </summary>
    public static string? Of(AwsService service, RegionEstate region, string domainId)
    {
        var host = service.Host(region.Region, Partition.DnsSuffix(region.Region));
        return service.Name switch
        {
            "ecr.dkr" => region.AccountId + "." + host,
            "studio" when service.SageMakerFamily => domainId + "." + host,

            // CodeArtifact User Guide, 'Amazon VPC endpoints': <domain>-<account>.d.codeartifact.<region>.amazonaws.com.
            "codeartifact.repositories" => null,
            _ => host,
        };
    }

    /// <summary>Whether a host is one of CodeArtifact's repositories in the region.</summary>
    public static bool IsCodeArtifact(string host, string region) =>
        ServiceCatalog.Find("codeartifact.repositories") is { } service && host.EndsWith("." + service.Host(region, Partition.DnsSuffix(region)), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it may be the name of a host.</summary>
    public static bool IsName(string text) => s_name.IsMatch(text) && text.IndexOf("..", StringComparison.Ordinal) < 0;
}

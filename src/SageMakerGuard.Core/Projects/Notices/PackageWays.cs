using System.Collections.Generic;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Projects;

/// <summary>A way to packages after the switch.</summary>
/// <param name="Option">Its name.</param>
/// <param name="How">What it is, in a sentence.</param>
/// <param name="Command">What to type; null where nothing is to be typed.</param>
internal sealed record PackageWay(string Option, string How, string? Command);

/// <summary>How people get packages after the switch: through what the network offers, and what the company says that it has.</summary>
internal static class PackageWays
{
    public static IReadOnlyList<PackageWay> Of(DomainImpact impact, NoticeOptions options)
    {
        var ways = new List<PackageWay>();
        if (options.CodeArtifactDomain is { } domain)
        {
            var endpoints = impact.CodeArtifact == true ? "" : impact.CodeArtifact is null ? " Whether the VPC has its endpoints could not be read." : " The VPC does not have its endpoints yet.";

            // API_GetAuthorizationToken: at most 43200 seconds.
            ways.Add(new("CodeArtifact", "pip and npm take packages from the company's repository. The login holds for at most 12 hours; put it into a lifecycle configuration." + endpoints,
                $"aws codeartifact login --tool pip --domain {domain} --repository {options.CodeArtifactRepository}"));
        }

        if (options.MirrorUrl is { } mirror)
            ways.Add(new("Mirror for pip", "pip takes packages from the company's mirror.", $"pip config set global.index-url {mirror}"));
        if (options.CondaMirrorUrl is { } channel)
            ways.Add(new("Mirror for conda", "conda takes packages from the company's mirror.", $"conda config --prepend channels {channel}"));
        if (options.ProxyUrl is { } proxy)
            ways.Add(new("Proxy", "pip, conda and git go through the company's proxy. Metadata and AWS's own services must not.", $"export HTTPS_PROXY={proxy} HTTP_PROXY={proxy} NO_PROXY=169.254.169.254,169.254.170.2,.amazonaws.com"));
        if (impact.Internet == ReachabilityVerdict.Reachable)
            ways.Add(new("NAT", "pip, conda and git work as before. Their traffic leaves through the company's own network, where it is paid for by the gigabyte.", null));
        if (ways.Count == 0)
            ways.Add(new("Nothing yet", "No source of packages is planned for this domain. Say before the day what you need.", null));
        return ways;
    }
}

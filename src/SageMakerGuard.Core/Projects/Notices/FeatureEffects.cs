using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Projects;

/// <summary>What a feature does once a domain is in VpcOnly mode, and what to do about it.</summary>
/// <param name="Feature">What people use.</param>
/// <param name="Evidence">Where it was seen.</param>
/// <param name="Effect">What happens.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record FeatureEffect(string Feature, string Evidence, string Effect, string Remedy);

/// <summary>
/// What changes for what people use (SageMaker Developer Guide, 'Connect Studio in a VPC to external resources', 'Configure Amazon SageMaker Canvas in a
/// VPC without internet access', 'Docker support in Studio'; API_DockerSettings).
/// </summary>
internal static class FeatureEffects
{
    private const string TimesOut = "Times out: it goes to a public host, and apps do not reach the internet.";

    private static readonly (InternetTool Tool, string Name, string Remedy)[] s_tools =
    [
        (InternetTool.Pip, "pip", "Get packages as said below."),
        (InternetTool.Conda, "conda", "Use a mirror of the channels, or pip as said below; CodeArtifact is not known to serve conda channels."),
        (InternetTool.Git, "git", "Use a Git server that the VPC reaches, or AWS CodeCommit through its endpoint."),
        (InternetTool.Npm, "npm", "Use a registry that the VPC reaches, such as CodeArtifact."),
        (InternetTool.Download, "wget or curl", "Put the file into S3 and copy it from there."),
        (InternetTool.SystemPackages, "packages of the operating system", "Bring an image that has them; only Amazon Linux's repositories are in S3."),
        (InternetTool.RPackages, "packages of R", "Use a mirror of CRAN that the VPC reaches."),
        (InternetTool.HuggingFace, "Hugging Face Hub", "Copy the models into S3, and load them from there."),
        (InternetTool.WeightsAndBiases, "Weights & Biases", "Run it offline and upload later, or use the MLflow of SageMaker."),
    ];

    public static IEnumerable<FeatureEffect> Of(DomainImpact impact)
    {
        if (impact.Internet != ReachabilityVerdict.Reachable)
        {
            foreach (var (tool, name, remedy) in s_tools)
            {
                var uses = impact.Tools.Where(t => t.Tool == tool && !IsAws(t.Host)).ToList();
                if (uses.Count > 0)
                    yield return new(name, Evidence(uses), impact.Internet == ReachabilityVerdict.Blocked ? TimesOut : "May time out: whether apps reach the internet is not known.", remedy);
            }
        }

        var docker = impact.Tools.Where(t => t.Tool == InternetTool.Docker).ToList();
        if (docker.Count > 0 || impact.DockerEnabled)
        {
            var trusted = impact.DockerTrustedAccounts.Count > 0 ? "account " + string.Join(", ", impact.DockerTrustedAccounts) : "accounts that the domain's DockerSettings trust (none yet)";
            yield return new("Docker and local mode", docker.Count > 0 ? Evidence(docker) : "turned on in the domain's settings", $"Images come from ECR in {trusted}, unless Docker runs rootless.", "Copy the images that you need into ECR, and have the account trusted.");
        }

        if (impact.AppTypes.Any(a => a.AppType == "Canvas"))
            yield return new("Canvas", "apps of the domain", "Works through endpoints of the VPC; foundation models are not tuned without internet access, and S3 is read in the domain's own region only.", "Ask for the endpoints of the data sources that you use.");
        if (impact.Tools.Where(t => t.Tool == InternetTool.CodeArtifact).ToList() is { Count: > 0 } artifacts)
            yield return new("CodeArtifact", Evidence(artifacts), impact.CodeArtifact == true ? "Goes on working, through the VPC's endpoints." : "Needs CodeArtifact's endpoints in the VPC" + (impact.CodeArtifact is null ? ", which could not be read." : ", which are not there yet."), impact.CodeArtifact == true ? "Nothing." : "Ask for the endpoints before the day.");
        if (impact.Tools.Where(t => t.Tool == InternetTool.Proxy).ToList() is { Count: > 0 } proxies)
            yield return new("a proxy", Evidence(proxies), "Goes on working where the VPC has a way to the proxy.", "Let NO_PROXY hold 169.254.169.254, 169.254.170.2 and .amazonaws.com.");
    }

    /// <summary>What stops as well, seen or not.</summary>
    public static IEnumerable<string> Others(DomainImpact impact)
    {
        foreach (var (tool, name, _) in s_tools.Where(t => impact.Tools.All(u => u.Tool != t.Tool)))
            yield return tool is InternetTool.Git or InternetTool.Download ? name + " with public hosts" : name;
        yield return "webhooks, and other services on the internet";
        yield return "buckets in other regions";
        yield return "models of JumpStart that have to be fetched from a hub on the internet";
    }

    private static bool IsAws(string? host) => host is not null && (host.EndsWith(".amazonaws.com", StringComparison.Ordinal) || host.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal));

    private static string Evidence(IReadOnlyList<ToolUse> uses) => string.Join("; ", uses.GroupBy(u => u.Where, StringComparer.Ordinal).Select(Evidence));

    private static string Evidence(IGrouping<string, ToolUse> uses)
    {
        var lines = uses.Select(u => u.Line).OfType<int>().Distinct().OrderBy(l => l).Select(l => l.ToString(CultureInfo.InvariantCulture)).ToList();
        var hosts = uses.Select(u => u.Host).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var where = lines.Count == 0 ? uses.Key : $"lifecycle configuration {uses.Key}, line {string.Join(", ", lines)}";
        return hosts.Count == 0 ? where : $"{where} ({string.Join(", ", hosts)})";
    }
}

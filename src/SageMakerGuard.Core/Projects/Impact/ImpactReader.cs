using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;
using SageMakerGuard.Services;

namespace SageMakerGuard.Projects;

/// <summary>Reads out of the estate what people of a domain use, and what of it a switch touches.</summary>
internal static class ImpactReader
{
    public static DomainImpact Of(DomainContext domain)
    {
        var running = AppOwners.Of(domain);
        var unknown = new List<string>();
        return new()
        {
            UserCount = domain.Unread.UserProfiles.Count > 0 ? null : domain.Profiles.Count(),
            RunningApps = running,
            LastActivity = running.Max(a => a.LastUserActivityTimestamp)?.UtcDateTime,
            AppTypes = domain.Apps.GroupBy(a => a.AppType, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new AppTypeUse { AppType = g.Key, Running = g.Count(a => a.BlocksNetworkChange) }).ToList(),
            Tools = Tools(domain, unknown),
            DockerEnabled = domain.Domain.DomainSettings?.DockerSettings?.EnableDockerAccess == "ENABLED",
            DockerTrustedAccounts = domain.Domain.DomainSettings?.DockerSettings?.VpcOnlyTrustedAccounts ?? [],
            Internet = domain.HasVpc ? domain.Trace(new InternetDestination()).Verdict : ReachabilityVerdict.Unknown,
            CodeArtifact = domain.Unread.VpcEndpoints.Count > 0 ? null : ServiceCatalog.RequiredBy(Feature.CodeArtifact).Where(s => s.Name.StartsWith("codeartifact", StringComparison.Ordinal)).All(s => domain.EndpointsFor(s).Any(e => e.IsAvailable)),
            Unknown = [.. domain.Unread.Apps.Count > 0 ? [$"Which apps run could not be read: {string.Join("; ", domain.Unread.Apps)}"] : Array.Empty<string>(), .. unknown],
        };
    }

    private static IReadOnlyList<ToolUse> Tools(DomainContext domain, List<string> unknown)
    {
        var part = domain.Facts.Region.StudioLifecycleConfigs;
        var known = part.Items.GroupBy(c => c.StudioLifecycleConfigArn, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var tools = new List<ToolUse>();
        foreach (var arn in StudioLifecycleConfigNames.Of(domain.Domain, domain.Profiles, domain.Apps))
        {
            if (!known.TryGetValue(arn, out var config))
            {
                var call = part.Unreadable.FirstOrDefault(c => c.ResourceId is null || c.ResourceId == arn)?.ToString() ?? "sagemaker:DescribeStudioLifecycleConfig was not called";
                unknown.Add($"What the lifecycle configuration {StudioLifecycleConfigNames.NameIn(arn)} uses could not be read: {call}");
                continue;
            }

            try
            {
                tools.AddRange(ScriptTools.In(config));
            }
            catch (FormatException)
            {
                unknown.Add($"The content of the lifecycle configuration {config.StudioLifecycleConfigName} is not base64.");
            }
        }

        tools.AddRange(Repositories(domain).Select(url => new ToolUse { Tool = InternetTool.Git, Where = "code repository", Host = ScriptTools.HostIn(url) ?? url }));
        return tools.OrderBy(t => t.Tool).ThenBy(t => t.Where, StringComparer.Ordinal).ThenBy(t => t.Line ?? 0).ThenBy(t => t.Host, StringComparer.Ordinal).ToList();
    }

    private static IEnumerable<string> Repositories(DomainContext domain) => domain.Profiles.Select(p => p.UserSettings).Append(domain.Domain.DefaultUserSettings).OfType<UserSettings>()
        .SelectMany(s => new[] { s.JupyterServerAppSettings, s.JupyterLabAppSettings }).OfType<AppSettings>()
        .SelectMany(s => s.CodeRepositories).Select(r => r.RepositoryUrl).Where(url => url.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(url => url, StringComparer.Ordinal);
}

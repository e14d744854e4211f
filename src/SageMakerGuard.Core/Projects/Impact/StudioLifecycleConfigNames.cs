using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Projects;

/// <summary>The lifecycle configurations that a domain's settings, profiles and apps name.</summary>
public static class StudioLifecycleConfigNames
{
    /// <summary>Their ARNs, each once and in order.</summary>
    public static IReadOnlyList<string> Of(Domain domain, IEnumerable<UserProfile> profiles, IEnumerable<App> apps) =>
        profiles.Select(p => p.UserSettings).Append(domain.DefaultUserSettings).OfType<UserSettings>()
            .SelectMany(s => new[] { s.JupyterServerAppSettings, s.KernelGatewayAppSettings, s.JupyterLabAppSettings, s.CodeEditorAppSettings }).OfType<AppSettings>()
            .SelectMany(s => s.LifecycleConfigArns.Append(s.DefaultResourceSpec?.LifecycleConfigArn))
            .Concat(apps.Select(a => a.ResourceSpec?.LifecycleConfigArn))
            .OfType<string>().Where(arn => arn.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(arn => arn, StringComparer.Ordinal).ToList();

    /// <summary>All that a region's domains name.</summary>
    public static IReadOnlyList<string> Of(RegionEstate region) =>
        region.Domains.Items.SelectMany(d => Of(d, region.UserProfiles.Items.Where(p => p.DomainId == d.DomainId), region.Apps.Items.Where(a => a.DomainId == d.DomainId)))
            .Distinct(StringComparer.Ordinal).OrderBy(arn => arn, StringComparer.Ordinal).ToList();

    /// <summary>The name in an ARN: <c>arn:aws:sagemaker:eu-central-1:111122223333:studio-lifecycle-config/name</c>.</summary>
    public static string NameIn(string arn) => arn.Substring(arn.LastIndexOf('/') + 1);
}

using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture;

/// <summary>Apps that keep the network type from being changed, with the people behind them.</summary>
internal static class AppOwners
{
    public static IReadOnlyList<RunningApp> Of(DomainContext domain)
    {
        if (domain.BlockingApps.Count == 0)
            return [];
        var owners = new Dictionary<string, string?>(System.StringComparer.Ordinal);
        foreach (var space in domain.Spaces)
            owners[space.SpaceName] = space.OwnershipSettingsSummary?.OwnerUserProfileName;
        return domain.BlockingApps.Select(app => new RunningApp
        {
            AppType = app.AppType,
            AppName = app.AppName,
            Status = app.Status,
            Owner = Owner(app, owners),
            SpaceName = app.SpaceName,
            InstanceType = app.ResourceSpec?.InstanceType,
            LastUserActivityTimestamp = app.LastUserActivityTimestamp,
        }).ToList();
    }

    /// <summary>The profile where there is one (the pseudo profile domain-shared for apps of the domain itself), else the space's owner.</summary>
    private static string? Owner(App app, Dictionary<string, string?> owners) =>
        app.UserProfileName is { Length: > 0 } profile ? profile
        : app.SpaceName is { } space && owners.TryGetValue(space, out var owner) ? owner
        : null;
}

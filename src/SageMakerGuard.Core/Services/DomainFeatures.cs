using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Services;

/// <summary>What people do in a domain, as far as its settings and its apps show it.</summary>
public static class DomainFeatures
{
    /// <summary>
    /// The features that a domain uses: Studio always; Canvas and RStudio where settings or apps show them; and those that no setting
    /// shows, as the caller says.
    /// </summary>
    /// <param name="region">The domain's region.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="also">Features that leave no mark in the settings, such as the Python SDK, JumpStart or CodeArtifact.</param>
    public static Feature Of(RegionEstate region, Domain domain, Feature also = Feature.Sdk) => Of(
        domain, region.UserProfiles.Items.Where(p => p.DomainId == domain.DomainId), region.Apps.Items.Where(a => a.DomainId == domain.DomainId), also);

    /// <summary>The same where the domain's own profiles and apps are at hand already.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="profiles">Its user profiles.</param>
    /// <param name="apps">Its apps, whatever their status.</param>
    /// <param name="also">Features that leave no mark in the settings.</param>
    public static Feature Of(Domain domain, IEnumerable<UserProfile> profiles, IEnumerable<App> apps, Feature also)
    {
        var features = Feature.Studio | also | OfSettings(domain.DefaultUserSettings);
        if (domain.DomainSettings?.RStudioServerProDomainSettings is not null)
            features |= Feature.RStudio;
        foreach (var profile in profiles)
            features |= OfSettings(profile.UserSettings);
        foreach (var app in apps)
        {
            if (app.Status is not ("Deleted" or "Failed"))
                features |= OfApp(app.AppType);
        }

        return features;
    }

    private static Feature OfSettings(UserSettings? settings) =>
        (settings?.CanvasAppSettings is null ? Feature.None : Feature.Canvas)
        | (settings?.RSessionAppSettings is null && settings?.RStudioServerProAppSettings is null ? Feature.None : Feature.RStudio);

    private static Feature OfApp(string appType) => appType switch
    {
        "Canvas" => Feature.Canvas,
        "RStudioServerPro" or "RSessionGateway" => Feature.RStudio,
        _ => Feature.None,
    };
}

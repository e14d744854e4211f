using System;
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
    public static Feature Of(RegionEstate region, Domain domain, Feature also = Feature.Sdk)
    {
        var features = Feature.Studio | also | OfSettings(domain.DefaultUserSettings);
        if (domain.DomainSettings?.RStudioServerProDomainSettings is not null)
            features |= Feature.RStudio;
        foreach (var profile in region.UserProfiles.Items)
        {
            if (profile.UserSettings is not null && profile.DomainId == domain.DomainId)
                features |= OfSettings(profile.UserSettings);
        }

        foreach (var app in region.Apps.Items)
        {
            if (app.DomainId == domain.DomainId && app.Status is not ("Deleted" or "Failed"))
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

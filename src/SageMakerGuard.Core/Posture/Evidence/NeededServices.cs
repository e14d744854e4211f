using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Services;

namespace SageMakerGuard.Posture;

/// <summary>
/// Which services a domain has to reach. Canvas and RStudio show in profiles and apps: where these could not be read, their services are on
/// the list as uncertain, so that a denied call adds questions and never removes one.
/// </summary>
internal static class NeededServices
{
    private const Feature ShownByUse = Feature.Canvas | Feature.RStudio;
    private static readonly Feature[] s_features = Enum.GetValues(typeof(Feature)).Cast<Feature>().Where(f => f != Feature.None).ToArray();

    public static IReadOnlyList<NeededService> Of(DomainContext domain)
    {
        var settings = domain.Settings;
        var certain = DomainFeatures.Of(domain.Domain, domain.Profiles, domain.Apps, settings.Features);
        var possible = domain.UnreadFeatures.Count > 0 ? certain | ShownByUse : certain;
        var needed = new List<NeededService>();
        foreach (var service in ServiceCatalog.All)
        {
            if (settings.IgnoredServices.Contains(service.Name, StringComparer.Ordinal))
                continue;
            if (First(service.RequiredBy & certain) is var known and not Feature.None)
                needed.Add(new(service, known, service.RequiredBy & certain, true));
            else if (settings.RequiredServices.Contains(service.Name, StringComparer.Ordinal))
                needed.Add(new(service, Feature.None, Feature.None, true));
            else if (First(service.RequiredBy & possible) is var maybe and not Feature.None)
                needed.Add(new(service, maybe, service.RequiredBy & possible, false));
        }

        return needed;
    }

    private static Feature First(Feature features)
    {
        foreach (var feature in s_features)
        {
            if ((features & feature) != 0)
                return feature;
        }

        return Feature.None;
    }
}

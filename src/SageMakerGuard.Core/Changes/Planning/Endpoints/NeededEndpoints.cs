using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>Which services are to be reached: those that are named, or those that the features need.</summary>
internal static class NeededEndpoints
{
    public static IReadOnlyList<AwsService> Of(PlanDraft draft, Domain? domain, EndpointSetOptions options)
    {
        if (options.Services.Count == 0)
            return ServiceCatalog.RequiredBy(Features(draft, domain, options.Features));
        foreach (var name in options.Services.Where(name => ServiceCatalog.Find(name) is null))
            draft.Refuse($"'{name}' is no service that the module knows. It knows {string.Join(", ", ServiceCatalog.All.Select(s => s.Name))}.");
        return ServiceCatalog.All.Where(s => options.Services.Contains(s.Name)).ToList();
    }

    /// <summary>The features that are named; else those that the domain shows. What could not be read might show more, so it is asked for.</summary>
    public static Feature Features(PlanDraft draft, Domain? domain, Feature? named)
    {
        if (named is { } features && features != Feature.None)
            return features;
        if (domain is null)
            return Feature.Studio | Feature.Sdk;
        foreach (var (part, operation) in new[] { (Unread(draft.Now.Apps), "sagemaker:ListApps"), (Unread(draft.Now.UserProfiles), "sagemaker:ListUserProfiles") })
        {
            if (part is not null)
                draft.Refuse($"It is not known which features domain {domain.DomainId} uses: {(part.Length > 0 ? part.TrimEnd('.') : operation + " was not called")}. Plan again with an identity that may call {operation}, or name the features with -Feature.");
        }

        return DomainFeatures.Of(draft.Now, domain);
    }

    private static string? Unread<T>(Part<T> part) => part.IsComplete ? null : string.Join("; ", part.Unreadable.Where(c => c.ResourceId is null).Select(c => c.ToString()));
}

using System.Collections.Generic;
using SageMakerGuard.Posture;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>The interfaces that a domain's apps start from, as VpcOnly: those of profiles and private spaces, and those of shared spaces where these carry other groups.</summary>
/// <param name="Groups">The customer's groups on them.</param>
/// <param name="Source">The place that their packets start from.</param>
/// <param name="IsShared">True for apps of shared spaces, which take nothing of the users' groups (API_DefaultSpaceSettings).</param>
internal sealed record AppSource(IReadOnlyList<string> Groups, PathSource Source, bool IsShared)
{
    public static IEnumerable<AppSource> Of(DomainContext domain)
    {
        yield return new(domain.UserGroups, domain.Source, false);
        if (AppGroups.Of(domain.Index, domain.Domain, []) is { Sets.Count: 2 } apps)
            yield return new(apps.Sets[1], domain.Source with { SecurityGroupIds = apps.OnInterface(apps.Sets[1]), PrincipalArn = domain.Domain.DefaultSpaceSettings?.ExecutionRole ?? domain.Source.PrincipalArn }, true);
    }
}

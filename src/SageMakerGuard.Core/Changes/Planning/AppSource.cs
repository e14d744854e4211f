using System.Collections.Generic;
using System.Linq;
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
        var (user, space) = (domain.UserGroups, domain.SpaceGroups);
        yield return new(user, domain.Source, false);
        if (space.Count == 0 || (space.Count == user.Count && space.All(user.Contains)))
            yield break;
        var own = DomainSource.OutboundNfsGroups(domain.Index, domain.Domain).Except(space);
        yield return new(space, domain.Source with { SecurityGroupIds = [.. space, .. own], PrincipalArn = domain.Domain.DefaultSpaceSettings?.ExecutionRole ?? domain.Source.PrincipalArn }, true);
    }
}

using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

/// <summary>
/// Judges profiles that were described. A profile that was not (DescribeUserProfile costs a call for each, and is made only where asked for) gives no
/// finding, and that is no claim that it overrides nothing. Spaces have no groups of their own: shared ones take the domain's space defaults.
/// </summary>
internal sealed class ProfileOverridesGroups : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-DOM-008", Title = "User profile adds security groups of its own", Severity = Severity.Low, ResourceType = "AWS::SageMaker::UserProfile", Source = RuleSources.UserSettings,
        Description = "Groups of a profile are added to those of the domain, so its owner's apps can reach more than the domain allows. Judged only for profiles whose details were asked for.",
        Frameworks = Controls.LeastPrivilege, FrameworkBasis = Controls.ByAnalogy, OnlyUnderVpcOnly = true,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        foreach (var profile in domain.Profiles)
        {
            var id = $"{domain.DomainId}/{profile.UserProfileName}";
            if (profile.UserSettings is null && domain.Unread.FindResource(id) is { } failed)
                yield return Observation.Unknown(id, [failed]);
            var extra = profile.UserSettings?.SecurityGroups.Except(domain.UserGroups).ToList();
            if (extra is { Count: > 0 })
            {
                yield return Observation.Fail(
                    id,
                    $"User profile {profile.UserProfileName} adds {string.Join(", ", extra)} to the domain's groups.",
                    domain.Cli($"sagemaker update-user-profile --domain-id {domain.DomainId} --user-profile-name {profile.UserProfileName} --user-settings '{{\"SecurityGroups\":[{string.Join(",", domain.UserGroups.Select(g => $"\"{g}\""))}]}}'") + ", while none of the user's apps runs.");
            }
        }

        if (domain.Unknown(domain.Unread.UserProfiles) is { } unknown)
            yield return unknown;
    }
}

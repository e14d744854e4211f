using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// Keeps people from starting apps while a domain is switched: between the last look at its apps and the change itself somebody could start one,
/// and AWS would refuse the change. Studio starts apps with the execution role, so the bar is an inline policy on each of the domain's roles.
/// </summary>
public static class LaunchBar
{
    /// <summary>The policy's name on a role.</summary>
    public static string PolicyName(string domainId) => "SageMakerGuardNoLaunch-" + domainId;

    /// <summary>What to read so that the bar of a run that was interrupted is found: its policy on each of the domain's roles.</summary>
    public static EstateSlice Reads(RegionEstate estate, Domain domain) => new()
    {
        Parts = EstateParts.RolePolicies,
        RolePolicies = Roles(estate, domain).Select(role => new RolePolicyName(role, PolicyName(domain.DomainId))).ToList(),
    };

    /// <summary>Puts up the bar where it does not stand.</summary>
    internal static IEnumerable<ChangeStep> Raise(RegionEstate estate, Domain domain) => Roles(estate, domain).Select(role => new PutRolePolicy
    {
        RoleName = role,
        PolicyName = PolicyName(domain.DomainId),
        PolicyDocument = Document(estate, domain.DomainId),
        Why = $"nobody starts an app in {domain.DomainId} during the switch",
    }).Where(step => step.Observe(estate).Standing != Standing.Done);

    /// <summary>Takes it down from every role.</summary>
    internal static IEnumerable<ChangeStep> Lift(RegionEstate estate, Domain domain) =>
        Roles(estate, domain).Select(role => new DeleteRolePolicy { RoleName = role, PolicyName = PolicyName(domain.DomainId) });

    /// <summary>Takes down what an earlier run left: where it is seen, and where a bar was asked for and nobody looked.</summary>
    internal static IEnumerable<ChangeStep> LiftLeftover(RegionEstate estate, Domain domain, bool wasAskedFor) => Lift(estate, domain)
        .Where(step => step.Observe(estate).Standing != Standing.Done || (wasAskedFor && !estate.RolePolicies.IsComplete));

    /// <summary>Names of the roles that people's apps in the domain run with, without their paths, as far as they were read.</summary>
    internal static IReadOnlyList<string> Roles(RegionEstate estate, Domain domain) => estate.UserProfiles.Items
        .Where(profile => profile.DomainId == domain.DomainId)
        .Select(profile => profile.UserSettings?.ExecutionRole)
        .Prepend(domain.DefaultSpaceSettings?.ExecutionRole)
        .Prepend(domain.DefaultUserSettings?.ExecutionRole)
        .Where(arn => arn is { Length: > 0 })
        .Select(arn => arn!.Substring(arn.LastIndexOf('/') + 1))
        .Distinct(StringComparer.Ordinal)
        .ToList();

    // Resources of the two actions: Service Authorization Reference, 'Actions, resources, and condition keys for Amazon SageMaker'.
    private static string Document(RegionEstate estate, string domainId)
    {
        var scope = $"arn:{estate.Partition}:sagemaker:{estate.Region}:{estate.AccountId}:";
        return new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(
                Deny("NoNewApps", "sagemaker:CreateApp", $"{scope}app/{domainId}/*"),
                Deny("NoNewSessions", "sagemaker:CreatePresignedDomainUrl", $"{scope}user-profile/{domainId}/*")),
        }.ToJsonString();
    }

    private static JsonObject Deny(string sid, string action, string resource) => new() { ["Sid"] = sid, ["Effect"] = "Deny", ["Action"] = action, ["Resource"] = resource };
}

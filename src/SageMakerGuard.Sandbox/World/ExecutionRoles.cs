using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>A role that apps run with.</summary>
internal sealed record NamedRole(string Arn)
{
    public string Name => Arn.Substring(Arn.LastIndexOf('/') + 1);

    /// <summary>For example <c>/service-role/</c>.</summary>
    public string Path => Arn.Substring(Arn.IndexOf('/'), Arn.LastIndexOf('/') - Arn.IndexOf('/') + 1);

    /// <summary>The same for the same role, in AWS's form: AROA and 17 more.</summary>
    public string Id
    {
        get
        {
            var hash = 14695981039346656037UL;
            foreach (var c in Arn)
                hash = unchecked((hash ^ c) * 1099511628211UL);
            return "AROASANDBOX" + hash.ToString("X16", CultureInfo.InvariantCulture).Substring(0, 10);
        }
    }
}

/// <summary>The roles that an account's domains name: of IAM the sandbox knows no others.</summary>
internal static class ExecutionRoles
{
    /// <summary>The role of that name, in whichever region a domain names it.</summary>
    public static NamedRole? Find(AccountState account, string name, DateTimeOffset now) => account.Regions.SelectMany(region => In(region, now)).FirstOrDefault(role => role.Name == name);

    /// <summary>The roles that the domains and profiles of a region name, each once; roles of other accounts are not this account's.</summary>
    public static IEnumerable<NamedRole> In(RegionState region, DateTimeOffset now)
    {
        var own = $"arn:{region.Partition}:iam::{region.AccountId}:role/";
        return region.Domains.At(now)
            .SelectMany(d => new[] { d.DefaultUserSettings?.ExecutionRole, d.DefaultSpaceSettings?.ExecutionRole, d.DomainSettings?.RStudioServerProDomainSettings?.DomainExecutionRoleArn })
            .Concat(region.UserProfiles.At(now).Select(p => p.UserSettings?.ExecutionRole))
            .OfType<string>()
            .Where(arn => arn.StartsWith(own, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Select(arn => new NamedRole(arn));
    }

    /// <summary>
    /// The role that an app of a profile or a space runs with: a profile's own before the domain's default; a shared space the default of spaces,
    /// and a private one its owner's (API_DefaultSpaceSettings: 'applies to shared spaces').
    /// </summary>
    public static string? OfApp(RegionState region, Domain domain, string? profile, Space? space, DateTimeOffset now)
    {
        if (space?.SpaceSharingSettingsSummary?.SharingType == "Shared" && domain.DefaultSpaceSettings?.ExecutionRole is { } shared)
            return shared;
        var owner = profile ?? space?.OwnershipSettingsSummary?.OwnerUserProfileName;
        var own = owner is null ? null : region.UserProfiles.Find(RegionState.ProfileKey(domain.DomainId, owner), now)?.UserSettings?.ExecutionRole;
        return own ?? domain.DefaultUserSettings?.ExecutionRole;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What a domain's network is to be after the switch: what was asked for, and the domain's own where nothing was.</summary>
internal sealed class SwitchTarget
{
    private readonly Domain _domain;

    public SwitchTarget(RegionEstate estate, Domain domain, VpcOnlyOptions options)
    {
        _domain = domain;
        SubnetIds = options.SubnetIds.Count > 0 ? options.SubnetIds.Distinct(StringComparer.Ordinal).ToList() : domain.SubnetIds;

        // A domain that Unified Studio made may have no VPC: it takes that of the subnets (API_UpdateDomain, VpcId).
        VpcId = domain.VpcId is { Length: > 0 } own ? own
            : estate.Subnets.Items.FirstOrDefault(s => SubnetIds.Contains(s.SubnetId, StringComparer.Ordinal))?.VpcId ?? "";
        var user = domain.DefaultUserSettings?.SecurityGroups ?? [];
        var space = domain.DefaultSpaceSettings?.SecurityGroups ?? [];
        UserGroups = options.SecurityGroupIds.Count > 0 ? options.SecurityGroupIds.Distinct(StringComparer.Ordinal).ToList() : user;
        HasSpaceSettings = domain.DefaultSpaceSettings is not null
            || estate.Spaces.Items.Any(s => s.DomainId == domain.DomainId && string.Equals(s.SpaceSharingSettingsSummary?.SharingType, "Shared", StringComparison.OrdinalIgnoreCase));
        SpaceGroups = options.SecurityGroupIds.Count == 0 && space.Count > 0 ? space : HasSpaceSettings ? UserGroups : [];
    }

    /// <summary>Empty where it is not known.</summary>
    public string VpcId { get; }

    public IReadOnlyList<string> SubnetIds { get; }

    /// <summary>Groups of the apps of profiles and private spaces.</summary>
    public IReadOnlyList<string> UserGroups { get; }

    /// <summary>Groups of the apps of shared spaces, which take nothing of the users' (API_DefaultSpaceSettings).</summary>
    public IReadOnlyList<string> SpaceGroups { get; }

    /// <summary>False where the domain has no settings for shared spaces and no shared space: then there is nothing to set groups of.</summary>
    public bool HasSpaceSettings { get; }

    /// <summary>Whether apps of shared spaces carry other groups than those of private ones, and so need a proof of their own.</summary>
    public bool SpacesDiffer => SpaceGroups.Count > 0 && !Same(SpaceGroups, UserGroups);

    /// <summary>The change. It names only what differs, so that AWS leaves the rest alone.</summary>
    public UpdateDomainNetwork Step => new()
    {
        DomainId = _domain.DomainId,
        AppNetworkAccessType = "VpcOnly",
        VpcId = VpcId,
        SubnetIds = SubnetIds,
        UserSecurityGroupIds = Unless(_domain.DefaultUserSettings?.SecurityGroups, UserGroups),
        SpaceSecurityGroupIds = HasSpaceSettings ? Unless(_domain.DefaultSpaceSettings?.SecurityGroups, SpaceGroups) : null,
    };

    private static IReadOnlyList<string>? Unless(IReadOnlyList<string>? now, IReadOnlyList<string> wanted) => Same(now ?? [], wanted) ? null : wanted;

    private static bool Same(IReadOnlyList<string> one, IReadOnlyList<string> other) => one.Count == other.Count && one.All(other.Contains);
}

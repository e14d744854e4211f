using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>
/// The security groups on the interfaces of a domain's apps. Apps of profiles and private spaces carry those of the default user settings, apps of
/// shared spaces those of the default space settings (API_UserSettings, API_DefaultSpaceSettings); SageMaker adds its own for NFS to both.
/// </summary>
internal sealed record AppGroups
{
    /// <summary>The groups that people chose: one set for each kind of interface, none of them empty.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sets { get; init; } = [];

    /// <summary>SageMaker's own group for NFS, where it was found.</summary>
    public IReadOnlyList<string> Nfs { get; init; } = [];

    /// <summary>True where apps of profiles and private spaces carry no group of the customer's.</summary>
    public bool SomeHaveNone { get; init; }

    /// <summary>Every group that people chose.</summary>
    public IReadOnlyList<string> Chosen => Sets.SelectMany(set => set).Distinct(StringComparer.Ordinal).ToList();

    /// <summary>All that an interface of a kind carries.</summary>
    public IReadOnlyList<string> OnInterface(IReadOnlyList<string> set) => [.. set, .. Nfs.Except(set, StringComparer.Ordinal)];

    /// <summary>The groups of a target; those that are named take the place of the domain's.</summary>
    public static AppGroups Of(NetworkIndex index, Domain? domain, IReadOnlyList<string> named)
    {
        var nfs = domain is null ? [] : DomainSource.OutboundNfsGroups(index, domain);
        if (named.Count > 0 || domain is null)
            return new() { Sets = named.Count > 0 ? [named.Distinct(StringComparer.Ordinal).ToList()] : [], Nfs = nfs, SomeHaveNone = named.Count == 0 };

        // API_DomainSettings: SecurityGroupIds stand between domain-level apps (RStudioServerPro) and user apps.
        var rstudio = domain.DomainSettings is { RStudioServerProDomainSettings: not null } settings ? settings.SecurityGroupIds : [];
        var users = (domain.DefaultUserSettings?.SecurityGroups ?? []).Union(rstudio, StringComparer.Ordinal).ToList();
        var spaces = domain.DefaultSpaceSettings?.SecurityGroups ?? [];
        var sets = new List<IReadOnlyList<string>>();
        if (users.Count > 0)
            sets.Add(users);
        if (spaces.Count > 0 && !(spaces.All(users.Contains) && users.All(spaces.Contains)))
            sets.Add(spaces.Distinct(StringComparer.Ordinal).ToList());
        return new() { Sets = sets, Nfs = nfs, SomeHaveNone = users.Count == 0 };
    }

    /// <summary>Refuses groups that do not exist in the VPC.</summary>
    public void Check(PlanDraft draft, PlanTarget target)
    {
        foreach (var id in Chosen)
        {
            if (draft.Index.SecurityGroup(id) is not { } group)
                draft.Refuse($"Security group {id} is not among those that were read. Check the id; a group that is gone has to leave the domain's settings.");
            else if (group.VpcId != target.VpcId)
                draft.Refuse($"Security group {id} ({group.GroupName}) is in {group.VpcId} and not in {target.VpcId}. Name groups of {target.VpcId}.");
        }
    }
}

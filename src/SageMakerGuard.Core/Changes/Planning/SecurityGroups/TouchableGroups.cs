using System;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Which security groups may be changed for a domain: the account's own, and of those that SageMaker made, the domain's own alone.</summary>
internal sealed class TouchableGroups(RegionEstate estate, Domain domain)
{
    private const string InboundNfs = "security-group-for-inbound-nfs-";
    private const string OutboundNfs = "security-group-for-outbound-nfs-";

    /// <summary>Whether rules of a group may be added.</summary>
    public bool May(SecurityGroup? group) => group is not null && IsOfAccount(group) && !IsOtherDomains(group);

    /// <summary>Whether rules can name a group by its id alone: those of other accounts take the account besides.</summary>
    public bool IsOfAccount(SecurityGroup group) => group.OwnerId.Length == 0 || estate.AccountId.Length == 0 || group.OwnerId == estate.AccountId;

    /// <summary>SageMaker's group on the domain's mount targets, by its name.</summary>
    public bool IsInboundNfs(SecurityGroup group) => group.GroupName == InboundNfs + domain.DomainId;

    // Names and tags of SageMaker's groups: aws-samples and Terraform state dumps; SageMaker Developer Guide, 'Delete an Amazon SageMaker AI domain'.
    private bool IsOtherDomains(SecurityGroup group) =>
        (IsNamed(group, InboundNfs) || IsNamed(group, OutboundNfs))
            ? !group.GroupName.EndsWith("-nfs-" + domain.DomainId, StringComparison.Ordinal)
            : group.Tags.FirstOrDefault(t => t.Key == "ManagedByAmazonSageMakerResource")?.Value is { Length: > 0 } manager && manager != domain.DomainArn;

    private static bool IsNamed(SecurityGroup group, string prefix) => group.GroupName.StartsWith(prefix, StringComparison.Ordinal);
}

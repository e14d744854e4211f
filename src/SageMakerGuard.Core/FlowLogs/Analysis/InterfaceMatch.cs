using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>Whose an interface is, and what shows it.</summary>
internal sealed record InterfaceMatch(Domain? Domain, string? UserProfileName, string Basis)
{
    /// <summary>Whether its records are seen a second time at the interfaces whose traffic it carries: a NAT gateway's, an endpoint's.</summary>
    public bool IsBetween { get; init; }
}

/// <summary>
/// Matches interfaces to domains and users. Only what can be shown counts: the description that SageMaker writes, groups that SageMaker made for the
/// domain, groups that no other domain's apps carry; and of a user, groups that no other profile has.
/// </summary>
internal sealed class InterfaceMatcher
{
    // SageMaker writes '[DO NOT DELETE] ENI managed by SageMaker for Studio Domain(d-…) - …'.
    private static readonly Regex s_domain = new(@"Studio Domain\((?<id>d-[a-z0-9]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private static readonly Regex s_notebook = new(@"SageMaker Notebook Instance (?<name>\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private readonly bool _former;

    public InterfaceMatcher(EgressOptions options) => _former = options.MatchFormerInterfaces;

    /// <summary>Whose an interface is that the estate has.</summary>
    public InterfaceMatch Of(KnownInterface known)
    {
        var estate = known.Region.Estate;
        var networkInterface = known.Interface;
        if (Between(known) is { } between)
            return new InterfaceMatch(null, null, between) { IsBetween = true };
        var description = networkInterface.Description ?? "";
        if (s_domain.Match(description) is { Success: true } match && Domain(estate, match.Groups["id"].Value) is { } described)
            return new InterfaceMatch(described, User(estate, described, networkInterface), "SageMaker's description of the interface names the domain.");
        if (s_notebook.Match(description) is { Success: true } notebook)
            return new InterfaceMatch(null, null, $"It is the interface of notebook instance {notebook.Groups["name"].Value}.");
        foreach (var domain in estate.Domains.Items)
        {
            var managed = new HashSet<string>(known.Region.Index.SecurityGroupsManagedFor(domain.DomainArn).Select(group => group.GroupId), StringComparer.Ordinal);
            if (networkInterface.Groups.FirstOrDefault(group => managed.Contains(group.GroupId)) is { } made)
                return new InterfaceMatch(domain, User(estate, domain, networkInterface), $"It carries {made.GroupId}, which SageMaker made for the domain.");
        }

        // Something that a person runs may carry a domain's group as well; SageMaker's interfaces are in the domain's subnets.
        var candidates = estate.Domains.Items
            .Where(domain => domain.SubnetIds.Contains(networkInterface.SubnetId, StringComparer.Ordinal) && networkInterface.Groups.Any(group => Groups(estate, domain).Contains(group.GroupId, StringComparer.Ordinal)))
            .ToList();
        return candidates.Count == 1 && description.IndexOf("SageMaker", StringComparison.OrdinalIgnoreCase) >= 0
            ? new InterfaceMatch(candidates[0], User(estate, candidates[0], networkInterface), "SageMaker manages it, and it has a subnet and a security group of this domain only.")
            : new InterfaceMatch(null, null, candidates.Count > 1 ? "Several domains use its subnet and group, and nothing shows whose it is." : "Nothing shows that it is a domain's.");
    }

    /// <summary>Whose an interface may be that the estate does not have.</summary>
    public InterfaceMatch OfFormer(EstateView? estate, (RegionView Region, Subnet Subnet)? place)
    {
        if (estate is null)
            return new InterfaceMatch(null, null, "There is no estate to look it up in.");
        if (!_former || place is not { } at)
            return new InterfaceMatch(null, null, "The estate does not have it: it may be an app's that has ended since, or of another network.");
        var domains = at.Region.Estate.Domains.Items.Where(domain => domain.SubnetIds.Contains(at.Subnet.SubnetId, StringComparer.Ordinal)).ToList();
        return domains.Count == 1
            ? new InterfaceMatch(domains[0], null, $"It is gone, and its subnet {at.Subnet.SubnetId} is this domain's and no other's.")
            : new InterfaceMatch(null, null, $"It is gone, and {(domains.Count == 0 ? "no domain uses" : "several domains use")} its subnet {at.Subnet.SubnetId}.");
    }

    private static string? Between(KnownInterface known)
    {
        if (known.Region.EndpointOf(known.Interface.NetworkInterfaceId) is { } endpoint)
            return $"It belongs to endpoint {endpoint.VpcEndpointId}.";
        if (MountTargetInterfaces.Of(known.Interface) is { } target)
            return $"It belongs to mount target {target.MountTargetId} of {target.FileSystemId}.";

        // The wire spells it with or without underscores (aws-sdk models, NetworkInterfaceType).
        var type = (known.Interface.InterfaceType ?? "").Replace("_", "").ToUpperInvariant();
        return type is "NATGATEWAY" or "VPCENDPOINT" or "GATEWAYLOADBALANCER" or "GATEWAYLOADBALANCERENDPOINT" or "NETWORKLOADBALANCER" or "TRANSITGATEWAY" or "EFS"
            ? $"It is of type {known.Interface.InterfaceType}, which carries others' traffic."
            : null;
    }

    private static Domain? Domain(RegionEstate estate, string id) => estate.Domains.Items.FirstOrDefault(domain => domain.DomainId == id);

    private static IEnumerable<string> Groups(RegionEstate estate, Domain domain) =>
        (domain.DefaultUserSettings?.SecurityGroups ?? []).Concat(domain.DefaultSpaceSettings?.SecurityGroups ?? []).Concat(domain.DomainSettings?.SecurityGroupIds ?? [])
            .Concat(estate.UserProfiles.Items.Where(profile => profile.DomainId == domain.DomainId).SelectMany(profile => profile.UserSettings?.SecurityGroups ?? []));

    /// <summary>The profile that alone names one of the interface's groups. It is shown only where every profile of the domain was described.</summary>
    private static string? User(RegionEstate estate, Domain domain, NetworkInterface networkInterface)
    {
        var profiles = estate.UserProfiles.Items.Where(profile => profile.DomainId == domain.DomainId).ToList();
        if (!estate.UserProfiles.IsComplete || profiles.Count == 0)
            return null;
        if (profiles.Count == 1 && estate.Spaces.IsComplete && estate.Spaces.Items.All(space => space.DomainId != domain.DomainId || space.OwnershipSettingsSummary?.OwnerUserProfileName == profiles[0].UserProfileName))
            return profiles[0].UserProfileName;
        if (profiles.Any(profile => profile.UserSettings is null))
            return null;
        var shared = new HashSet<string>((domain.DefaultUserSettings?.SecurityGroups ?? []).Concat(domain.DefaultSpaceSettings?.SecurityGroups ?? []), StringComparer.Ordinal);
        var owners = networkInterface.Groups.Where(group => !shared.Contains(group.GroupId))
            .Select(group => profiles.Where(profile => profile.UserSettings!.SecurityGroups.Contains(group.GroupId, StringComparer.Ordinal)).ToList())
            .Where(having => having.Count == 1).Select(having => having[0].UserProfileName).Distinct(StringComparer.Ordinal).ToList();
        return owners.Count == 1 ? owners[0] : null;
    }
}

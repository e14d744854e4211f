using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// From where a domain's paths start: an app's interface in each of its subnets or, where no app runs there, any plain interface. A subnet's routes
/// and ACL are the same for all that stands in it; the groups are not, and what an interface lacks of them is said.
/// </summary>
internal sealed class LiveSources(NetworkIndex index, Domain domain)
{
    private readonly IReadOnlyList<string> _users = domain.DefaultUserSettings?.SecurityGroups ?? [];
    private readonly IReadOnlyList<string> _spaces = domain.DefaultSpaceSettings?.SecurityGroups ?? [];

    /// <summary>The sources, in the order of the domain's subnets; subnets without any are left out.</summary>
    public IReadOnlyList<LiveSource> All() => domain.SubnetIds.Distinct(StringComparer.Ordinal).Select(id => index.Subnet(id)).OfType<Subnet>().Select(In).OfType<LiveSource>().ToList();

    private LiveSource? In(Subnet subnet) => index.InterfacesIn(subnet.VpcId)
        .Where(i => i.SubnetId == subnet.SubnetId && i.PrivateIpAddress is { Length: > 0 })
        .Where(i => IsApps(i) || IsPlain(i))
        .Select(i => new LiveSource { Interface = i, Subnet = subnet, IsApp = IsApps(i), LackingGroupIds = Lacking(i) })
        .OrderByDescending(s => s.IsApp).ThenBy(s => s.LackingGroupIds.Count).ThenBy(s => s.Interface.NetworkInterfaceId, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>As SageMaker describes its interfaces in accounts that were exported by Terraform; AWS documents no form.</summary>
    private bool IsApps(NetworkInterface networkInterface) => networkInterface.Description?.IndexOf($"Studio Domain({domain.DomainId})", StringComparison.Ordinal) >= 0;

    // An interface with a public address, or one that forwards for others, would answer another question than an app's.
    private static bool IsPlain(NetworkInterface i) =>
        i.InterfaceType is null or "interface" && MountTargetInterfaces.Of(i) is null && i.Association?.PublicIp is null && i.SourceDestCheck != false;

    // Apps of profiles and private spaces carry the users' groups, those of shared spaces the spaces' (API_DefaultSpaceSettings).
    private IReadOnlyList<string> Lacking(NetworkInterface i)
    {
        var own = i.Groups.Select(g => g.GroupId).ToList();
        var users = _users.Except(own, StringComparer.Ordinal).ToList();
        return users.Count > 0 && _spaces.Count > 0 && _spaces.All(own.Contains) ? [] : users;
    }
}

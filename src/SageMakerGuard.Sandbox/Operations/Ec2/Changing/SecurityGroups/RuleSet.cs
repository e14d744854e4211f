using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>Rules put into permissions and taken out of them: AWS lists the rules that have protocol and ports in common as one.</summary>
internal static class RuleSet
{
    public static IReadOnlyList<IpPermission> With(IReadOnlyList<IpPermission> permissions, IEnumerable<SecurityGroupRule> added)
    {
        var list = permissions.ToList();
        foreach (var rule in added)
        {
            var place = list.FindIndex(p => Ports(p) == (rule.Protocol, rule.FromPort, rule.ToPort));
            if (place < 0)
                list.Add(Alone(rule));
            else
                list[place] = Joined(list[place], rule);
        }

        return list;
    }

    public static IReadOnlyList<IpPermission> Without(string groupId, bool egress, IReadOnlyList<IpPermission> permissions, IReadOnlyCollection<string> keys)
    {
        bool Stays(IpPermission alone) => !keys.Contains(SecurityGroupRule.Of(groupId, egress, [alone]).Single().Key);
        return permissions.Select(p => p with
        {
            IpRanges = p.IpRanges.Where(r => Stays(Bare(p) with { IpRanges = [r] })).ToList(),
            Ipv6Ranges = p.Ipv6Ranges.Where(r => Stays(Bare(p) with { Ipv6Ranges = [r] })).ToList(),
            PrefixListIds = p.PrefixListIds.Where(l => Stays(Bare(p) with { PrefixListIds = [l] })).ToList(),
            UserIdGroupPairs = p.UserIdGroupPairs.Where(g => Stays(Bare(p) with { UserIdGroupPairs = [g] })).ToList(),
        }).Where(p => p.IpRanges.Count + p.Ipv6Ranges.Count + p.PrefixListIds.Count + p.UserIdGroupPairs.Count > 0).ToList();
    }

    /// <summary>A rule as a permission of its own.</summary>
    public static IpPermission Alone(SecurityGroupRule rule) => Joined(
        rule.Protocol == RuleProtocol.All ? new() { IpProtocol = rule.Protocol } : new() { IpProtocol = rule.Protocol, FromPort = rule.FromPort, ToPort = rule.ToPort },
        rule);

    private static IpPermission Joined(IpPermission permission, SecurityGroupRule rule) => permission with
    {
        IpRanges = rule.CidrIpv4 is { } v4 ? [.. permission.IpRanges, new() { CidrIp = v4 }] : permission.IpRanges,
        Ipv6Ranges = rule.CidrIpv6 is { } v6 ? [.. permission.Ipv6Ranges, new() { CidrIpv6 = v6 }] : permission.Ipv6Ranges,
        PrefixListIds = rule.PrefixListId is { } list ? [.. permission.PrefixListIds, new() { Id = list }] : permission.PrefixListIds,
        UserIdGroupPairs = rule.Peer is { } peer ? [.. permission.UserIdGroupPairs, peer] : permission.UserIdGroupPairs,
    };

    private static IpPermission Bare(IpPermission permission) => new() { IpProtocol = permission.IpProtocol, FromPort = permission.FromPort, ToPort = permission.ToPort };

    private static (string Protocol, int From, int To) Ports(IpPermission permission)
    {
        var protocol = RuleProtocol.Normal(permission.IpProtocol) ?? permission.IpProtocol;
        return protocol == RuleProtocol.All ? (protocol, -1, -1) : (protocol, permission.FromPort ?? -1, permission.ToPort ?? -1);
    }
}

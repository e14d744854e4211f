using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>One rule of a security group: a protocol, its ports, and one peer. Direction and description are not part of it.</summary>
public sealed record GroupRule
{
    /// <summary>tcp, udp, icmp, a protocol's number, or -1 for all.</summary>
    public string IpProtocol { get; init; } = "tcp";

    /// <summary>The first port; null with protocol -1.</summary>
    public int? FromPort { get; init; }

    /// <summary>The last port; null with protocol -1.</summary>
    public int? ToPort { get; init; }

    /// <summary>An IPv4 block as the peer.</summary>
    public string? CidrIp { get; init; }

    /// <summary>An IPv6 block as the peer.</summary>
    public string? CidrIpv6 { get; init; }

    /// <summary>A prefix list as the peer.</summary>
    public string? PrefixListId { get; init; }

    /// <summary>A security group as the peer; its own id for a rule of the group with itself.</summary>
    public string? PeerGroupId { get; init; }

    /// <summary>The peer, for people.</summary>
    public string Peer() => CidrIp ?? CidrIpv6 ?? PrefixListId ?? PeerGroupId ?? "";

    /// <summary>For people: <c>tcp 443</c>, <c>tcp 8192-65535</c>, <c>all traffic</c>.</summary>
    public string What() => IpProtocol == "-1" ? "all traffic"
        : FromPort == ToPort ? $"{IpProtocol} {FromPort?.ToString(CultureInfo.InvariantCulture)}"
        : $"{IpProtocol} {FromPort?.ToString(CultureInfo.InvariantCulture)}-{ToPort?.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>Rules as lists of permissions hold them: those of one protocol and port range together, each with many peers.</summary>
internal static class GroupRules
{
    public static bool Holds(IReadOnlyList<IpPermission> permissions, GroupRule rule) =>
        permissions.Any(p => SameTraffic(p, rule) && HasPeer(p, rule));

    public static IReadOnlyList<IpPermission> With(IReadOnlyList<IpPermission> permissions, GroupRule rule)
    {
        if (Holds(permissions, rule))
            return permissions;
        var added = false;
        var changed = permissions.Select(p =>
        {
            if (added || !SameTraffic(p, rule))
                return p;
            added = true;
            return WithPeer(p, rule);
        }).ToList();
        if (!added)
            changed.Add(WithPeer(new() { IpProtocol = rule.IpProtocol, FromPort = rule.FromPort, ToPort = rule.ToPort }, rule));
        return changed;
    }

    public static IReadOnlyList<IpPermission> Without(IReadOnlyList<IpPermission> permissions, GroupRule rule) => permissions
        .Select(p => SameTraffic(p, rule) ? WithoutPeer(p, rule) : p)
        .Where(p => p.IpRanges.Count + p.Ipv6Ranges.Count + p.PrefixListIds.Count + p.UserIdGroupPairs.Count > 0)
        .ToList();

    /// <summary>The rules of a group, in an order that does not depend on how AWS lists them.</summary>
    public static JsonNode Image(SecurityGroup group) => new JsonObject
    {
        ["GroupName"] = group.GroupName,
        ["Ingress"] = Lines(group.IpPermissions),
        ["Egress"] = Lines(group.IpPermissionsEgress),
    };

    private static JsonArray Lines(IReadOnlyList<IpPermission> permissions) => new([.. permissions
        .SelectMany(p => p.IpRanges.Select(r => r.CidrIp)
            .Concat(p.Ipv6Ranges.Select(r => r.CidrIpv6))
            .Concat(p.PrefixListIds.Select(r => r.Id))
            .Concat(p.UserIdGroupPairs.Select(r => r.GroupId))
            .Select(peer => string.Format(CultureInfo.InvariantCulture, "{0} {1}-{2} {3}", p.IpProtocol, p.FromPort, p.ToPort, peer)))
        .OrderBy(line => line, StringComparer.Ordinal)
        .Select(line => (JsonNode?)JsonValue.Create(line))]);

    // AWS leaves the ports of 'all traffic' out.
    private static bool SameTraffic(IpPermission p, GroupRule rule) =>
        p.IpProtocol == rule.IpProtocol && (rule.IpProtocol == "-1" || ((p.FromPort ?? -1) == (rule.FromPort ?? -1) && (p.ToPort ?? -1) == (rule.ToPort ?? -1)));

    private static bool HasPeer(IpPermission p, GroupRule rule) =>
        (rule.CidrIp is { } v4 && p.IpRanges.Any(r => r.CidrIp == v4))
        || (rule.CidrIpv6 is { } v6 && p.Ipv6Ranges.Any(r => r.CidrIpv6 == v6))
        || (rule.PrefixListId is { } list && p.PrefixListIds.Any(r => r.Id == list))
        || (rule.PeerGroupId is { } group && p.UserIdGroupPairs.Any(r => r.GroupId == group));

    private static IpPermission WithPeer(IpPermission p, GroupRule rule) => p with
    {
        IpRanges = rule.CidrIp is { } v4 ? [.. p.IpRanges, new() { CidrIp = v4 }] : p.IpRanges,
        Ipv6Ranges = rule.CidrIpv6 is { } v6 ? [.. p.Ipv6Ranges, new() { CidrIpv6 = v6 }] : p.Ipv6Ranges,
        PrefixListIds = rule.PrefixListId is { } list ? [.. p.PrefixListIds, new() { Id = list }] : p.PrefixListIds,
        UserIdGroupPairs = rule.PeerGroupId is { } group ? [.. p.UserIdGroupPairs, new() { GroupId = group }] : p.UserIdGroupPairs,
    };

    private static IpPermission WithoutPeer(IpPermission p, GroupRule rule) => p with
    {
        IpRanges = p.IpRanges.Where(r => r.CidrIp != rule.CidrIp).ToList(),
        Ipv6Ranges = p.Ipv6Ranges.Where(r => r.CidrIpv6 != rule.CidrIpv6).ToList(),
        PrefixListIds = p.PrefixListIds.Where(r => r.Id != rule.PrefixListId).ToList(),
        UserIdGroupPairs = p.UserIdGroupPairs.Where(r => r.GroupId != rule.PeerGroupId).ToList(),
    };
}

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>
/// Whether the groups of an interface let traffic pass. Groups only allow, what any of them allows passes, and answers to what
/// passed need no rule (Amazon VPC User Guide, 'Security groups', 'Security group rules'). One instance serves a region and may be
/// used by several threads.
/// </summary>
public sealed class SecurityGroupFilter(NetworkIndex index)
{
    private readonly ConcurrentDictionary<string, CompiledGroup?> _ingress = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CompiledGroup?> _egress = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AddressSet?> _lists = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AddressSet> _interfaces = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, string?>> _addressesByGroup = new(() =>
        index.Region.NetworkInterfaces.Items.SelectMany(i => i.Groups.Select(g => (g.GroupId, i.PrivateIpAddress))).ToLookup(p => p.GroupId, p => p.PrivateIpAddress, StringComparer.Ordinal));

    /// <summary>Whether the groups let the traffic go out to (<paramref name="egress"/>) or come in from the peer.</summary>
    public SecurityGroupDecision Decide(IReadOnlyList<string> groupIds, bool egress, Traffic traffic, Peer peer)
    {
        if (Whole(groupIds, egress, traffic, peer) is { } whole)
            return whole;

        // The peer's addresses may be unknown: a stand-in keeps the ports countable, and no block can match it.
        var space = new TrafficSpace(peer.Addresses ?? s_nowhere, traffic.HasPorts ? traffic.FirstPort : 0, traffic.HasPorts ? traffic.LastPort : 65535);
        List<UnknownFact>? unknowns = null;
        CompiledGroupRule? first = null;
        string? firstGroup = null;
        foreach (var id in groupIds)
        {
            if (Group(id, egress) is not { } group)
            {
                (unknowns ??= []).AddRange(MissingGroup(id));
                continue;
            }

            foreach (var rule in group.Rules)
            {
                if (!rule.Concerns(traffic) || !Take(space, rule, peer, ref unknowns))
                    continue;
                first ??= rule;
                firstGroup ??= id;
                if (space.IsEmpty)
                    return new() { Outcome = FilterOutcome.Admits, GroupId = id, RuleParts = rule, Refused = AddressSet.Empty };
            }
        }

        return new()
        {
            Outcome = unknowns is not null ? FilterOutcome.Unknown : first is null ? FilterOutcome.Refuses : FilterOutcome.AdmitsSome,
            GroupId = firstGroup,
            RuleParts = first,
            Refused = peer.Addresses is null ? null : space.Addresses,
            Unknowns = unknowns ?? (IReadOnlyList<UnknownFact>)[],
        };
    }

    /// <summary>The addresses of a prefix list; null where the list or its blocks could not be read.</summary>
    public AddressSet? PrefixListAddresses(string prefixListId) =>
        _lists.TryGetValue(prefixListId, out var known) ? known
        : _lists.GetOrAdd(prefixListId, index.PrefixList(prefixListId)?.Cidrs is { } blocks ? AddressSet.Parse(blocks) : null);

    /// <summary>Nearly every question is answered by one rule that holds all of it.</summary>
    private SecurityGroupDecision? Whole(IReadOnlyList<string> groupIds, bool egress, Traffic traffic, Peer peer)
    {
        foreach (var id in groupIds)
        {
            if (Group(id, egress) is not { } group)
                continue;
            foreach (var rule in group.Rules)
            {
                if (!rule.CoversPorts(traffic))
                    continue;
                var holds = rule.Block is { } block ? peer.Addresses is { } addresses && addresses.IsWithin(block)
                    : rule.PrefixListId is { } list ? list == peer.PrefixListId
                    : peer.GroupIds is { } groups && Carries(groups, rule.PeerGroupId!);
                if (holds)
                    return group.DecisionOf(rule);
            }
        }

        return null;
    }

    private static bool Carries(IReadOnlyList<string> groups, string group)
    {
        for (var i = 0; i < groups.Count; i++)
        {
            if (groups[i] == group)
                return true;
        }

        return false;
    }

    private static readonly AddressSet s_nowhere = AddressSet.Of(Cidr.Parse("0.0.0.0/32"));

    private bool Take(TrafficSpace space, CompiledGroupRule rule, Peer peer, ref List<UnknownFact>? unknowns)
    {
        var (from, to) = rule.Protocol == Traffic.AnyProtocol ? (0, 65535) : (rule.First, rule.Last);
        if (rule.Block is { } block)
        {
            if (peer.Addresses is not null)
                return space.Take(block, from, to);

            // Addresses nobody knows: only a rule for every address surely holds them.
            if (block.PrefixLength == 0 && !block.IsV6)
                return space.TakePorts(from, to);
            if (!block.IsV6 && peer.PrefixListId is { } unreadList)
                (unknowns ??= []).Add(UnreadList(unreadList));
            return false;
        }

        if (rule.PrefixListId is { } list)
        {
            if (list == peer.PrefixListId)
                return space.TakePorts(from, to);
            if (PrefixListAddresses(list) is { } blocks && peer.Addresses is not null)
                return space.Take(blocks, from, to);

            // A list of AWS's own (com.amazonaws…) never holds private addresses, so an unread one decides nothing about those.
            var unread = PrefixListAddresses(list) is null ? list : peer.PrefixListId;
            if (unread is not null && !(peer.Addresses is { } addresses && PublicAddresses.NoneOf(addresses) && IsAmazons(list)))
                (unknowns ??= []).Add(UnreadList(unread));
            return false;
        }

        // 'Security group referencing' means the private addresses of the interfaces that carry the group (Amazon VPC User Guide).
        if (peer.GroupIds is { } groups)
            return Carries(groups, rule.PeerGroupId!) && space.TakePorts(from, to);
        if (peer.Addresses is null)
            return false;
        var took = space.Take(InterfacesOf(rule.PeerGroupId!), from, to);
        if (!index.Region.NetworkInterfaces.IsComplete && !space.IsEmpty)
            (unknowns ??= []).AddRange(Unread.Facts(index.Region.NetworkInterfaces, null, $"which interfaces carry {rule.PeerGroupId}"));
        return took;
    }

    private AddressSet InterfacesOf(string group) =>
        _interfaces.TryGetValue(group, out var known) ? known : _interfaces.GetOrAdd(group, AddressSet.Parse(_addressesByGroup.Value[group]));

    private bool IsAmazons(string list) => index.PrefixList(list)?.PrefixListName.StartsWith("com.amazonaws.", StringComparison.Ordinal) == true;

    private UnknownFact UnreadList(string id) => Unread.Facts(index.Region.PrefixLists, id, $"what prefix list {id} holds")[0];

    private IReadOnlyList<UnknownFact> MissingGroup(string id) => Unread.Facts(index.Region.SecurityGroups, id, $"what security group {id} admits");

    private CompiledGroup? Group(string id, bool egress)
    {
        var compiled = egress ? _egress : _ingress;
        if (compiled.TryGetValue(id, out var known))
            return known;
        return compiled.GetOrAdd(id, index.SecurityGroup(id) is { } group ? new CompiledGroup(id, egress ? group.IpPermissionsEgress : group.IpPermissions, egress) : null);
    }
}

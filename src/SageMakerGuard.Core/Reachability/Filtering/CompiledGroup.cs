using System;
using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>One direction of a group, with its blocks parsed once: a row per peer of each rule.</summary>
internal sealed class CompiledGroup
{
    public CompiledGroup(string groupId, IReadOnlyList<IpPermission> permissions, bool egress)
    {
        GroupId = groupId;
        var rules = new List<CompiledGroupRule>();
        foreach (var permission in permissions)
        {
            var protocol = Traffic.ProtocolNumber(permission.IpProtocol);
            var ports = protocol is 6 or 17;
            var first = ports && permission.FromPort is >= 0 and var from ? from : 0;
            var last = ports && permission.ToPort is >= 0 and var to ? to : 65535;
            foreach (var range in permission.IpRanges)
                AddBlock(range.CidrIp);
            foreach (var range in permission.Ipv6Ranges)
                AddBlock(range.CidrIpv6);
            foreach (var list in permission.PrefixListIds)
                rules.Add(new(egress, protocol, first, last, null, list.Id, null));
            foreach (var pair in permission.UserIdGroupPairs)
                rules.Add(new(egress, protocol, first, last, null, null, pair.GroupId));

            void AddBlock(string text)
            {
                if (Cidr.TryParse(text, out var block))
                    rules.Add(new(egress, protocol, first, last, block, null, null));
            }
        }

        Rules = [.. rules];
    }

    public string GroupId { get; }

    public CompiledGroupRule[] Rules { get; }

    /// <summary>What is said where this rule admits everything asked for: always the same, so it is made once.</summary>
    public SecurityGroupDecision DecisionOf(CompiledGroupRule rule) =>
        rule.Whole ??= new() { Outcome = FilterOutcome.Admits, GroupId = GroupId, RuleParts = rule, Refused = AddressSet.Empty };
}

/// <summary>A rule for one peer.</summary>
internal sealed class CompiledGroupRule(bool egress, int protocol, int first, int last, Cidr? block, string? prefixListId, string? peerGroupId)
{
    public int Protocol { get; } = protocol;

    public int First { get; } = first;

    public int Last { get; } = last;

    public Cidr? Block { get; } = block;

    public string? PrefixListId { get; } = prefixListId;

    public string? PeerGroupId { get; } = peerGroupId;

    private string? _text;

    public SecurityGroupDecision? Whole { get; set; }

    /// <summary>Whether protocol and ports meet. A rule for all protocols means every port (API_IpPermission).</summary>
    public bool Concerns(Traffic traffic) =>
        Protocol == Traffic.AnyProtocol || (Protocol == traffic.Protocol && First <= traffic.LastPort && traffic.FirstPort <= Last);

    /// <summary>Whether it admits all of the ports.</summary>
    public bool CoversPorts(Traffic traffic) =>
        Protocol == Traffic.AnyProtocol || (Protocol == traffic.Protocol && First <= traffic.FirstPort && traffic.LastPort <= Last);

    public override string ToString() => _text ??=
        Traffic.Describe(Protocol, First, Last) + (egress ? " to " : " from ") + (PrefixListId ?? PeerGroupId ?? Block?.ToString() ?? "");
}

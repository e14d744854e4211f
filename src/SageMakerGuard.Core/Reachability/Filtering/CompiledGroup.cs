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
                rules.Add(new(egress, protocol, first, last, null, list.Id, null, null));
            foreach (var pair in permission.UserIdGroupPairs)
                rules.Add(new(egress, protocol, first, last, null, null, pair.GroupId, pair.VpcPeeringConnectionId));

            void AddBlock(string text)
            {
                if (Cidr.TryParse(text, out var block))
                    rules.Add(new(egress, protocol, first, last, block, null, null, null));
            }
        }

        Rules = [.. rules];
    }

    public string GroupId { get; }

    public CompiledGroupRule[] Rules { get; }
}

/// <summary>A rule for one peer.</summary>
internal sealed record CompiledGroupRule(bool Egress, int Protocol, int First, int Last, Cidr? Block, string? PrefixListId, string? PeerGroupId, string? PeeringId)
{
    /// <summary>Whether protocol and ports meet. A rule for all protocols means every port (API_IpPermission).</summary>
    public bool Concerns(Traffic traffic) =>
        Protocol == Traffic.AnyProtocol || (Protocol == traffic.Protocol && First <= traffic.LastPort && traffic.FirstPort <= Last);

    public override string ToString() =>
        Traffic.Describe(Protocol, First, Last) + (Egress ? " to " : " from ") + (PrefixListId ?? PeerGroupId ?? Block?.ToString() ?? "");
}

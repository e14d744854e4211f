using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Baselines;

/// <summary>What the rules of one direction of a group let through together, as a set of addresses and ports: whether one rule's traffic is in it is decided by inclusion and not by text.</summary>
internal sealed class RuleSpace(IReadOnlyList<RuleLine> rules, PeerAddresses peers)
{
    /// <summary>Whether everything that a rule lets through is let through by these.</summary>
    public bool Covers(RuleLine rule)
    {
        var left = new TrafficSpace(peers.Among(rule.Peer), rule.Ports.First, rule.Ports.Last);
        foreach (var other in rules)
        {
            if (left.IsEmpty)
                break;
            if (!other.Ports.Concerns(rule.Ports))
                continue;
            var (first, last) = other.Ports.Protocol == rule.Ports.Protocol ? (other.Ports.First, other.Ports.Last) : (0, 65535);
            if (other.Peer == rule.Peer)
                left.TakePorts(first, last);
            else if (peers.Known(other.Peer) is { } addresses)
                left.Take(addresses, first, last);
        }

        return left.IsEmpty;
    }
}

/// <summary>The addresses of peers: of a block those in it, of a customer's prefix list those of its blocks. Which addresses a group's interfaces have is not known, only that they are the VPC's.</summary>
internal sealed class PeerAddresses(VpcBaseline vpc, IReadOnlyList<PrefixListBaseline> lists)
{
    private static readonly AddressSet s_everything = AddressSet.Of([Cidr.AllV4, Cidr.AllV6]);

    private readonly AddressSet _vpc = AddressSet.Parse(vpc.CidrBlocks);

    /// <summary>The peer's addresses; null where they are not known one by one.</summary>
    public AddressSet? Known(string peer) =>
        Cidr.TryParse(peer, out var block) ? AddressSet.Of(block)
        : peer.StartsWith(RuleLine.PrefixList, StringComparison.Ordinal) && lists.FirstOrDefault(l => l.PrefixListName == peer.Substring(RuleLine.PrefixList.Length)) is { } list ? AddressSet.Parse(list.Cidrs)
        : null;

    /// <summary>Addresses among which the peer's are, whatever they are.</summary>
    public AddressSet Among(string peer) =>
        Known(peer) ?? (!_vpc.IsEmpty && (peer == RuleLine.Itself || peer.StartsWith(RuleLine.Group, StringComparison.Ordinal)) ? _vpc
        : peer.StartsWith(RuleLine.PrefixList + "com.amazonaws.", StringComparison.Ordinal) && peer.IndexOf("ipv6", StringComparison.Ordinal) < 0 ? AddressSet.Of(Cidr.AllV4)
        : s_everything);

    /// <summary>Whether addresses of the internet are among the peer's: those of AWS's own lists are services and not meant.</summary>
    public bool IsInternet(string peer) => Known(peer) is { } addresses && !PublicAddresses.NoneOf(addresses);
}

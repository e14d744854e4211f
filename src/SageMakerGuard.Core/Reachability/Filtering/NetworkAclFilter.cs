using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>What an ACL does with traffic, and why.</summary>
public sealed record NetworkAclDecision
{
    /// <summary>Whether it lets it pass: never Unknown, since an ACL that was read is read whole.</summary>
    public FilterOutcome Outcome { get; init; }

    /// <summary>The rule that decides: the one that allows, or the first that denies something.</summary>
    public NetworkAclEntry? Entry { get; init; }

    /// <summary>The first rule that allows any of it; null where none does.</summary>
    public NetworkAclEntry? Allows { get; init; }

    /// <summary>The addresses of which at least one port is denied.</summary>
    public AddressSet Refused { get; init; } = AddressSet.Empty;

    /// <summary>The rule for people: 'rule 100 allows all traffic 0.0.0.0/0'.</summary>
    public string Rule => Entry is null ? "no rule matches" : string.Format(
        CultureInfo.InvariantCulture, "rule {0} {1} {2} {3}", Entry.RuleNumber >= 32767 ? "*" : Entry.RuleNumber, Entry.RuleAction == "allow" ? "allows" : "denies",
        Traffic.Describe(Traffic.ProtocolNumber(Entry.Protocol), Entry.PortRange?.From ?? 0, Entry.PortRange?.To ?? 65535), Entry.CidrBlock ?? Entry.Ipv6CidrBlock);

    /// <summary>Whether all of it passes.</summary>
    public bool Admits => Outcome == FilterOutcome.Admits;
}

/// <summary>
/// Network ACLs: rules are tried by ascending number and the first match decides, per direction; nothing is remembered, so answers
/// need rules of their own (Amazon VPC User Guide, 'Network ACL basics'). Ranges are decided exactly: all, none or some.
/// </summary>
public sealed class NetworkAclFilter
{
    private readonly ConcurrentDictionary<(NetworkAcl Acl, bool Egress), Row[]> _compiled = new(ByReference.Instance);

    /// <summary>What the ACL does with traffic that leaves its subnets to (<paramref name="egress"/>), or enters them from, the addresses.</summary>
    public NetworkAclDecision Decide(NetworkAcl acl, bool egress, Traffic traffic, AddressSet addresses)
    {
        var rows = _compiled.GetOrAdd((acl, egress), static key => Compile(key.Acl, key.Egress));
        if (Whole(rows, traffic, addresses) is { } whole)
            return whole;
        var space = new TrafficSpace(addresses, traffic.HasPorts ? traffic.FirstPort : 0, traffic.HasPorts ? traffic.LastPort : 65535);
        NetworkAclEntry? allowed = null, denied = null;
        var refused = AddressSet.Empty;
        foreach (var row in rows)
        {
            if (space.IsEmpty)
                break;
            if (row.Protocol != Traffic.AnyProtocol && row.Protocol != traffic.Protocol)
                continue;
            if (row.Allow)
            {
                if (space.Take(row.Block, row.First, row.Last))
                    allowed ??= row.Entry;
                continue;
            }

            var before = space.Addresses;
            if (!space.Take(row.Block, row.First, row.Last))
                continue;
            denied ??= row.Entry;
            refused = refused.Union(before.Intersect(row.Block));
        }

        // What no rule names meets the closing deny.
        refused = refused.Union(space.Addresses);
        var refuses = denied is not null || !space.IsEmpty;
        return new()
        {
            Outcome = !refuses ? FilterOutcome.Admits : allowed is null ? FilterOutcome.Refuses : FilterOutcome.AdmitsSome,
            Entry = refuses ? denied : allowed,
            Allows = allowed,
            Refused = refused,
        };
    }

    /// <summary>Nearly every question is answered by the first rule that touches it at all.</summary>
    private static NetworkAclDecision? Whole(Row[] rows, Traffic traffic, AddressSet addresses)
    {
        foreach (var row in rows)
        {
            if (row.Protocol != Traffic.AnyProtocol && row.Protocol != traffic.Protocol)
                continue;
            if (traffic.HasPorts && (row.Last < traffic.FirstPort || traffic.LastPort < row.First))
                continue;
            if (addresses.IsWithin(row.Block) && (!traffic.HasPorts || (row.First <= traffic.FirstPort && traffic.LastPort <= row.Last)))
                return row.Allow ? row.Whole : null;
            if (addresses.Overlaps(row.Block))
                return null;
        }

        return null;
    }

    private static Row[] Compile(NetworkAcl acl, bool egress)
    {
        var rows = new List<Row>();
        foreach (var entry in acl.Entries.Where(e => e.Egress == egress).OrderBy(e => e.RuleNumber))
        {
            var protocol = Traffic.ProtocolNumber(entry.Protocol);
            var ports = protocol is 6 or 17 ? entry.PortRange : null;
            if (Cidr.TryParse(entry.CidrBlock ?? entry.Ipv6CidrBlock, out var block))
                rows.Add(new Row(entry, protocol, block, ports?.From ?? 0, ports?.To ?? 65535, entry.RuleAction == "allow"));
        }

        return [.. rows];
    }

    private sealed record Row(NetworkAclEntry Entry, int Protocol, Cidr Block, int First, int Last, bool Allow)
    {
        /// <summary>What is said where this rule allows everything asked for.</summary>
        public NetworkAclDecision Whole { get; } = new() { Outcome = FilterOutcome.Admits, Entry = Entry, Allows = Entry };
    }

    private sealed class ByReference : IEqualityComparer<(NetworkAcl Acl, bool Egress)>
    {
        public static ByReference Instance { get; } = new();

        public bool Equals((NetworkAcl Acl, bool Egress) x, (NetworkAcl Acl, bool Egress) y) => ReferenceEquals(x.Acl, y.Acl) && x.Egress == y.Egress;

        public int GetHashCode((NetworkAcl Acl, bool Egress) key) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Acl) * (key.Egress ? 31 : 1);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Baselines;

/// <summary>What the groups of a VPC are for: groups of two VPCs have no name in common as often as not, but both have some for apps and some for endpoints.</summary>
internal sealed class GroupRoles
{
    private const string Apps = "domains' groups";
    private const string Endpoints = "endpoints' groups";

    private readonly VpcBaseline _vpc;
    private readonly Dictionary<string, HashSet<string>> _members;

    public GroupRoles(RegionBaseline region, VpcBaseline vpc)
    {
        _vpc = vpc;
        _members = new(StringComparer.Ordinal)
        {
            [Apps] = new(region.Domains.Where(d => d.VpcId == vpc.VpcId).SelectMany(d => d.SecurityGroups), StringComparer.Ordinal),
            [Endpoints] = new(vpc.VpcEndpoints.SelectMany(e => e.SecurityGroups), StringComparer.Ordinal),
        };
    }

    /// <summary>The roles.</summary>
    public static IReadOnlyList<string> Names { get; } = [Apps, Endpoints];

    /// <summary>Whether the VPC has groups of a role.</summary>
    public bool Has(string role) => _members[role].Count > 0;

    /// <summary>The rules of all groups of a role in one direction.</summary>
    public IEnumerable<string> Rules(string role, bool egress) => _vpc.SecurityGroups
        .Where(group => _members[role].Contains(group.GroupName))
        .SelectMany(group => (egress ? group.Outbound : group.Inbound).Select(line => RuleLine.Parse(line, egress)).Select(rule => (rule with { Peer = Peer(rule.Peer, role) }).ToString()));

    private string Peer(string peer, string role) =>
        peer == RuleLine.Itself ? role
        : peer.StartsWith(RuleLine.Group, StringComparison.Ordinal) ? RoleOf(peer.Substring(RuleLine.Group.Length)) ?? "another group"
        : peer.StartsWith(RuleLine.PrefixList + "com.amazonaws.", StringComparison.Ordinal) ? RuleLine.PrefixList + "of " + peer.Substring(peer.LastIndexOf('.') + 1)
        : _vpc.CidrBlocks.Contains(peer) ? "the VPC's block"
        : _vpc.Subnets.Any(s => s.CidrBlock == peer) ? "a subnet's block"
        : peer;

    private string? RoleOf(string group) => Names.FirstOrDefault(role => _members[role].Contains(group));
}

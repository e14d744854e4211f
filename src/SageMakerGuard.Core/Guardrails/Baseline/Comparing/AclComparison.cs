using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Network ACLs, subnet by subnet: one difference for each direction of an ACL.</summary>
internal static class AclComparison
{
    public static void Compare(SectionPair<NetworkAclBaseline> pair, DifferenceLedger ledger)
    {
        var before = BySubnet(pair.Before);
        var after = BySubnet(pair.After);
        foreach (var group in before.Keys.Intersect(after.Keys, StringComparer.Ordinal).OrderBy(s => s, StringComparer.Ordinal).GroupBy(subnet => (before[subnet], after[subnet]), Both.Instance))
        {
            Compare(group.Key.Item1.Inbound, group.Key.Item2.Inbound, egress: false, group.Key.Item2.Id, group, ledger);
            Compare(group.Key.Item1.Outbound, group.Key.Item2.Outbound, egress: true, group.Key.Item2.Id, group, ledger);
        }
    }

    private static void Compare(IReadOnlyList<string> was, IReadOnlyList<string> now, bool egress, string id, IEnumerable<string> subnets, DifferenceLedger ledger)
    {
        if (was.SequenceEqual(now))
            return;
        var before = new AclSpace(was.Select(line => AclLine.Parse(line, egress)));
        var after = new AclSpace(now.Select(line => AclLine.Parse(line, egress)));
        var wider = !before.Includes(after);
        var narrower = !after.Includes(before);
        ledger.Add(
            wider ? BaselineChange.Regressed : narrower ? BaselineChange.Improved : BaselineChange.Changed, wider ? Severity.Medium : Severity.Informational,
            id, $"{(egress ? "outbound" : "inbound")} entries of the network ACL of {string.Join(", ", subnets)}", Lines(was, now), Lines(now, was));
    }

    private static string? Lines(IReadOnlyList<string> lines, IReadOnlyList<string> others) => lines.Except(others).ToList() is { Count: > 0 } own ? string.Join("; ", own) : null;

    private static Dictionary<string, NetworkAclBaseline> BySubnet(IEnumerable<NetworkAclBaseline> acls)
    {
        var map = new Dictionary<string, NetworkAclBaseline>(StringComparer.Ordinal);
        foreach (var acl in acls)
        {
            foreach (var subnet in acl.Subnets)
                map[subnet] = acl;
        }

        return map;
    }

    private sealed class Both : IEqualityComparer<(NetworkAclBaseline, NetworkAclBaseline)>
    {
        public static Both Instance { get; } = new();

        public bool Equals((NetworkAclBaseline, NetworkAclBaseline) x, (NetworkAclBaseline, NetworkAclBaseline) y) => ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((NetworkAclBaseline, NetworkAclBaseline) pair) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Item1);
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Baselines;

/// <summary>Finds groups that were made anew under another name with the rules that they had, and gives them their old name, also where rules and endpoints speak of them.</summary>
internal static class GroupRenaming
{
    /// <summary>The same pair with groups under their old names.</summary>
    public static SectionPair<GroupBaseline> Undone(SectionPair<GroupBaseline> pair)
    {
        var after = pair.After;
        while (Next(pair.Before, after) is var (oldName, newName))
            after = after.Select(group => Renamed(group, newName, oldName)).ToList();
        return pair with { After = after };
    }

    /// <summary>The names that groups had, by those that they have.</summary>
    public static IReadOnlyDictionary<string, string> Names(SectionPair<GroupBaseline> pair)
    {
        var byId = pair.After.Where(group => group.Id.Length > 0).ToDictionary(group => group.Id, group => group.GroupName, StringComparer.Ordinal);
        return Undone(pair).After.Where(group => byId.TryGetValue(group.Id, out var name) && name != group.GroupName).ToDictionary(group => byId[group.Id], group => group.GroupName, StringComparer.Ordinal);
    }

    // One at a time: each name that is found makes more rules alike. Groups that have no rules have nothing to be known by.
    private static (string Old, string New)? Next(IReadOnlyList<GroupBaseline> before, IReadOnlyList<GroupBaseline> after)
    {
        var had = new HashSet<string>(before.Select(g => g.GroupName), StringComparer.Ordinal);
        var has = new HashSet<string>(after.Select(g => g.GroupName), StringComparer.Ordinal);
        foreach (var gone in before.Where(g => !has.Contains(g.GroupName) && g.Inbound.Count + g.Outbound.Count > 0))
        {
            if (after.FirstOrDefault(g => !had.Contains(g.GroupName) && g.Inbound.SequenceEqual(gone.Inbound) && g.Outbound.SequenceEqual(gone.Outbound)) is { } come)
                return (gone.GroupName, come.GroupName);
        }

        return null;
    }

    private static GroupBaseline Renamed(GroupBaseline group, string from, string to) => group with
    {
        GroupName = group.GroupName == from ? to : group.GroupName,
        Inbound = Renamed(group.Inbound, egress: false, from, to),
        Outbound = Renamed(group.Outbound, egress: true, from, to),
    };

    private static IReadOnlyList<string> Renamed(IReadOnlyList<string> lines, bool egress, string from, string to) => lines
        .Select(line => RuleLine.Parse(line, egress))
        .Select(rule => (rule.Peer == RuleLine.Group + from ? rule with { Peer = RuleLine.Group + to } : rule).ToString())
        .OrderBy(line => line, StringComparer.Ordinal)
        .ToList();
}

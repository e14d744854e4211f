using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// How full the rules of a plan make its security groups. The quota can be raised and no call of this module tells by how much, so what passes it is
/// a note and no refusal.
/// </summary>
internal static class RuleQuota
{
    /// <summary>Rules of a group in one direction, for IPv4 and again for IPv6 (VPC User Guide, 'Amazon VPC quotas', L-0EA8095F).</summary>
    public const int Default = 60;

    /// <summary>A sentence for each group and direction that the plan brings over the quota.</summary>
    public static IEnumerable<string> Notes(RegionEstate after, IEnumerable<ChangeStep> steps)
    {
        foreach (var touched in steps.OfType<AuthorizeRule>().GroupBy(s => (s.GroupId, s.IsEgress)))
        {
            if (after.SecurityGroups.Items.FirstOrDefault(g => g.GroupId == touched.Key.GroupId) is not { } group)
                continue;
            var rules = Count(after, touched.Key.IsEgress ? group.IpPermissionsEgress : group.IpPermissions);
            if (rules > Default)
                yield return $"Security group {group.GroupId} would hold {rules} rules {(touched.Key.IsEgress ? "out" : "in")}, and AWS allows {Default} unless the quota L-0EA8095F was raised. Where it was not, adding them fails (RulesPerSecurityGroupLimitExceeded): merge rules of the group first, or have the quota raised.";
        }
    }

    /// <summary>The fuller of the two families. A peer that is a group or a prefix list counts in both, a list for as many rules as it may have entries, which are at least those that it has.</summary>
    private static int Count(RegionEstate estate, IReadOnlyList<IpPermission> permissions)
    {
        var both = permissions.Sum(p => p.UserIdGroupPairs.Count + p.PrefixListIds.Sum(list => Weight(estate, list.Id)));
        return both + Math.Max(permissions.Sum(p => p.IpRanges.Count), permissions.Sum(p => p.Ipv6Ranges.Count));
    }

    // AWS's own lists for gateway endpoints weigh one (VPC User Guide, 'AWS-managed prefix list weight').
    private static int Weight(RegionEstate estate, string listId) => estate.PrefixLists.Items.FirstOrDefault(l => l.PrefixListId == listId) is { Cidrs.Count: > 0 } list
        && !list.PrefixListName.StartsWith("com.amazonaws.", StringComparison.Ordinal) ? list.Cidrs.Count : 1;
}

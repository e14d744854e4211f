using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>
/// Sixty rules a direction, IPv4 and IPv6 apart; a group counts in both, a prefix list in both with its weight (VPC User Guide, 'Amazon VPC
/// quotas' and 'AWS-managed prefix list weight'; jantman/awslimitchecker#431).
/// </summary>
internal static class RuleQuota
{
    private const int MaxRules = 60;
    private const int CloudFrontWeight = 55;

    public static void Check(RegionEstate estate, IReadOnlyList<SecurityGroupRule> rules)
    {
        if (Count(rule => rule.CidrIpv6 is null) > MaxRules || Count(rule => rule.CidrIpv4 is null) > MaxRules)
            throw new AwsFault("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");

        int Count(Func<SecurityGroupRule, bool> counts) => rules.Where(counts).Sum(rule => rule.PrefixListId is { } list ? Weight(estate.PrefixLists.Items.FirstOrDefault(p => p.PrefixListId == list)) : 1);
    }

    /// <summary>AWS's lists have weights of their own, an account's list counts with the entries that it may have.</summary>
    private static int Weight(PrefixList? list) => list switch
    {
        null => 1,
        _ when list.PrefixListName.EndsWith("cloudfront.origin-facing", StringComparison.Ordinal) => CloudFrontWeight,
        _ when list.PrefixListName.StartsWith("com.amazonaws.", StringComparison.Ordinal) => 1,
        _ => Math.Max(1, list.Cidrs?.Count ?? 1),
    };
}

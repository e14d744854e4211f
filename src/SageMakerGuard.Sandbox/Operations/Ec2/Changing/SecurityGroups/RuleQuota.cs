using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>
/// So many rules a direction, IPv4 and IPv6 apart; a group counts in both, a prefix list in both with its weight (VPC User Guide, 'Amazon VPC
/// quotas'; jantman/awslimitchecker#431).
/// </summary>
internal static class RuleQuota
{
    public static void Check(RegionState region, IReadOnlyList<SecurityGroupRule> rules)
    {
        var lists = region.Estate.PrefixLists.Items;

        // aws-samples/aws-cloudfront-samples#53.
        if (Count(rule => rule.CidrIpv6 is null) > region.Quotas.RulesPerGroup || Count(rule => rule.CidrIpv4 is null) > region.Quotas.RulesPerGroup)
            throw new AwsFault("RulesPerSecurityGroupLimitExceeded", "The maximum number of rules per security group has been reached.");

        int Count(Func<SecurityGroupRule, bool> counts) => rules.Where(counts).Sum(rule => rule.PrefixListId is { } list ? PrefixListWeight.Of(lists.FirstOrDefault(p => p.PrefixListId == list)) : 1);
    }
}

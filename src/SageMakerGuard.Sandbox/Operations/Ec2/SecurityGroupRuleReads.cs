using System.Linq;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeSecurityGroupRules: a row for each peer. Rules have ids of their own, which an estate does not hold.</summary>
internal static class SecurityGroupRuleReads
{
    public static Ec2Operation Operation { get; } = new Listing<(SecurityGroupRule Rule, string Id)>
    {
        Set = "securityGroupRuleSet",
        Items = region => region.Estate.SecurityGroups.Items.SelectMany(SecurityGroupRule.Of).Select(rule => (rule, rule.Id(region))),
        Id = row => row.Id,
        Ids = new("SecurityGroupRuleId", "sgr", "InvalidSecurityGroupRuleId.Malformed", "InvalidSecurityGroupRuleId.NotFound", id => $"[sandbox] The security group rule ID '{id}' does not exist"),
        Page = PageRule.Usual with { Default = int.MaxValue },
        Filters = new() { { "group-id", row => row.Rule.GroupId }, { "security-group-rule-id", row => row.Id }, (row, region) => region.Rules.Find(row.Rule.Key)?.Tags ?? [] },
        Write = (xml, row, region) => row.Rule.Write(xml, region),
    }.As("DescribeSecurityGroupRules");
}

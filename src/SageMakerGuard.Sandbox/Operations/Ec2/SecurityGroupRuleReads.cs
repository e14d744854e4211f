using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeSecurityGroupRules: a row for each peer. Rules have ids of their own, which an estate does not hold; the sandbox makes them from what the rule says.</summary>
internal static class SecurityGroupRuleReads
{
    private sealed record Row(SecurityGroup Group, bool Egress, IpPermission Rule, string? Ipv4, string? Ipv6, string? PrefixList, UserIdGroupPair? Peer)
    {
        public string Id => Ec2Elements.MadeUpId("sgr", string.Join("|", Group.GroupId, Egress, Rule.IpProtocol, Rule.FromPort, Rule.ToPort, Ipv4, Ipv6, PrefixList, Peer?.GroupId));
    }

    public static Ec2Operation Operation { get; } = new Listing<Row>
    {
        Set = "securityGroupRuleSet",
        Items = region => region.Estate.SecurityGroups.Items.SelectMany(g => Rows(g, false, g.IpPermissions).Concat(Rows(g, true, g.IpPermissionsEgress))),
        Id = r => r.Id,
        Ids = new("SecurityGroupRuleId", "sgr", "InvalidSecurityGroupRuleId.Malformed", "InvalidSecurityGroupRuleId.NotFound", id => $"[sandbox] The security group rule ID '{id}' does not exist"),
        Page = PageRule.Usual with { Default = int.MaxValue },
        Filters = new() { { "group-id", r => r.Group.GroupId }, { "security-group-rule-id", r => r.Id }, _ => [] },
        Write = (xml, r, region) =>
        {
            xml.Text("securityGroupRuleId", r.Id);
            xml.Text("groupId", r.Group.GroupId);
            xml.Text("groupOwnerId", r.Group.OwnerId.Length > 0 ? r.Group.OwnerId : region.AccountId);
            xml.Flag("isEgress", r.Egress);
            xml.Text("ipProtocol", r.Rule.IpProtocol);
            xml.Number("fromPort", r.Rule.FromPort ?? -1);
            xml.Number("toPort", r.Rule.ToPort ?? -1);
            xml.Text("cidrIpv4", r.Ipv4);
            xml.Text("cidrIpv6", r.Ipv6);
            xml.Text("prefixListId", r.PrefixList);
            if (r.Peer is { } peer)
            {
                xml.Element("referencedGroupInfo", () =>
                {
                    xml.Text("groupId", peer.GroupId);
                    xml.Text("userId", peer.UserId ?? region.AccountId);
                    xml.Text("vpcId", peer.VpcId);
                    xml.Text("vpcPeeringConnectionId", peer.VpcPeeringConnectionId);
                });
            }

            xml.Tags([]);
        },
    }.As("DescribeSecurityGroupRules");

    private static IEnumerable<Row> Rows(SecurityGroup group, bool egress, IReadOnlyList<IpPermission> rules) => rules.SelectMany(rule =>
        rule.IpRanges.Select(r => new Row(group, egress, rule, r.CidrIp, null, null, null))
            .Concat(rule.Ipv6Ranges.Select(r => new Row(group, egress, rule, null, r.CidrIpv6, null, null)))
            .Concat(rule.PrefixListIds.Select(p => new Row(group, egress, rule, null, null, p.Id, null)))
            .Concat(rule.UserIdGroupPairs.Select(p => new Row(group, egress, rule, null, null, null, p))));
}

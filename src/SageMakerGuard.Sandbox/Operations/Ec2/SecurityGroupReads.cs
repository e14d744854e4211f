using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeSecurityGroups.</summary>
internal static class SecurityGroupReads
{
    public static IEnumerable<Ec2Operation> All()
    {
        yield return new Listing<SecurityGroup>
        {
            Set = "securityGroupInfo",
            Items = region => region.Estate.SecurityGroups.Items,
            Id = g => g.GroupId,
            Ids = new("GroupId", "sg", "InvalidGroupId.Malformed", "InvalidGroup.NotFound", id => $"The security group '{id}' does not exist"),

            // API_DescribeSecurityGroups: all of them where MaxResults is absent.
            Page = PageRule.Usual with { Default = int.MaxValue },
            More = ["GroupName"],
            Also = ByName,
            Filters = Filters(),
            Write = Write,
        }.As("DescribeSecurityGroups");
        yield return SecurityGroupRuleReads.Operation;
    }

    /// <summary>GroupName serves groups of the default VPC (API_DescribeSecurityGroups).</summary>
    private static IEnumerable<SecurityGroup> ByName(Ec2Call call, IEnumerable<SecurityGroup> groups)
    {
        if (call.Form.List("GroupName") is not { Count: > 0 } names)
            return groups;
        var named = names.Select(name => DefaultVpc.Group(call.Region, name).GroupId).ToList();
        return groups.Where(g => named.Contains(g.GroupId));
    }

    private static FilterTable<SecurityGroup> Filters()
    {
        FilterTable<SecurityGroup> table = new()
        {
            { "group-id", g => g.GroupId }, { "group-name", g => g.GroupName }, { "description", g => g.Description }, { "vpc-id", g => g.VpcId },
            { "owner-id", (g, region) => g.OwnerId.Length > 0 ? g.OwnerId : region.AccountId },
            g => g.Tags,
        };
        AddRules(table, "ip-permission.", g => g.IpPermissions);
        AddRules(table, "egress.ip-permission.", g => g.IpPermissionsEgress);
        return table;
    }

    private static void AddRules(FilterTable<SecurityGroup> table, string prefix, Func<SecurityGroup, IReadOnlyList<IpPermission>> rules)
    {
        table.Add(prefix + "cidr", g => rules(g).SelectMany(r => r.IpRanges).Select(r => r.CidrIp));
        table.Add(prefix + "ipv6-cidr", g => rules(g).SelectMany(r => r.Ipv6Ranges).Select(r => r.CidrIpv6));
        table.Add(prefix + "from-port", g => rules(g).Select(r => r.FromPort.Word()));
        table.Add(prefix + "to-port", g => rules(g).Select(r => r.ToPort.Word()));
        table.Add(prefix + "protocol", g => rules(g).Select(r => r.IpProtocol));
        table.Add(prefix + "group-id", g => rules(g).SelectMany(r => r.UserIdGroupPairs).Select(p => p.GroupId));
        table.Add(prefix + "user-id", g => rules(g).SelectMany(r => r.UserIdGroupPairs).Select(p => p.UserId));
        table.Add(prefix + "prefix-list-id", g => rules(g).SelectMany(r => r.PrefixListIds).Select(p => p.Id));
        table.Add([prefix + "group-name"]);
    }

    private static void Write(XmlText xml, SecurityGroup g, RegionState region)
    {
        var owner = g.OwnerId.Length > 0 ? g.OwnerId : region.AccountId;
        xml.Text("groupId", g.GroupId);
        xml.Text("groupName", g.GroupName);
        xml.Text("groupDescription", g.Description ?? g.GroupName);
        xml.Text("ownerId", owner);
        xml.Text("vpcId", g.VpcId);
        xml.Text("securityGroupArn", $"arn:{region.Partition}:ec2:{region.Region}:{owner}:security-group/{g.GroupId}");
        xml.Set("ipPermissions", g.IpPermissions, rule => WriteRules(xml, g, false, rule, region));
        xml.Set("ipPermissionsEgress", g.IpPermissionsEgress, rule => WriteRules(xml, g, true, rule, region));
        xml.Tags(g.Tags);
    }

    private static void WriteRules(XmlText xml, SecurityGroup group, bool egress, IpPermission permission, RegionState region)
    {
        var rules = SecurityGroupRule.Of(group.GroupId, egress, [permission]).Select(rule => (Rule: rule, region.Rules.Find(rule.Key)?.Description));
        Write(xml, permission, group.OwnerId.Length > 0 ? group.OwnerId : region.AccountId, rules);
    }

    /// <summary>API_IpPermission: the rules that have protocol and ports in common.</summary>
    public static void Write(XmlText xml, IpPermission permission, string owner, IEnumerable<(SecurityGroupRule Rule, string? Description)> rules)
    {
        xml.Text("ipProtocol", permission.IpProtocol);
        if (permission.IpProtocol != RuleProtocol.All)
        {
            xml.Number("fromPort", permission.FromPort ?? -1);
            xml.Number("toPort", permission.ToPort ?? -1);
        }

        var all = rules.ToList();
        void Peers(string set, string name, Func<SecurityGroupRule, string?> peer) => xml.Set(set, all.Where(row => peer(row.Rule) is not null), row =>
        {
            xml.Text("description", row.Description);
            xml.Text(name, peer(row.Rule));
        });
        xml.Set("groups", all.Where(row => row.Rule.Peer is not null), row =>
        {
            xml.Text("description", row.Description);
            xml.Text("userId", row.Rule.Peer!.UserId ?? owner);
            xml.Text("groupId", row.Rule.Peer.GroupId);
            xml.Text("vpcId", row.Rule.Peer.VpcId);
            xml.Text("vpcPeeringConnectionId", row.Rule.Peer.VpcPeeringConnectionId);
        });
        Peers("ipRanges", "cidrIp", rule => rule.CidrIpv4);
        Peers("ipv6Ranges", "cidrIpv6", rule => rule.CidrIpv6);
        Peers("prefixListIds", "prefixListId", rule => rule.PrefixListId);
    }
}

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

    /// <summary>GroupName serves groups of the default VPC (API_DescribeSecurityGroups); none of an estate's VPCs is one.</summary>
    private static IEnumerable<SecurityGroup> ByName(Ec2Call call, IEnumerable<SecurityGroup> groups) =>
        call.Form.List("GroupName") is { Count: > 0 } names ? throw new AwsFault("InvalidGroup.NotFound", $"The security group '{names[0]}' does not exist") : groups;

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
        xml.Set("ipPermissions", g.IpPermissions, rule => WriteRule(xml, rule, owner));
        xml.Set("ipPermissionsEgress", g.IpPermissionsEgress, rule => WriteRule(xml, rule, owner));
        xml.Tags(g.Tags);
    }

    private static void WriteRule(XmlText xml, IpPermission rule, string owner)
    {
        xml.Text("ipProtocol", rule.IpProtocol);
        if (rule.IpProtocol != "-1")
        {
            xml.Number("fromPort", rule.FromPort ?? -1);
            xml.Number("toPort", rule.ToPort ?? -1);
        }

        xml.Set("groups", rule.UserIdGroupPairs, p =>
        {
            xml.Text("userId", p.UserId ?? owner);
            xml.Text("groupId", p.GroupId);
            xml.Text("vpcId", p.VpcId);
            xml.Text("vpcPeeringConnectionId", p.VpcPeeringConnectionId);
        });
        xml.Set("ipRanges", rule.IpRanges, r => xml.Text("cidrIp", r.CidrIp));
        xml.Set("ipv6Ranges", rule.Ipv6Ranges, r => xml.Text("cidrIpv6", r.CidrIpv6));
        xml.Set("prefixListIds", rule.PrefixListIds, p => xml.Text("prefixListId", p.Id));
    }
}

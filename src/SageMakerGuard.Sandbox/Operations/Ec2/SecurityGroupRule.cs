using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>
/// One rule of a security group as AWS counts and names them: a direction, a protocol, ports and one peer. These make its identity; the
/// description is no part of it (londonaicentre/FLIP#886).
/// </summary>
internal sealed record SecurityGroupRule
{
    public string GroupId { get; init; } = "";

    public bool Egress { get; init; }

    /// <summary>tcp, udp, icmp, icmpv6, a number, or -1 for all.</summary>
    public string Protocol { get; init; } = "-1";

    /// <summary>First port or ICMP type; -1 for all.</summary>
    public int FromPort { get; init; } = -1;

    /// <summary>Last port or ICMP code; -1 for all.</summary>
    public int ToPort { get; init; } = -1;

    public string? CidrIpv4 { get; init; }

    public string? CidrIpv6 { get; init; }

    public string? PrefixListId { get; init; }

    public UserIdGroupPair? Peer { get; init; }

    /// <summary>What a request says of it; what AWS holds is in the region's rule book.</summary>
    public string? Description { get; init; }

    /// <summary>What two rules have in common that are the same.</summary>
    public string Key => string.Join("|", GroupId, Egress ? "egress" : "ingress", Protocol, FromPort.ToString(CultureInfo.InvariantCulture), ToPort.ToString(CultureInfo.InvariantCulture), CidrIpv4, CidrIpv6, PrefixListId, Peer?.GroupId);

    /// <summary>All rules of a group.</summary>
    public static IEnumerable<SecurityGroupRule> Of(SecurityGroup group) => Of(group.GroupId, false, group.IpPermissions).Concat(Of(group.GroupId, true, group.IpPermissionsEgress));

    /// <summary>The rules of one direction.</summary>
    public static IEnumerable<SecurityGroupRule> Of(string groupId, bool egress, IEnumerable<IpPermission> permissions) => permissions.SelectMany(permission =>
    {
        var rule = new SecurityGroupRule { GroupId = groupId, Egress = egress, Protocol = RuleProtocol.Normal(permission.IpProtocol) ?? permission.IpProtocol };
        if (rule.Protocol != RuleProtocol.All)
            rule = rule with { FromPort = permission.FromPort ?? -1, ToPort = permission.ToPort ?? -1 };
        return permission.IpRanges.Select(r => rule with { CidrIpv4 = r.CidrIp })
            .Concat(permission.Ipv6Ranges.Select(r => rule with { CidrIpv6 = r.CidrIpv6 }))
            .Concat(permission.PrefixListIds.Select(p => rule with { PrefixListId = p.Id }))
            .Concat(permission.UserIdGroupPairs.Select(p => rule with { Peer = p }));
    });

    /// <summary>Its id: the one that it was given, or for a rule of the estate one that is made from what it says.</summary>
    public string Id(RegionState region) => region.Rules.Find(Key)?.Id ?? Ec2Elements.MadeUpId("sgr", Key);

    /// <summary>API_SecurityGroupRule.</summary>
    public void Write(XmlText xml, RegionState region)
    {
        var id = Id(region);
        var entry = region.Rules.Find(Key);
        var owner = region.Index.SecurityGroup(GroupId)?.OwnerId is { Length: > 0 } known ? known : region.AccountId;
        xml.Text("securityGroupRuleId", id);
        xml.Text("groupId", GroupId);
        xml.Text("groupOwnerId", owner);
        xml.Flag("isEgress", Egress);
        WriteMatch(xml);
        if (Peer is { } peer)
        {
            xml.Element("referencedGroupInfo", () =>
            {
                xml.Text("groupId", peer.GroupId);
                xml.Text("userId", peer.UserId ?? region.AccountId);
                xml.Text("vpcId", peer.VpcId);
                xml.Text("vpcPeeringConnectionId", peer.VpcPeeringConnectionId);
            });
        }

        xml.Text("description", entry?.Description);
        xml.Tags(entry?.Tags ?? []);
        xml.Text("securityGroupRuleArn", region.Arn("ec2", "security-group-rule/" + id));
    }

    /// <summary>What it matches, but for a group as peer.</summary>
    public void WriteMatch(XmlText xml)
    {
        xml.Text("ipProtocol", Protocol);
        xml.Number("fromPort", FromPort);
        xml.Number("toPort", ToPort);
        xml.Text("cidrIpv4", CidrIpv4);
        xml.Text("cidrIpv6", CidrIpv6);
        xml.Text("prefixListId", PrefixListId);
    }
}

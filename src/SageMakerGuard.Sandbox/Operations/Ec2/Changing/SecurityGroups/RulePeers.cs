using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>Whether the peers of new rules are there, and where a group from another VPC comes from.</summary>
internal static class RulePeers
{
    public static SecurityGroupRule Found(Ec2Call call, SecurityGroup group, SecurityGroupRule rule)
    {
        rule = rule with { GroupId = group.GroupId };
        if (rule.PrefixListId is { } list)
            ResourceIds.PrefixList.One(call.Region.Estate.PrefixLists.Items, list, p => p.PrefixListId);
        return rule.Peer is { } peer ? rule with { Peer = Found(call, group, peer) } : rule;
    }

    private static UserIdGroupPair Found(Ec2Call call, SecurityGroup group, UserIdGroupPair peer)
    {
        var owner = peer.UserId ?? call.Account.Id;
        if (owner != call.Account.Id)
            return Peered(call, group, end => end.OwnerId == owner && (peer.VpcId is null || end.VpcId == peer.VpcId)) is var (connection, vpc) ? Across(peer, owner, connection, vpc) : throw OtherNetwork();

        var other = ResourceIds.SecurityGroup.One(call.Region.Estate.SecurityGroups.Items, peer.GroupId, g => g.GroupId);
        if (other.VpcId == group.VpcId)
            return new UserIdGroupPair { GroupId = peer.GroupId, UserId = owner };
        return Peered(call, group, end => end.VpcId == other.VpcId) is var (pcx, _) ? Across(peer, owner, pcx, other.VpcId) : throw OtherNetwork();
    }

    private static UserIdGroupPair Across(UserIdGroupPair peer, string owner, string? connection, string? vpc) => peer with { UserId = owner, VpcId = vpc, VpcPeeringConnectionId = connection };

    /// <summary>A rule may name groups of a VPC that is peered, in the same region (VPC Peering Guide, 'Update your security groups to reference peer security groups').</summary>
    private static (string? Connection, string? VpcId)? Peered(Ec2Call call, SecurityGroup group, Func<PeeringVpc, bool> isOther)
    {
        foreach (var peering in call.Region.Estate.VpcPeeringConnections.Items.Where(p => p.Status?.Code == "active"))
        {
            var ends = new[] { peering.RequesterVpcInfo, peering.AccepterVpcInfo }.OfType<PeeringVpc>().ToList();
            if (ends.Any(end => end.VpcId == group.VpcId) && ends.FirstOrDefault(end => end.VpcId != group.VpcId && isOther(end) && (end.Region ?? call.Region.Region) == call.Region.Region) is { } other)
                return (peering.VpcPeeringConnectionId, other.VpcId);
        }

        return null;
    }

    private static AwsFault OtherNetwork() => new("InvalidGroup.NotFound", "You have specified two resources that belong to different networks.");
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>CreateSecurityGroup and DeleteSecurityGroup.</summary>
internal static class SecurityGroupChanges
{
    private const string Word = "security-group";

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("CreateSecurityGroup", ["GroupName", "GroupDescription", "VpcId", "TagSpecification"], Create)
        {
            CheckForm = call =>
            {
                GroupNames.Check("groupName", call.Required("GroupName"));
                GroupNames.Check("groupDescription", call.Required("GroupDescription"));
                GroupNames.CheckReserved(call.Required("GroupName"));
                if (call.Form.Text("VpcId") is { Length: > 0 } vpc)
                    ResourceIds.Vpc.CheckForm(vpc);
                TagForm.OnCreate(call, Word);
            },
            Resource = call => call.Region.Arn("ec2", Word + "/*"),
            AlsoNeeds = call => call.Form.Text("VpcId") is { Length: > 0 } vpc ? [new("ec2:CreateSecurityGroup", call.Region.Arn("ec2", "vpc/" + vpc))] : [],
        };
        yield return new("DeleteSecurityGroup", ["GroupId", "GroupName"], Delete) { CheckForm = call => RuleTarget.CheckForm(call, egress: false), Resource = RuleTarget.Arn };
    }

    private static Action<XmlText> Create(Ec2Call call)
    {
        lock (call.Region.Gate)
        {
            var estate = call.Region.Estate;
            var vpc = call.Form.Text("VpcId") is { Length: > 0 } vpcId ? ResourceIds.Vpc.One(estate.Vpcs.Items, vpcId, v => v.VpcId) : DefaultVpc.Require(call.Region);
            var name = call.Required("GroupName").TrimEnd(' ');

            // hashicorp/terraform#15428; names compare without case (API_CreateSecurityGroup).
            if (estate.SecurityGroups.Items.Any(g => g.VpcId == vpc.VpcId && string.Equals(g.GroupName, name, StringComparison.OrdinalIgnoreCase)))
                throw new AwsFault("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpc.VpcId}'");
            if (estate.SecurityGroups.Items.Count >= call.Region.Quotas.SecurityGroups)
                throw new AwsFault("SecurityGroupLimitExceeded", "[sandbox] The maximum number of security groups has been reached.");

            var tags = TagForm.OnCreate(call, Word);
            var group = new SecurityGroup
            {
                GroupId = NewIds.Of("sg"), GroupName = name, Description = call.Required("GroupDescription"), VpcId = vpc.VpcId, OwnerId = call.Account.Id, Tags = tags, IpPermissionsEgress = [EverythingOut(vpc)],
            };
            Creation.Enter(call, Word, group.GroupId, tags, e => e with { SecurityGroups = e.SecurityGroups.Plus(group) });
            foreach (var rule in SecurityGroupRule.Of(group))
                call.Region.Rules.Enter(rule.Key, new RuleEntry(NewIds.Of("sgr"), null, []));
            return xml =>
            {
                xml.Text("groupId", group.GroupId);
                xml.Tags(tags);
                xml.Text("securityGroupArn", call.Region.Arn("ec2", Word + "/" + group.GroupId));
            };
        }
    }

    /// <summary>A new group lets everything out, IPv6 too where the VPC has a block of it (VPC User Guide, 'Default security groups' and 'Security group rules').</summary>
    private static IpPermission EverythingOut(Vpc vpc) => new()
    {
        IpProtocol = RuleProtocol.All, IpRanges = [new() { CidrIp = "0.0.0.0/0" }], Ipv6Ranges = vpc.Ipv6CidrBlockAssociationSet.Count > 0 ? [new() { CidrIpv6 = "::/0" }] : [],
    };

    private static Action<XmlText> Delete(Ec2Call call)
    {
        lock (call.Region.Gate)
        {
            var group = RuleTarget.Find(call);
            if (group.GroupName == "default")
                throw new AwsFault("CannotDelete", $"the specified group: \"{group.GroupId}\" name: \"default\" cannot be deleted by a user");

            // hashicorp/terraform-provider-aws#1671, gruntwork-io/cloud-nuke#316.
            if (IsUsed(call.Region.Estate, group.GroupId))
                throw new AwsFault("DependencyViolation", $"resource {group.GroupId} has a dependent object");
            call.Region.Network.Change(estate => estate with { SecurityGroups = estate.SecurityGroups.Without(g => g.GroupId == group.GroupId) });
            foreach (var rule in SecurityGroupRule.Of(group))
                call.Region.Tags.Forget(call.Region.Arn("ec2", RuleAuthorization.TagWord + "/" + rule.Id(call.Region)));
            call.Region.Rules.StrikeAll(group.GroupId + "|");
            call.Region.Tags.Forget(call.Region.Arn("ec2", Word + "/" + group.GroupId));
            return xml =>
            {
                xml.Flag("return", true);
                xml.Text("groupId", group.GroupId);
            };
        }
    }

    /// <summary>On an interface, an endpoint (whose interfaces may not be known) or a mount target, or named by a rule of another group. A group that names itself is not held by that.</summary>
    private static bool IsUsed(RegionEstate estate, string id) =>
        estate.NetworkInterfaces.Items.Any(i => i.Groups.Any(g => g.GroupId == id))
        || estate.VpcEndpoints.Items.Any(e => e.Groups.Any(g => g.GroupId == id))
        || estate.MountTargets.Items.Any(m => m.SecurityGroups?.Contains(id) == true)
        || estate.SecurityGroups.Items.Any(g => g.GroupId != id && g.IpPermissions.Concat(g.IpPermissionsEgress).Any(p => p.UserIdGroupPairs.Any(pair => pair.GroupId == id)));
}

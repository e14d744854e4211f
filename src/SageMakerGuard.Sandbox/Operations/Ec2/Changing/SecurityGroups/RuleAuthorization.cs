using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>AuthorizeSecurityGroupIngress and AuthorizeSecurityGroupEgress: all the rules of a call, or none.</summary>
internal static class RuleAuthorization
{
    public const string TagWord = "security-group-rule";

    public static IEnumerable<Ec2Operation> All()
    {
        yield return Operation("AuthorizeSecurityGroupIngress", egress: false);
        yield return Operation("AuthorizeSecurityGroupEgress", egress: true);
    }

    private static Ec2Operation Operation(string name, bool egress) => new(name, [.. RuleTarget.Parameters(egress), "TagSpecification"], call => Authorize(call, egress))
    {
        CheckForm = call =>
        {
            RuleTarget.CheckForm(call, egress);
            RuleForm.Read(call, egress);
            TagForm.OnCreate(call, TagWord);
        },
        Resource = RuleTarget.Arn,
    };

    private static Action<XmlText> Authorize(Ec2Call call, bool egress)
    {
        lock (call.Region.Gate)
        {
            var group = RuleTarget.Find(call);
            var added = RuleForm.Read(call, egress).Select(rule => RulePeers.Found(call, group, rule)).ToList();
            var there = SecurityGroupRule.Of(group.GroupId, egress, egress ? group.IpPermissionsEgress : group.IpPermissions).ToList();
            var keys = new HashSet<string>(there.Select(rule => rule.Key), StringComparer.Ordinal);
            if (added.FirstOrDefault(rule => keys.Contains(rule.Key)) is { } doubled)
                throw new AwsFault("InvalidPermission.Duplicate", $"the specified rule \"{RuleWords.Of(doubled)}\" already exists");
            RuleQuota.Check(call.Region, [.. there, .. added]);

            call.Region.Network.Change(estate => estate with
            {
                SecurityGroups = estate.SecurityGroups.Altered(g => g.GroupId == group.GroupId, g => egress
                    ? g with { IpPermissionsEgress = RuleSet.With(g.IpPermissionsEgress, added) }
                    : g with { IpPermissions = RuleSet.With(g.IpPermissions, added) }),
            });
            Enter(call, added, TagForm.OnCreate(call, TagWord));
            return xml =>
            {
                xml.Flag("return", true);
                xml.Set("securityGroupRuleSet", added, rule => rule.Write(xml, call.Region));
            };
        }
    }

    private static void Enter(Ec2Call call, IReadOnlyList<SecurityGroupRule> rules, IReadOnlyList<Tag> tags)
    {
        foreach (var rule in rules)
        {
            var id = NewIds.Of("sgr");
            call.Region.Rules.Enter(rule.Key, new RuleEntry(id, rule.Description, tags));
            if (tags.Count > 0)
                call.Region.Tags.Put(call.Region.Arn("ec2", TagWord + "/" + id), tags);
        }
    }
}

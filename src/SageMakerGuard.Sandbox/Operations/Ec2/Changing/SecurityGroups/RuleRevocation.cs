using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>
/// RevokeSecurityGroupIngress and RevokeSecurityGroupEgress, by what rules say or by their ids. A rule that is not there fails the whole call,
/// but in the default VPC, which revokes the others and lists it (API_RevokeSecurityGroupIngress).
/// </summary>
internal static class RuleRevocation
{
    public static IEnumerable<Ec2Operation> All()
    {
        yield return Operation("RevokeSecurityGroupIngress", egress: false);
        yield return Operation("RevokeSecurityGroupEgress", egress: true);
    }

    private static Ec2Operation Operation(string name, bool egress) => new(name, [.. RuleTarget.Parameters(egress), "SecurityGroupRuleId"], call => Revoke(call, egress))
    {
        CheckForm = call => CheckForm(call, egress),
        Resource = RuleTarget.Arn,
    };

    private static IReadOnlyList<string> Ids(Ec2Call call) => call.Form.List("SecurityGroupRuleId");

    private static void CheckForm(Ec2Call call, bool egress)
    {
        if (Ids(call).Count == 0)
        {
            RuleTarget.CheckForm(call, egress);
            RuleForm.Read(call, egress);
            return;
        }

        foreach (var id in Ids(call))
            ResourceIds.SecurityGroupRule.CheckForm(id);
        if (call.Form.Indexes("IpPermissions").Count > 0 || call.Form.Text("IpProtocol") is not null)
            throw new AwsFault("InvalidParameterCombination", "[sandbox] Rule ids and what rules say do not go together.");
        if (egress)
            RuleTarget.CheckForm(call, egress);
    }

    private static Action<XmlText> Revoke(Ec2Call call, bool egress)
    {
        lock (call.Region.Gate)
        {
            var (revoked, unknown) = Ids(call).Count > 0 ? (ById(call, egress), []) : ByWhatTheySay(call, egress);
            var answer = revoked.Select(rule => (Rule: rule, Id: rule.Id(call.Region), call.Region.Rules.Find(rule.Key)?.Description)).ToList();
            Remove(call, egress, revoked);
            return xml =>
            {
                xml.Flag("return", true);
                if (unknown.Count > 0)
                    xml.Set("unknownIpPermissionSet", unknown, rule => SecurityGroupReads.Write(xml, RuleSet.Alone(rule), call.Account.Id, [(rule, rule.Description)]));
                xml.Set("revokedSecurityGroupRuleSet", answer, row =>
                {
                    xml.Text("securityGroupRuleId", row.Id);
                    xml.Text("groupId", row.Rule.GroupId);
                    xml.Flag("isEgress", egress);
                    row.Rule.WriteMatch(xml);
                    xml.Text("referencedGroupId", row.Rule.Peer?.GroupId);
                    xml.Text("description", row.Description);
                });
            };
        }
    }

    private static (IReadOnlyList<SecurityGroupRule> Revoked, IReadOnlyList<SecurityGroupRule> Unknown) ByWhatTheySay(Ec2Call call, bool egress)
    {
        var group = RuleTarget.Find(call);
        var there = SecurityGroupRule.Of(group).Where(rule => rule.Egress == egress).ToDictionary(rule => rule.Key, StringComparer.Ordinal);
        var asked = RuleForm.Read(call, egress).Select(rule => rule with { GroupId = group.GroupId }).ToList();
        var unknown = asked.Where(rule => !there.ContainsKey(rule.Key)).ToList();

        // piyushsonigra/aws_ipadd#10.
        if (unknown.Count > 0 && call.Region.Index.Vpc(group.VpcId)?.IsDefault != true)
            throw new AwsFault("InvalidPermission.NotFound", "The specified rule does not exist in this security group");
        return (asked.Where(rule => there.ContainsKey(rule.Key)).Select(rule => there[rule.Key]).ToList(), unknown);
    }

    private static IReadOnlyList<SecurityGroupRule> ById(Ec2Call call, bool egress)
    {
        var named = call.Form.Text("GroupId") is { Length: > 0 } || call.Form.Text("GroupName") is { Length: > 0 };
        var groups = named ? [RuleTarget.Find(call)] : call.Region.Estate.SecurityGroups.Items;
        return ResourceIds.SecurityGroupRule.Select(groups.SelectMany(SecurityGroupRule.Of).Where(rule => rule.Egress == egress), Ids(call), rule => rule.Id(call.Region)).ToList();
    }

    private static void Remove(Ec2Call call, bool egress, IReadOnlyList<SecurityGroupRule> rules)
    {
        foreach (var rule in rules)
        {
            call.Region.Tags.Forget(call.Region.Arn("ec2", RuleAuthorization.TagWord + "/" + rule.Id(call.Region)));
            call.Region.Rules.Strike(rule.Key);
        }

        var keys = new HashSet<string>(rules.Select(rule => rule.Key), StringComparer.Ordinal);
        var groups = new HashSet<string>(rules.Select(rule => rule.GroupId), StringComparer.Ordinal);
        call.Region.Network.Change(estate => estate with
        {
            SecurityGroups = estate.SecurityGroups.Altered(g => groups.Contains(g.GroupId), g => egress
                ? g with { IpPermissionsEgress = RuleSet.Without(g.GroupId, true, g.IpPermissionsEgress, keys) }
                : g with { IpPermissions = RuleSet.Without(g.GroupId, false, g.IpPermissions, keys) }),
        });
    }
}

using Amazon.EC2;
using SageMakerGuard.Changes;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Security groups and their rules.</summary>
internal static class SecurityGroupCalls
{
    public static StepCall Create(CreateSecurityGroup step) => new("ec2:CreateSecurityGroup", step.VpcId, async (c, ct) =>
    {
        var answer = await c.EC2.CreateSecurityGroupAsync(
            new()
            {
                VpcId = step.VpcId,
                GroupName = step.GroupName,
                Description = step.GroupDescription,
                TagSpecifications = step.Tags.On(ResourceType.SecurityGroup),
            },
            ct).ConfigureAwait(false);
        return StepCall.Made(answer.GroupId, "GroupId");
    });

    public static StepCall Delete(DeleteSecurityGroup step) =>
        StepCall.Of("ec2:DeleteSecurityGroup", step.GroupId, (c, ct) => c.EC2.DeleteSecurityGroupAsync(new M.DeleteSecurityGroupRequest { GroupId = step.GroupId }, ct));

    public static StepCall Authorize(AuthorizeRule step)
    {
        var permission = Permission(step);
        return step.IsEgress
            ? StepCall.Of("ec2:AuthorizeSecurityGroupEgress", step.GroupId, (c, ct) => c.EC2.AuthorizeSecurityGroupEgressAsync(new() { GroupId = step.GroupId, IpPermissions = [permission] }, ct))
            : StepCall.Of("ec2:AuthorizeSecurityGroupIngress", step.GroupId, (c, ct) => c.EC2.AuthorizeSecurityGroupIngressAsync(new() { GroupId = step.GroupId, IpPermissions = [permission] }, ct));
    }

    public static StepCall Revoke(RevokeRule step)
    {
        var permission = Permission(step);
        return step.IsEgress
            ? StepCall.Of("ec2:RevokeSecurityGroupEgress", step.GroupId, (c, ct) => c.EC2.RevokeSecurityGroupEgressAsync(new() { GroupId = step.GroupId, IpPermissions = [permission] }, ct))
            : StepCall.Of("ec2:RevokeSecurityGroupIngress", step.GroupId, (c, ct) => c.EC2.RevokeSecurityGroupIngressAsync(new() { GroupId = step.GroupId, IpPermissions = [permission] }, ct));
    }

    private static M.IpPermission Permission(RuleStep step) => Permission(step.Rule, step.RuleDescription.Length > 0 ? step.RuleDescription : null);

    private static M.IpPermission Permission(GroupRule rule, string? description) => new()
    {
        IpProtocol = rule.IpProtocol,
        FromPort = rule.FromPort,
        ToPort = rule.ToPort,
        Ipv4Ranges = rule.CidrIp is { } v4 ? [new() { CidrIp = v4, Description = description }] : null,
        Ipv6Ranges = rule.CidrIpv6 is { } v6 ? [new() { CidrIpv6 = v6, Description = description }] : null,
        PrefixListIds = rule.PrefixListId is { } list ? [new() { Id = list, Description = description }] : null,
        UserIdGroupPairs = rule.PeerGroupId is { } group ? [new() { GroupId = group, Description = description }] : null,
    };
}

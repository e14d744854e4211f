using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.SecurityGroups;

/// <summary>The group whose rules a call is about: by id, or for ingress in the default VPC by name (API_AuthorizeSecurityGroupIngress, GroupName).</summary>
internal static class RuleTarget
{
    private static readonly string[] s_parameters = ["GroupId", "IpPermissions", "CidrIp", "IpProtocol", "FromPort", "ToPort", "SourceSecurityGroupName", "SourceSecurityGroupOwnerId"];

    /// <summary>The parameters that say which group and which rules. Of the flat ones egress knows the names alone: 'Not supported. Use IP permissions' (API_AuthorizeSecurityGroupEgress).</summary>
    public static string[] Parameters(bool egress) => egress ? s_parameters : [.. s_parameters, "GroupName"];

    public static void CheckForm(Ec2Call call, bool egress)
    {
        if (egress || call.Form.Text("GroupName") is not { Length: > 0 })
            ResourceIds.SecurityGroup.CheckForm(call.Required("GroupId"));
    }

    public static SecurityGroup Find(Ec2Call call) => call.Form.Text("GroupId") is { Length: > 0 } id
        ? ResourceIds.SecurityGroup.One(call.Region.Estate.SecurityGroups.Items, id, g => g.GroupId)
        : DefaultVpc.Group(call.Region, call.Required("GroupName"));

    public static string Arn(Ec2Call call) => call.Region.Arn("ec2", "security-group/" + (call.Form.Text("GroupId") is { Length: > 0 } id ? id : "*"));
}

using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>
/// What the caller needs besides for a notebook instance in a VPC or with a key of its own (SageMaker Developer Guide, 'Amazon SageMaker API
/// Permissions: Actions, Permissions, and Resources Reference'; for the resources Service Authorization Reference). Whether a repository's secret
/// is to be read is not known here.
/// </summary>
internal static class NotebookPermissions
{
    private static readonly string[] s_network = ["ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcs"];

    /// <summary>To make one.</summary>
    public static IEnumerable<NeededPermission> Launch(JsonCall call, string? subnetId, string? keyId)
    {
        if (subnetId is not null)
        {
            yield return new("ec2:CreateNetworkInterface", call.Region.Arn("ec2", "network-interface/*"));
            yield return new("ec2:CreateNetworkInterface", call.Region.Arn("ec2", "subnet/" + subnetId));
            foreach (var action in s_network)
                yield return new(action, "*");
        }

        if (keyId is not null)
        {
            yield return new("kms:DescribeKey", KeyArn(call, keyId));
            yield return new("kms:CreateGrant", KeyArn(call, keyId));
        }
    }

    /// <summary>To start one. Of one that is not there only the name is known.</summary>
    public static IEnumerable<NeededPermission> Start(JsonCall call)
    {
        if (call.Region.NotebookInstances.Find(call.Required("NotebookInstanceName"), call.Now) is not { } n)
            return [];
        var needs = DependentActions.PassRole(n.RoleArn).Concat(Launch(call, n.SubnetId, n.KmsKeyId));
        return n.SubnetId is null ? needs : needs.Append(new("ec2:DescribeNetworkInterfaces", "*"));
    }

    /// <summary>To delete one.</summary>
    public static IEnumerable<NeededPermission> Delete(JsonCall call)
    {
        if (call.Region.NotebookInstances.Find(call.Required("NotebookInstanceName"), call.Now) is not { } n)
            yield break;
        if (n.SubnetId is not null)
            yield return new("ec2:DeleteNetworkInterface", call.Region.Arn("ec2", "network-interface/" + (n.NetworkInterfaceId ?? "*")));
        if (n.KmsKeyId is { } key)
            yield return new("kms:DescribeKey", KeyArn(call, key));
    }

    // A key may be named by its id, its alias or its ARN (API_CreateNotebookInstance, KmsKeyId).
    private static string KeyArn(JsonCall call, string keyId) => keyId.StartsWith("arn:", System.StringComparison.Ordinal) ? keyId : call.Region.Arn("kms", "key/" + keyId);
}

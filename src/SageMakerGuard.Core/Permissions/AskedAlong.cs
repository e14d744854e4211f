using System.Collections.Generic;

namespace SageMakerGuard.Permissions;

/// <summary>Reading calls for which AWS asks for a second permission, and names neither when it refuses.</summary>
public static class AskedAlong
{
    /// <summary>A call with what is asked for along with it, as IAM actions.</summary>
    public static IReadOnlyList<string> With(string operation) => operation switch
    {
        // EFS API, DescribeMountTargetSecurityGroups; hashicorp/terraform-provider-aws#1727 for the sentence.
        "elasticfilesystem:DescribeMountTargetSecurityGroups" => [operation, "ec2:DescribeNetworkInterfaceAttribute"],
        _ => [operation],
    };
}

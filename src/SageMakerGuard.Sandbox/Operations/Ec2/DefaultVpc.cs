using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>The VPC that calls mean which name none. Only its security groups go by name (API_DescribeSecurityGroups, GroupNames).</summary>
internal static class DefaultVpc
{
    public static Vpc? Find(RegionState region) => region.Estate.Vpcs.Items.FirstOrDefault(v => v.IsDefault);

    /// <summary>The sentence was seen from CreateSecurityGroup in accounts that had deleted their default VPC.</summary>
    public static Vpc Require(RegionState region) => Find(region) ?? throw new AwsFault("VPCIdNotSpecified", "No default VPC for this user");

    /// <summary>The group of that name; names compare without case (API_CreateSecurityGroup). Sentence: aws/aws-sdk-js#318.</summary>
    public static SecurityGroup Group(RegionState region, string name)
    {
        var vpc = Require(region);
        return region.Estate.SecurityGroups.Items.FirstOrDefault(g => g.VpcId == vpc.VpcId && string.Equals(g.GroupName, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new AwsFault("InvalidGroup.NotFound", $"The security group '{name}' does not exist in default VPC '{vpc.VpcId}'");
    }
}

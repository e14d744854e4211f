using Amazon.EC2;
using SageMakerGuard.Changes;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>A VPC's DNS attributes and its subnets.</summary>
internal static class VpcCalls
{
    // One attribute a call: two are refused (API_ModifyVpcAttribute).
    public static StepCall Set(SetVpcDnsAttribute step) => StepCall.Of("ec2:ModifyVpcAttribute", step.VpcId, (c, ct) =>
    {
        var request = new M.ModifyVpcAttributeRequest { VpcId = step.VpcId };
        if (step.Attribute == SetVpcDnsAttribute.Support)
            request.EnableDnsSupport = step.Value;
        else
            request.EnableDnsHostnames = step.Value;
        return c.EC2.ModifyVpcAttributeAsync(request, ct);
    });

    public static StepCall Create(CreateSubnet step) => new("ec2:CreateSubnet", step.VpcId, async (c, ct) =>
    {
        var answer = await c.EC2.CreateSubnetAsync(
            new()
            {
                VpcId = step.VpcId,
                CidrBlock = step.CidrBlock,
                AvailabilityZoneId = step.AvailabilityZoneId,
                TagSpecifications = step.Tags.On(ResourceType.Subnet),
            },
            ct).ConfigureAwait(false);
        return StepCall.Made(answer.Subnet?.SubnetId, "SubnetId");
    });

    public static StepCall Delete(DeleteSubnet step) =>
        StepCall.Of("ec2:DeleteSubnet", step.SubnetId, (c, ct) => c.EC2.DeleteSubnetAsync(new M.DeleteSubnetRequest { SubnetId = step.SubnetId }, ct));
}

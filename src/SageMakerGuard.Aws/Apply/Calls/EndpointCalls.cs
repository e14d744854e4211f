using Amazon.EC2;
using SageMakerGuard.Changes;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>VPC endpoints.</summary>
internal static class EndpointCalls
{
    public static StepCall Create(CreateVpcEndpoint step, string clientToken) => new("ec2:CreateVpcEndpoint", step.VpcId, async (c, ct) =>
    {
        var type = VpcEndpointType.FindValue(step.VpcEndpointType);
        var answer = await c.EC2.CreateVpcEndpointAsync(
            new()
            {
                VpcId = step.VpcId,
                ServiceName = step.ServiceName,
                VpcEndpointType = type,
                SubnetIds = step.SubnetIds.Named(),
                SecurityGroupIds = step.SecurityGroupIds.Named(),
                RouteTableIds = step.RouteTableIds.Named(),
                // Left out, it would be on (API_CreateVpcEndpoint); a gateway endpoint has none.
                PrivateDnsEnabled = type == VpcEndpointType.Interface ? step.PrivateDnsEnabled : null,
                PolicyDocument = step.PolicyDocument,
                ClientToken = clientToken,
                TagSpecifications = step.Tags.On(ResourceType.VpcEndpoint),
            },
            ct).ConfigureAwait(false);
        return StepCall.Made(answer.VpcEndpoint?.VpcEndpointId, "VpcEndpointId");
    });

    public static StepCall Modify(ModifyVpcEndpoint step) => StepCall.Of("ec2:ModifyVpcEndpoint", step.VpcEndpointId, (c, ct) => c.EC2.ModifyVpcEndpointAsync(
        new()
        {
            VpcEndpointId = step.VpcEndpointId,
            AddSubnetIds = step.AddSubnetIds.Named(),
            RemoveSubnetIds = step.RemoveSubnetIds.Named(),
            AddSecurityGroupIds = step.AddSecurityGroupIds.Named(),
            RemoveSecurityGroupIds = step.RemoveSecurityGroupIds.Named(),
            AddRouteTableIds = step.AddRouteTableIds.Named(),
            RemoveRouteTableIds = step.RemoveRouteTableIds.Named(),
            PrivateDnsEnabled = step.PrivateDnsEnabled,
        },
        ct));

    public static StepCall Delete(DeleteVpcEndpoint step) => StepCall.Of("ec2:DeleteVpcEndpoints", step.VpcEndpointId, async (c, ct) =>
    {
        var answer = await c.EC2.DeleteVpcEndpointsAsync(new M.DeleteVpcEndpointsRequest { VpcEndpointIds = [step.VpcEndpointId] }, ct).ConfigureAwait(false);
        Ec2Words.MustBeNone(answer.Unsuccessful);
    });
}

using Amazon.EC2;
using SageMakerGuard.Changes;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>NAT gateways and their Elastic IP addresses.</summary>
internal static class NatCalls
{
    public static StepCall Allocate(AllocateAddress step) => new("ec2:AllocateAddress", step.VpcId, async (c, ct) =>
    {
        var answer = await c.EC2.AllocateAddressAsync(new M.AllocateAddressRequest { Domain = DomainType.Vpc, TagSpecifications = step.Tags.On(ResourceType.ElasticIp) }, ct).ConfigureAwait(false);
        return StepCall.Made(answer.AllocationId, "AllocationId");
    });

    public static StepCall Release(ReleaseAddress step) =>
        StepCall.Of("ec2:ReleaseAddress", step.AllocationId, (c, ct) => c.EC2.ReleaseAddressAsync(new M.ReleaseAddressRequest { AllocationId = step.AllocationId }, ct));

    public static StepCall Create(CreateNatGateway step, string clientToken) => new("ec2:CreateNatGateway", step.SubnetId, async (c, ct) =>
    {
        var answer = await c.EC2.CreateNatGatewayAsync(
            new()
            {
                SubnetId = step.SubnetId,
                AllocationId = step.AllocationId,
                ConnectivityType = ConnectivityType.Public,
                ClientToken = clientToken,
                TagSpecifications = step.Tags.On(ResourceType.Natgateway),
            },
            ct).ConfigureAwait(false);
        return StepCall.Made(answer.NatGateway?.NatGatewayId, "NatGatewayId");
    });

    public static StepCall Delete(DeleteNatGateway step) =>
        StepCall.Of("ec2:DeleteNatGateway", step.NatGatewayId, (c, ct) => c.EC2.DeleteNatGatewayAsync(new() { NatGatewayId = step.NatGatewayId }, ct));
}

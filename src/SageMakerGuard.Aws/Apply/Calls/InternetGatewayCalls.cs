using Amazon.EC2;
using SageMakerGuard.Changes;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Internet gateways and what they are attached to.</summary>
internal static class InternetGatewayCalls
{
    public static StepCall Create(CreateInternetGateway step) => new("ec2:CreateInternetGateway", step.VpcId, async (c, ct) =>
    {
        var answer = await c.EC2.CreateInternetGatewayAsync(new M.CreateInternetGatewayRequest { TagSpecifications = step.Tags.On(ResourceType.InternetGateway) }, ct).ConfigureAwait(false);
        return StepCall.Made(answer.InternetGateway?.InternetGatewayId, "InternetGatewayId");
    });

    public static StepCall Delete(DeleteInternetGateway step) =>
        StepCall.Of("ec2:DeleteInternetGateway", step.InternetGatewayId, (c, ct) => c.EC2.DeleteInternetGatewayAsync(new M.DeleteInternetGatewayRequest { InternetGatewayId = step.InternetGatewayId }, ct));

    public static StepCall Attach(AttachInternetGateway step) => StepCall.Of(
        "ec2:AttachInternetGateway",
        step.InternetGatewayId,
        (c, ct) => c.EC2.AttachInternetGatewayAsync(new M.AttachInternetGatewayRequest { InternetGatewayId = step.InternetGatewayId, VpcId = step.VpcId }, ct));

    public static StepCall Detach(DetachInternetGateway step) => StepCall.Of(
        "ec2:DetachInternetGateway",
        step.InternetGatewayId,
        (c, ct) => c.EC2.DetachInternetGatewayAsync(new M.DetachInternetGatewayRequest { InternetGatewayId = step.InternetGatewayId, VpcId = step.VpcId }, ct));
}

using System.Linq;
using Amazon.EC2;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Flow logs.</summary>
internal static class FlowLogCalls
{
    public static StepCall Create(CreateFlowLog step, string clientToken) => new("ec2:CreateFlowLogs", step.RecordedId, async (c, ct) =>
    {
        var answer = await c.EC2.CreateFlowLogsAsync(
            new()
            {
                ResourceIds = [step.RecordedId],
                ResourceType = FlowLogsResourceType.FindValue(step.RecordedType),
                TrafficType = TrafficType.FindValue(step.TrafficType),
                LogDestinationType = LogDestinationType.FindValue(step.LogDestinationType),
                LogDestination = step.LogDestination,
                DeliverLogsPermissionArn = step.DeliverLogsPermissionArn,
                LogFormat = step.LogFormat.Length > 0 ? step.LogFormat : null,
                MaxAggregationInterval = step.MaxAggregationInterval,
                ClientToken = clientToken,
                TagSpecifications = step.Tags.On(ResourceType.VpcFlowLog),
            },
            ct).ConfigureAwait(false);
        Ec2Words.MustBeNone(answer.Unsuccessful);
        return StepCall.Made(answer.FlowLogIds?.FirstOrDefault(), "FlowLogIds");
    });

    public static StepCall Delete(DeleteFlowLog step) => StepCall.Of("ec2:DeleteFlowLogs", step.FlowLogId, async (c, ct) =>
    {
        var answer = await c.EC2.DeleteFlowLogsAsync(new() { FlowLogIds = [step.FlowLogId] }, ct).ConfigureAwait(false);
        Ec2Words.MustBeNone(answer.Unsuccessful);
    });
}

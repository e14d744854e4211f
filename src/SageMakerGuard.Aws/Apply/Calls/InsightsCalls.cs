using Amazon.EC2;
using SageMakerGuard.Changes;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Paths of Reachability Analyzer and their analyses. Both calls that make something want a token (API_CreateNetworkInsightsPath, API_StartNetworkInsightsAnalysis).</summary>
internal static class InsightsCalls
{
    public static StepCall Create(CreateInsightsPath step, string clientToken) => new("ec2:CreateNetworkInsightsPath", step.SourceId, async (c, ct) =>
    {
        var request = new M.CreateNetworkInsightsPathRequest
        {
            Source = step.SourceId,
            Protocol = Protocol.FindValue(step.Protocol),
            ClientToken = clientToken,
            TagSpecifications = step.Tags.On(ResourceType.NetworkInsightsPath),
        };

        // An address takes the place of the destination as a filter, which excludes DestinationPort (Reachability Analyzer guide, 'Getting started using the AWS CLI').
        if (step.DestinationIp is { } address)
            request.FilterAtSource = new() { DestinationAddress = address, DestinationPortRange = new() { FromPort = step.Port, ToPort = step.Port } };
        else
            (request.Destination, request.DestinationPort) = (step.DestinationId, step.Port);
        var answer = await c.EC2.CreateNetworkInsightsPathAsync(request, ct).ConfigureAwait(false);
        return StepCall.Made(answer.NetworkInsightsPath?.NetworkInsightsPathId, "NetworkInsightsPathId");
    });

    public static StepCall Delete(DeleteInsightsPath step) => StepCall.Of(
        "ec2:DeleteNetworkInsightsPath", step.NetworkInsightsPathId, (c, ct) => c.EC2.DeleteNetworkInsightsPathAsync(new() { NetworkInsightsPathId = step.NetworkInsightsPathId }, ct));

    public static StepCall Start(StartInsightsAnalysis step, string clientToken) => new("ec2:StartNetworkInsightsAnalysis", step.NetworkInsightsPathId, async (c, ct) =>
    {
        var answer = await c.EC2.StartNetworkInsightsAnalysisAsync(
            new() { NetworkInsightsPathId = step.NetworkInsightsPathId, ClientToken = clientToken, TagSpecifications = step.Tags.On(ResourceType.NetworkInsightsAnalysis) }, ct).ConfigureAwait(false);
        return StepCall.Made(answer.NetworkInsightsAnalysis?.NetworkInsightsAnalysisId, "NetworkInsightsAnalysisId");
    });

    public static StepCall Delete(DeleteInsightsAnalysis step) => StepCall.Of(
        "ec2:DeleteNetworkInsightsAnalysis", step.NetworkInsightsAnalysisId, (c, ct) => c.EC2.DeleteNetworkInsightsAnalysisAsync(new() { NetworkInsightsAnalysisId = step.NetworkInsightsAnalysisId }, ct));
}

using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class BedrockEndpointMissing() : MissingEndpoint(Feature.Bedrock)
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-008", Title = "Endpoint for Bedrock is missing", Severity = Severity.Medium, ResourceType = "AWS::EC2::VPC", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "Foundation models are called through Bedrock's runtime.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };
}

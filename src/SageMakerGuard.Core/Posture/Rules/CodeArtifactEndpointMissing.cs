using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class CodeArtifactEndpointMissing() : MissingEndpoint(Feature.CodeArtifact)
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-007", Title = "Endpoint for CodeArtifact is missing", Severity = Severity.Medium, ResourceType = "AWS::EC2::VPC", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "Packages come from CodeArtifact where the internet is closed; its API and its repositories have endpoints of their own.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };
}

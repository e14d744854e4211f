using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class CanvasEndpointMissing() : MissingEndpoint(Feature.Canvas)
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-003", Title = "Endpoint for Canvas is missing", Severity = Severity.Medium, ResourceType = "AWS::EC2::VPC", Source = RuleSources.CanvasVpc, OnlyUnderVpcOnly = true,
        Description = "Canvas needs a long list of endpoints of its own where there is no way to the internet.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };
}

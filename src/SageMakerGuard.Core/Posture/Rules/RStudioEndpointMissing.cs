using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class RStudioEndpointMissing() : MissingEndpoint(Feature.RStudio)
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-006", Title = "Endpoint for RStudio is missing", Severity = Severity.High, ResourceType = "AWS::EC2::VPC", Source = RuleSources.RStudioNetwork, OnlyUnderVpcOnly = true,
        Description = "RStudio under VpcOnly checks its licence with License Manager.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };
}

using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class ProjectsEndpointMissing() : MissingEndpoint(Feature.Projects)
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-005", Title = "Endpoint for Projects is missing", Severity = Severity.Medium, ResourceType = "AWS::EC2::VPC", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "SageMaker Projects are products of Service Catalog.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };
}

using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class RequiredEndpointMissing() : MissingEndpoint(Feature.None)
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-009", Title = "Endpoint that the settings require is missing", Severity = Severity.Medium, ResourceType = "AWS::EC2::VPC", Source = RuleSources.InterfaceEndpoints, OnlyUnderVpcOnly = true,
        Description = "Services named in RequiredServices of the settings, besides those of the features.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };
}

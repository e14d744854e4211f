using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class StudioEndpointMissing() : MissingEndpoint(Feature.Studio)
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-001", Title = "Endpoint for Studio is missing", Severity = Severity.High, ResourceType = "AWS::EC2::VPC", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "Without a NAT gateway Studio does not start, and reads no data, unless the VPC has endpoints for SageMaker's API and runtime, Studio, S3, STS and logs.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };
}

using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class SdkEndpointMissing() : MissingEndpoint(Feature.Sdk)
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-002", Title = "Endpoint for jobs of the Python SDK is missing", Severity = Severity.Medium, ResourceType = "AWS::EC2::VPC", Source = RuleSources.StudioVpc, OnlyUnderVpcOnly = true,
        Description = "Jobs that users start from their notebooks need metrics, the image registry and keys besides what Studio needs. A service that is not used can be named in IgnoredServices of the settings.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };
}

using SageMakerGuard.Services;

namespace SageMakerGuard.Posture.Rules;

internal sealed class JumpStartEndpointMissing() : MissingEndpoint(Feature.JumpStart)
{
    public override RuleInfo Info { get; } = new()
    {
        Id = "SMG-EP-004", Title = "Endpoint for JumpStart is missing", Severity = Severity.Medium, ResourceType = "AWS::EC2::VPC", Source = RuleSources.JumpStart, OnlyUnderVpcOnly = true,
        Description = "JumpStart reads its catalogue and models from S3.",
        Frameworks = Controls.PrivateService, FrameworkBasis = Controls.ByAnalogy,
    };

    /// <summary>S3 is all that JumpStart needs, and Studio needs it first: this rule says besides that models are out of reach.</summary>
    protected override bool Concerns(NeededService needed) => (needed.Features & Feature.JumpStart) != 0;
}

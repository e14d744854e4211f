using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class RStudioFreezesMode : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-DOM-003", Title = "RStudio freezes the network type", Severity = Severity.High, Source = RuleSources.UpdateDomain,
        Description = "UpdateDomain refuses to change the network type while the domain has an RStudio execution role, and the role cannot be taken away: the way to VpcOnly is a new domain.",
        Frameworks = Controls.Boundary, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (domain.IsPublic && domain.Domain.DomainSettings?.RStudioServerProDomainSettings?.DomainExecutionRoleArn is { Length: > 0 } role)
        {
            yield return Observation.Fail(
                null,
                $"RStudio runs with {role}: while that is set, AWS refuses to change the network type of this domain.",
                "Create a VpcOnly domain with RStudio (aws sagemaker create-domain --app-network-access-type VpcOnly ...), copy the home directories, and delete this one with its file system retained.");
        }
    }
}

using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class DomainWithoutVpc : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-DOM-007", Title = "Domain has no VPC", Severity = Severity.High, Source = RuleSources.DescribeDomain,
        Description = "Domains that Unified Studio made may have no VPC at all. Nothing of the network can then be judged, and the switch to VpcOnly must name one.",
        Frameworks = Controls.Boundary, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.HasVpc || domain.Domain.SubnetIds.Count == 0)
        {
            yield return Observation.Fail(
                null,
                domain.HasVpc ? "The domain names a VPC and no subnet." : "The domain names no VPC, so its apps have no network that could be controlled.",
                domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --vpc-id <vpc> --subnet-ids <subnet> <subnet>"));
        }
    }
}

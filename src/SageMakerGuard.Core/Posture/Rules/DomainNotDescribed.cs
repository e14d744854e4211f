using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class DomainNotDescribed : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-DOM-002", Title = "Domain could not be described", Severity = Severity.Critical, Source = RuleSources.DescribeDomain,
        Description = "The list of domains says nothing of their network. Without DescribeDomain the mode is unknown, and so is everything that hangs on it.",
        Frameworks = Controls.DirectInternet, FrameworkBasis = Controls.ByAnalogy,
    };

    public bool NeedsDescription => false;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.Domain.Described)
            yield return Observation.Unknown(null, [domain.Unread.OfResource(domain.DomainId, "sagemaker:DescribeDomain")]);
    }
}

using System;
using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class TagPropagationOff : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-TAG-003", Title = "Tags do not pass on to what is made in the domain", Severity = Severity.Low, Source = RuleSources.UpdateDomain,
        Description = "With tag propagation off, the default, apps and jobs do not carry the domain's tags, and their cost belongs to nobody.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!string.Equals(domain.Domain.TagPropagation, "ENABLED", StringComparison.OrdinalIgnoreCase))
            yield return Observation.Fail(null, $"TagPropagation is {domain.Domain.TagPropagation ?? "not set, which means DISABLED"}.", domain.Cli($"sagemaker update-domain --domain-id {domain.DomainId} --tag-propagation ENABLED"));
    }
}

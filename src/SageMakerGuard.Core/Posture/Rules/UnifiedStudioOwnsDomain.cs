using System.Collections.Generic;

namespace SageMakerGuard.Posture.Rules;

internal sealed class UnifiedStudioOwnsDomain : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-DOM-004", Title = "Unified Studio owns the domain", Severity = Severity.Medium, Source = RuleSources.UnifiedStudio,
        Description = "A domain that SageMaker Unified Studio made is kept by its blueprint: what is changed on the domain itself may be changed back.",
    };

    public bool NeedsDescription => true;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (domain.Domain.DomainSettings?.UnifiedStudioSettings is not { } owner)
            yield break;
        var project = owner.ProjectId is { Length: > 0 } id ? $", project {id}" : "";
        yield return Observation.Fail(
            null,
            $"SageMaker Unified Studio ({owner.DomainId ?? "unknown domain"}{project}, account {owner.DomainAccountId ?? "unknown"}) owns this domain" + (domain.IsPublic ? ": change its network type there, in the tooling blueprint." : "; its network is changed there."),
            "Change the network in the Unified Studio domain's Tooling blueprint, and let the project's environment be updated.") with { AtMost = domain.IsPublic ? null : Severity.Informational };
    }
}

using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class MandatoryTagMissing : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-TAG-001", Title = "Mandatory tag is missing", Severity = Severity.Medium, Source = RuleSources.ConfigDomainTagged,
        Description = "Without its owner, cost centre and data class a domain can neither be charged nor moved in the right order.",
        Frameworks = ["AWS-Config:SAGEMAKER_DOMAIN_TAGGED", "NIST-CSF-1.1:ID.AM-5"], FrameworkBasis = "AWS Config for its own rule; NIST by analogy",
    };

    public bool NeedsDescription => false;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (domain.Settings.MandatoryTags.Count == 0)
            return [];
        if (domain.Unknown(domain.Unread.Tags) is { } unknown)
            return [unknown];
        return TagCheck.Missing(domain.Settings.MandatoryTags, domain.Tags) is { Count: > 0 } missing
            ? [Observation.Fail(null, $"The domain has no value for the tag(s) {string.Join(", ", missing)}.", domain.Cli($"sagemaker add-tags --resource-arn {domain.Domain.DomainArn} --tags {string.Join(" ", missing.Select(key => $"Key={key},Value=<value>"))}"))]
            : [];
    }
}

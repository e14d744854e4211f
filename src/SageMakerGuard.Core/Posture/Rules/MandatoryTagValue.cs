using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Posture.Rules;

internal sealed class MandatoryTagValue : IDomainRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "SMG-TAG-002", Title = "Mandatory tag has a value that is not allowed", Severity = Severity.Medium, Source = RuleSources.ConfigDomainTagged,
        Description = "A value outside of the list is found by no report and no budget.",
        Frameworks = ["AWS-Config:SAGEMAKER_DOMAIN_TAGGED", "NIST-CSF-1.1:ID.AM-5"], FrameworkBasis = "AWS Config for its own rule; NIST by analogy",
    };

    public bool NeedsDescription => false;

    public IEnumerable<Observation> Judge(DomainContext domain)
    {
        if (!domain.Settings.MandatoryTags.Any(tag => tag.AllowedValues.Count > 0))
            return [];
        if (domain.Unknown(domain.Unread.Tags) is { } unknown)
            return [unknown];
        return TagCheck.Wrong(domain.Settings.MandatoryTags, domain.Tags) is { Count: > 0 } wrong
            ? [Observation.Fail(null, $"The tag {string.Join("; ", wrong)}.", domain.Cli($"sagemaker add-tags --resource-arn {domain.Domain.DomainArn} --tags Key=<key>,Value=<allowed value>"))]
            : [];
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Projects;

/// <summary>
/// Puts domains into scenarios by what an estate shows: tags, the buckets that execution roles reach and their tags, ways to networks on premises, and
/// a company's own rules. What could not be read is evidence too, of the kind Unknown: a domain is Unclassified only where all of it was read.
/// </summary>
public sealed class ProjectClassifier(ClassificationRules rules)
{
    /// <summary>The classifications of the region's domains, one by one.</summary>
    public IEnumerable<ProjectClassification> Classify(RegionEstate region)
    {
        if (region.Domains.Items.Count == 0)
            yield break;
        var facts = new RegionFacts(region, PostureSettings.Default);
        var buckets = new BucketEvidence(region, rules);
        foreach (var domain in region.Domains.Items)
            yield return Classify(new DomainContext(facts, domain), buckets);
    }

    private ProjectClassification Classify(DomainContext domain, BucketEvidence buckets)
    {
        var evidence = new List<ClassificationEvidence>();
        evidence.AddRange(Tags(domain));
        if (domain.Domain.Described)
        {
            evidence.AddRange(buckets.Of(domain));
            evidence.AddRange(OnPremisesEvidence.Of(domain));
        }
        else
        {
            var call = domain.Unread.OfResource(domain.DomainId, "sagemaker:DescribeDomain");
            evidence.Add(ClassificationEvidence.Unknown(EvidenceSource.RolePolicy, domain.DomainId, "The domain could not be described, so its execution role and its network are not known.", call));
        }

        evidence.AddRange(rules.Rules.Where(rule => rule.Buckets.Count == 0 && RuleFit.Of(rule, domain)).Select(rule => RuleFit.Evidence(rule, domain.DomainId, $"The rule '{rule.Name}' fits the domain.")));
        return Of(domain, evidence.Distinct().OrderByDescending(e => e.Scenario).ToList());
    }

    private ProjectClassification Of(DomainContext domain, IReadOnlyList<ClassificationEvidence> evidence)
    {
        var unread = evidence.Where(e => e.Scenario == ProjectScenario.Unknown).ToList();
        var found = evidence.Select(e => e.Scenario).Where(s => s is not (ProjectScenario.Unknown or ProjectScenario.Unclassified)).Distinct().OrderByDescending(s => s).ToList();
        if (found.Count == 0)
            found.Add(unread.Count > 0 ? ProjectScenario.Unknown : ProjectScenario.Unclassified);
        return new()
        {
            AccountId = domain.Facts.Region.AccountId,
            Region = domain.Region,
            DomainId = domain.DomainId,
            DomainName = domain.Domain.DomainName,
            DomainArn = domain.Domain.DomainArn,
            VpcId = domain.HasVpc ? domain.Domain.VpcId : null,
            Owner = TagValue.Of(domain.Tags, rules.OwnerKeys),
            Scenario = found[0],
            Scenarios = found,
            DataKinds = evidence.SelectMany(e => e.DataKinds).Distinct().OrderBy(k => k).ToList(),
            Regimes = evidence.SelectMany(e => e.Regimes).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(r => r, StringComparer.Ordinal).ToList(),
            IsComplete = unread.Count == 0,
            Evidence = evidence,
            Unreadable = unread.SelectMany(e => e.Calls).Distinct().ToList(),
        };
    }

    private IEnumerable<ClassificationEvidence> Tags(DomainContext domain)
    {
        if (domain.Unread.Tags.Count > 0 && domain.Tags.Count == 0)
            return [ClassificationEvidence.Unknown(EvidenceSource.DomainTag, domain.DomainId, "The domain's tags could not be read.", domain.Unread.Tags)];
        return TagEvidence.Of(domain.Tags, rules, EvidenceSource.DomainTag, domain.DomainId, "The domain");
    }
}

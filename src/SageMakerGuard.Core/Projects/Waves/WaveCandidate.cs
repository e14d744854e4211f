using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Posture.Rules;

namespace SageMakerGuard.Projects;

/// <summary>A domain as the planner of waves sees it.</summary>
internal sealed record WaveCandidate(RegionEstate Region, Domain Domain, DomainNetworkPosture Posture, MigrationDomain Planned, IReadOnlyList<Finding> Left, string? ExcludedBecause)
{
    // What the switch itself mends, what it stops first, and what freezes a domain, which has a wave of its own.
    private static readonly HashSet<string> s_notReadiness = new(
        new IDomainRule[] { new DomainInPublicMode(), new AppsBlockSwitch(), new RStudioFreezesMode(), new UnifiedStudioOwnsDomain() }.Select(rule => rule.Info.Id), StringComparer.Ordinal);

    public bool IsFrozen => Planned.FrozenReasons.Count > 0;

    public static IEnumerable<WaveCandidate> Of(RegionEstate region, PostureJudge judge, Func<RegionEstate, Domain, ProjectClassification> classify, ClassificationRules rules)
    {
        var facts = new RegionFacts(region, PostureSettings.Default);
        var postures = judge.JudgeDomains(region).ToDictionary(p => p.DomainId, StringComparer.Ordinal);
        foreach (var domain in region.Domains.Items)
            yield return Of(region, new DomainContext(facts, domain), postures[domain.DomainId], classify(region, domain), rules);
    }

    private static WaveCandidate Of(RegionEstate region, DomainContext domain, DomainNetworkPosture posture, ProjectClassification classification, ClassificationRules rules)
    {
        var left = posture.Findings.Where(f => f.Severity >= Severity.Medium && !s_notReadiness.Contains(f.RuleId)).ToList();
        var planned = new MigrationDomain
        {
            AccountId = region.AccountId,
            Region = region.Region,
            DomainId = domain.DomainId,
            DomainName = domain.Domain.DomainName,
            VpcId = domain.HasVpc ? domain.Domain.VpcId : null,
            Owner = TagValue.Of(domain.Tags, rules.OwnerKeys),
            CostCenter = TagValue.Of(domain.Tags, rules.CostCenterKeys),
            Scenario = classification.Scenario,
            FindingsLeft = left.Select(f => $"{f.RuleId} {f.Title}: {f.Reason}").ToList(),
            FrozenReasons = new IDomainRule[] { new RStudioFreezesMode(), new UnifiedStudioOwnsDomain() }.SelectMany(rule => rule.Judge(domain)).Select(o => $"{o.Reason} {o.Remedy}".TrimEnd()).ToList(),
            Impact = ImpactReader.Of(domain),
        };
        return new(region, domain.Domain, posture, planned, left, Excluded(domain));
    }

    private static string? Excluded(DomainContext domain) =>
        !domain.Domain.Described ? "It could not be described, so that it is not known whether it is to be moved."
        : !domain.IsPublic ? "It is in VpcOnly mode already."
        : domain.Domain.Status is "Deleting" or "Failed" or "Delete_Failed" ? $"It is {domain.Domain.Status} and takes no update."
        : null;
}

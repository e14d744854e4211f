using System;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Projects;

/// <summary>Whether a domain fits what a rule asks of it; the rule's buckets are asked about elsewhere, bucket by bucket.</summary>
internal static class RuleFit
{
    public static bool Of(ClassificationRule rule, DomainContext domain) =>
        (rule.Accounts.Count == 0 || rule.Accounts.Contains(domain.Facts.Region.AccountId, StringComparer.Ordinal))
        && (rule.Domains.Count == 0 || rule.Domains.Any(pattern => NamePattern.Fits(domain.Domain.DomainName, pattern) || NamePattern.Fits(domain.DomainId, pattern)))
        && rule.Tags.All(wanted => domain.Tags.TryGetValue(wanted.Key, out var value) && wanted.Value.Any(pattern => NamePattern.Fits(value, pattern)));

    public static ClassificationEvidence Evidence(ClassificationRule rule, string where, string what) =>
        new() { Scenario = rule.Scenario, Source = EvidenceSource.Rule, Where = where, What = what, DataKinds = rule.DataKinds, Regimes = rule.Regimes };
}

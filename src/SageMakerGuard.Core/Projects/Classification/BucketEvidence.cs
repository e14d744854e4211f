using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;
using SageMakerGuard.Services;

namespace SageMakerGuard.Projects;

/// <summary>What the buckets that a domain's execution roles reach say of it.</summary>
internal sealed class BucketEvidence
{
    private readonly RegionEstate _region;
    private readonly ClassificationRules _rules;
    private readonly ILookup<string, ExecutionRole> _roles;
    private readonly ILookup<string, BucketTags> _buckets;
    private readonly IReadOnlyList<string> _awsBuckets;

    public BucketEvidence(RegionEstate region, ClassificationRules rules)
    {
        _region = region;
        _rules = rules;
        _roles = region.ExecutionRoles.Items.ToLookup(r => r.RoleArn, StringComparer.Ordinal);
        _buckets = region.BucketTags.Items.ToLookup(b => b.BucketName, StringComparer.Ordinal);
        _awsBuckets = AwsOwnedBuckets.All.Select(b => b.Name(region.Region)).ToList();
    }

    public IEnumerable<ClassificationEvidence> Of(DomainContext domain)
    {
        var evidence = new List<ClassificationEvidence>();
        if (domain.UnreadFeatures.FirstOrDefault(c => c.Operation.EndsWith("Profiles", StringComparison.Ordinal) || c.Operation.EndsWith("Profile", StringComparison.Ordinal)) is { } call)
            evidence.Add(ClassificationEvidence.Unknown(EvidenceSource.RolePolicy, domain.DomainId, "User profiles could not be read; some may have an execution role of their own.", call));
        else if (domain.Profiles.Count(p => p.UserSettings is null) is > 0 and var bare)
            evidence.Add(ClassificationEvidence.Unknown(EvidenceSource.RolePolicy, domain.DomainId, $"The settings of {bare} user profile(s) were not read; some may have an execution role of their own.", NotAsked("sagemaker:DescribeUserProfile", null)));
        foreach (var arn in DomainRoles.Of(domain.Domain, domain.Profiles))
            evidence.AddRange(Of(domain, arn));
        return evidence;
    }

    private IEnumerable<ClassificationEvidence> Of(DomainContext domain, string roleArn)
    {
        var failed = _region.ExecutionRoles.Unreadable.Where(c => c.ResourceId is null || c.ResourceId == roleArn || c.ResourceId.StartsWith(roleArn + "/", StringComparison.Ordinal)).ToList();
        var role = _roles[roleArn].FirstOrDefault();
        if (role is null || failed.Count > 0)
            yield return ClassificationEvidence.Unknown(EvidenceSource.RolePolicy, roleArn, "Which buckets the execution role reaches could not be read.", failed.Count > 0 ? failed : [NotAsked("iam:GetRole", roleArn)]);
        if (role is null)
            yield break;
        var (names, broken) = Reach(role);
        if (broken is not null)
            yield return ClassificationEvidence.Unknown(EvidenceSource.RolePolicy, roleArn, broken);
        foreach (var evidence in names.SelectMany(name => OfBucket(domain, role, name)))
            yield return evidence;
    }

    private static (IReadOnlyList<string> Names, string? Broken) Reach(ExecutionRole role)
    {
        try
        {
            return (BucketReach.Of(role), null);
        }
        catch (FormatException e)
        {
            return ([], e.Message);
        }
    }

    private IEnumerable<ClassificationEvidence> OfBucket(DomainContext domain, ExecutionRole role, string name)
    {
        if (_awsBuckets.Contains(name, StringComparer.Ordinal))
            yield break;
        var roleName = role.RoleArn.Substring(role.RoleArn.LastIndexOf('/') + 1);
        var ruled = _rules.Rules.Where(rule => rule.Buckets.Any(pattern => NamePattern.Fits(name, pattern)) && RuleFit.Of(rule, domain)).ToList();
        foreach (var rule in ruled)
            yield return RuleFit.Evidence(rule, name, $"The execution role {roleName} reaches {Words(name)}, and the rule '{rule.Name}' fits.");
        if (NamePattern.HasWildcard(name))
        {
            if (ruled.Count == 0)
                yield return ClassificationEvidence.Unknown(EvidenceSource.RolePolicy, role.RoleArn, $"The execution role {roleName} reaches {Words(name)}: which data that is, its policies do not say.");
            yield break;
        }

        if (_buckets[name].FirstOrDefault() is { } bucket)
        {
            var tags = bucket.Tags.GroupBy(t => t.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
            foreach (var evidence in TagEvidence.Of(tags, _rules, EvidenceSource.BucketTag, name, $"The bucket {name}, which the execution role {roleName} reaches,"))
                yield return evidence;
        }
        else
        {
            var failed = _region.BucketTags.Unreadable.Where(c => c.ResourceId is null || c.ResourceId == name).ToList();
            yield return ClassificationEvidence.Unknown(EvidenceSource.BucketTag, name, $"The tags of the bucket {name}, which the execution role {roleName} reaches, could not be read.", failed.Count > 0 ? failed : [NotAsked("s3:GetBucketTagging", name)]);
        }
    }

    private static string Words(string name) => name == "*" ? "any bucket" : NamePattern.HasWildcard(name) ? $"any bucket named {name}" : $"the bucket {name}";

    private static UnreadableCall NotAsked(string operation, string? resourceId) =>
        new() { Operation = operation, ResourceId = resourceId, Cause = UnreadableCause.NotProvided, Reason = $"{operation} was not called: the estate does not hold what it answers." };
}

/// <summary>The roles that apps of a domain run with.</summary>
internal static class DomainRoles
{
    public static IReadOnlyList<string> Of(Domain domain, IEnumerable<UserProfile> profiles) =>
        new[] { domain.DefaultUserSettings?.ExecutionRole, domain.DefaultSpaceSettings?.ExecutionRole }.Concat(profiles.Select(p => p.UserSettings?.ExecutionRole))
            .OfType<string>().Where(arn => arn.Length > 0).Distinct(StringComparer.Ordinal).OrderBy(arn => arn, StringComparer.Ordinal).ToList();
}

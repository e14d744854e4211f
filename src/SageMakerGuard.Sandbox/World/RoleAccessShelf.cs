using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>What the estate says of execution roles' policies and of buckets' tags. IAM is global, and so are the names of buckets: what several regions say of one is said once.</summary>
internal sealed class RoleAccessShelf(IReadOnlyList<RegionEstate> regions)
{
    private readonly Dictionary<string, ExecutionRole> _roles = regions.SelectMany(r => r.ExecutionRoles.Items).GroupBy(r => r.RoleArn.Substring(r.RoleArn.LastIndexOf('/') + 1), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    private readonly Dictionary<string, (string Region, BucketTags Tags)> _buckets = regions.SelectMany(r => r.BucketTags.Items.Select(b => (r.Region, Tags: b))).GroupBy(b => b.Tags.BucketName, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>The managed policies of a role, by name.</summary>
    public IReadOnlyList<ExecutionRolePolicy> Attached(string role) => Policies(role).Where(p => p.PolicyArn is not null).OrderBy(p => p.PolicyName, StringComparer.Ordinal).ToList();

    /// <summary>The inline policies of a role, by name.</summary>
    public IReadOnlyList<ExecutionRolePolicy> Inline(string role) => Policies(role).Where(p => p.PolicyArn is null).OrderBy(p => p.PolicyName, StringComparer.Ordinal).ToList();

    /// <summary>The managed policy; null where no role carries it.</summary>
    public ExecutionRolePolicy? Managed(string arn) => _roles.Values.SelectMany(r => r.Policies).FirstOrDefault(p => p.PolicyArn == arn);

    /// <summary>The limit of a role; null where it has none.</summary>
    public string? BoundaryOf(string role) => _roles.TryGetValue(role, out var found) ? found.PermissionsBoundaryArn : null;

    /// <summary>A bucket with its region; null where the estate has none of that name.</summary>
    public (string Region, BucketTags Tags)? Bucket(string name) => _buckets.TryGetValue(name, out var found) ? found : null;

    private IReadOnlyList<ExecutionRolePolicy> Policies(string role) => _roles.TryGetValue(role, out var found) ? found.Policies : [];
}

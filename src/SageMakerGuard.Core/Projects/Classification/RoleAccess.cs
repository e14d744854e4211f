using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;
using SageMakerGuard.Services;

namespace SageMakerGuard.Projects;

/// <summary>Adds to a region what a classification needs besides: its domains' execution roles, and the tags of the buckets that these name.</summary>
public static class RoleAccess
{
    /// <summary>Reads roles first and then the buckets that their policies name one by one; a name with a wildcard is no bucket to ask about.</summary>
    public static async Task<RegionEstate> FillAsync(RegionEstate region, IRoleAccessSource source, CancellationToken cancellationToken)
    {
        var roles = region.Domains.Items.SelectMany(d => DomainRoles.Of(d, region.UserProfiles.Items.Where(p => p.DomainId == d.DomainId))).Distinct(StringComparer.Ordinal).OrderBy(arn => arn, StringComparer.Ordinal).ToList();
        var read = await source.RolesAsync(roles, cancellationToken).ConfigureAwait(false);
        var awsOwn = AwsOwnedBuckets.All.Select(b => b.Name(region.Region)).ToList();
        var buckets = read.Items.SelectMany(Named).Where(name => !NamePattern.HasWildcard(name) && !awsOwn.Contains(name)).Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToList();
        return region with { ExecutionRoles = read, BucketTags = await source.BucketTagsAsync(buckets, cancellationToken).ConfigureAwait(false) };
    }

    // A document that is none is said by the classification.
    private static string[] Named(ExecutionRole role)
    {
        try
        {
            return [.. BucketReach.Of(role)];
        }
        catch (FormatException)
        {
            return [];
        }
    }
}

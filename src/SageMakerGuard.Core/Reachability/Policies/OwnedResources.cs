using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Reachability;

/// <summary>
/// What a policy gives of one account's own resources and of AWS's buckets. A perimeter around the company's own data locks nobody out who works
/// with that data, as long as it leaves open what AWS itself keeps for its services.
/// </summary>
internal sealed class OwnedResources(string serviceName, string prefix)
{
    private readonly List<string> _readable = [];
    private bool _own;

    /// <summary>A statement lets the role do everything with what its own account owns.</summary>
    public void AllowOwn() => _own = true;

    /// <summary>A statement lets everybody, or the role for sure, read these resources.</summary>
    public void AllowReading(IEnumerable<string> resources) => _readable.AddRange(resources);

    /// <summary>Whether that is all that a domain asks of the service. DynamoDB has no tables of AWS's that apps read; of other services nobody can say.</summary>
    public bool Suffice => _own && prefix switch
    {
        "dynamodb" => true,
        "s3" => EndpointPolicy.RegionOf(serviceName) is { } region && AwsOwnedBuckets.NeededIn(region).All(bucket => IsReadable(bucket, region)),
        _ => false,
    };

    private bool IsReadable(string bucket, string region)
    {
        var objects = $"arn:{Partition.OfRegion(region)}:s3:::{bucket}/any/key";
        return _readable.Any(pattern => EndpointPolicy.Wildcard(pattern, objects));
    }

    /// <summary>Whether an action of a statement lets objects be read.</summary>
    public static bool IsReading(string action) => EndpointPolicy.Wildcard(action.ToLowerInvariant(), "s3:getobject");

    /// <summary>Whether a condition asks whose the resource is (IAM User Guide, 'AWS global condition context keys': aws:ResourceAccount).</summary>
    public static bool IsAbout(string key) => string.Equals(key, "aws:ResourceAccount", StringComparison.OrdinalIgnoreCase);
}

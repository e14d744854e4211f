using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Services;

/// <summary>A bucket of S3 that AWS owns and that apps read through the VPC.</summary>
public sealed record AwsOwnedBucket
{
    /// <summary>The name, with <c>{region}</c> in place of the region.</summary>
    public string NamePattern { get; init; } = "";

    /// <summary>What it holds, in a few words.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>False for buckets that only some apps read: without them Studio works and installs no package of the operating system.</summary>
    public bool Needed { get; init; } = true;

    /// <summary>The name in a region.</summary>
    public string Name(string region) => NamePattern.Replace("{region}", region);
}

/// <summary>
/// The buckets of AWS's own that a restrictive policy of an S3 endpoint must leave open (AWS PrivateLink Guide, 'Gateway endpoints for Amazon S3':
/// the policy must allow the buckets that AWS services use).
/// </summary>
public static class AwsOwnedBuckets
{
    /// <summary>Every bucket that the module knows.</summary>
    public static IReadOnlyList<AwsOwnedBucket> All { get; } =
    [
        // SageMaker AI Developer Guide, 'SageMaker JumpStart'; aws-samples/data-perimeter-policy-examples, service_owned_resources.md.
        new() { NamePattern = "jumpstart-cache-prod-{region}", Purpose = "models and notebooks of JumpStart" },

        // Amazon ECR User Guide, 'Amazon ECR interface VPC endpoints', minimum S3 permissions. URLs are signed by ECR's own account.
        new() { NamePattern = "prod-{region}-starport-layer-bucket", Purpose = "layers of images in ECR" },

        // The repositories of Amazon Linux, which are read without credentials (aws-samples/data-perimeter-policy-examples, service_owned_resources.md).
        new() { NamePattern = "amazonlinux.{region}.amazonaws.com", Purpose = "Amazon Linux packages", Needed = false },
        new() { NamePattern = "amazonlinux-2-repos-{region}", Purpose = "Amazon Linux 2 packages", Needed = false },
        new() { NamePattern = "al2023-repos-{region}-de612dc2", Purpose = "Amazon Linux 2023 packages", Needed = false },
    ];

    /// <summary>The names in a region of those without which images or JumpStart cannot be read.</summary>
    public static IEnumerable<string> NeededIn(string region) => All.Where(b => b.Needed).Select(b => b.Name(region));
}

using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Ports;

/// <summary>What execution roles may do, and how buckets are tagged. What could not be read is in the parts, by role or bucket.</summary>
public interface IRoleAccessSource
{
    /// <summary>Reads roles with every policy that they carry, inline and attached. A policy that could not be read is a failed call with the role's ARN, a slash and the policy's name as its resource.</summary>
    Task<Part<ExecutionRole>> RolesAsync(IReadOnlyList<string> roleArns, CancellationToken cancellationToken);

    /// <summary>Reads the tags of buckets. A bucket that is not there has none.</summary>
    Task<Part<BucketTags>> BucketTagsAsync(IReadOnlyList<string> bucketNames, CancellationToken cancellationToken);
}

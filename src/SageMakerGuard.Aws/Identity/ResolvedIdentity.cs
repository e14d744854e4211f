using Amazon.Runtime;

namespace SageMakerGuard.Aws.Identity;

/// <summary>Who calls, where that came from, and the region that goes with it.</summary>
internal sealed record ResolvedIdentity(AWSCredentials Credentials, string Source, string? Region, Amazon.Profile? Profile);

using Amazon.Runtime;

namespace SageMakerGuard.Aws.Identity;

/// <summary>Who calls, where that came from, and the region that goes with it.</summary>
internal sealed record ResolvedIdentity(AWSCredentials Credentials, string Source, string? Region, Amazon.Profile? Profile)
{
    /// <summary>Tries that the profile asks for; null where it says nothing.</summary>
    public int? MaxAttempts { get; init; }
}

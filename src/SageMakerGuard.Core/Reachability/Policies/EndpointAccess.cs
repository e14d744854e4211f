namespace SageMakerGuard.Reachability;

/// <summary>What an endpoint policy means for a role and a service.</summary>
public enum EndpointAccess
{
    /// <summary>Every request passes that concerns what the role's own account owns, and every one that apps make of AWS's own buckets.</summary>
    Open,

    /// <summary>No request passes.</summary>
    Closed,

    /// <summary>Some pass, or it hangs on what is not known.</summary>
    Depends,
}

/// <summary>What an endpoint policy means, and why.</summary>
/// <param name="Access">What passes.</param>
/// <param name="Reason">Why, in half a sentence.</param>
public sealed record PolicyJudgement(EndpointAccess Access, string Reason);

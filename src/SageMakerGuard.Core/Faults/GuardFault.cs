using System;

namespace SageMakerGuard.Faults;

/// <summary>What kind of failure a fault is: one word for AWS's many error codes, which each cmdlet turns into a category of PowerShell.</summary>
public enum FaultCategory
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>The caller may not do it.</summary>
    PermissionDenied,

    /// <summary>No credentials, wrong ones, or expired ones.</summary>
    Authentication,

    /// <summary>It does not exist.</summary>
    NotFound,

    /// <summary>AWS takes the request for malformed.</summary>
    InvalidArgument,

    /// <summary>Throttled, and still so after all retries.</summary>
    Throttled,

    /// <summary>A quota is used up.</summary>
    QuotaExceeded,

    /// <summary>Something is in the way for now: in use, changing, not in the right state.</summary>
    Busy,

    /// <summary>It exists already.</summary>
    AlreadyExists,

    /// <summary>The endpoint cannot be reached, or what answers there is not AWS.</summary>
    Connection,

    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The region or the account does not have it.</summary>
    NotSupported,

    /// <summary>AWS's own fault.</summary>
    ServiceFailure,

    /// <summary>A file that the user gave is not what it should be: empty, cut short, of the wrong type, of another account.</summary>
    InvalidData,

    /// <summary>A file or folder could not be read or written.</summary>
    FileSystem,
}

/// <summary>A failure of AWS, on the way to it, or of what the user gave, in words for the person at the prompt: what happened, to what, and what to do next. Holds no secret.</summary>
public sealed class GuardFault : Exception
{
    /// <summary>Makes a fault.</summary>
    public GuardFault(string errorId, FaultCategory category, string message, string nextStep, Exception? inner = null)
        : base(message, inner)
    {
        ErrorId = errorId;
        Category = category;
        NextStep = nextStep;
    }

    /// <summary>Stable, PascalCase, for scripts: <c>AccessDenied</c>, <c>ExpiredToken</c>, <c>NoCredentials</c>, <c>NoRegion</c>, <c>EndpointUnreachable</c>, ….</summary>
    public string ErrorId { get; }

    /// <summary>Its kind.</summary>
    public FaultCategory Category { get; }

    /// <summary>What to do or type next, in one sentence.</summary>
    public string NextStep { get; }

    /// <summary>AWS's error code, or empty.</summary>
    public string AwsErrorCode { get; init; } = "";

    /// <summary>The operation in the form of its IAM action, or empty.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The resource, where there is one.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The region, where there is one.</summary>
    public string? Region { get; init; }
}

using System.Text.Json.Serialization;

namespace SageMakerGuard.Estates;

/// <summary>A call that failed, or was never made because a file was missing: the reason why something is unknown.</summary>
public sealed record UnreadableCall
{
    /// <summary>The API operation in the form of its IAM action, for example <c>ec2:DescribeNatGateways</c>.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The one resource that could not be read; null where the call concerns all of its kind.</summary>
    public string? ResourceId { get; init; }

    /// <summary>What kind of failure it was.</summary>
    public UnreadableCause Cause { get; init; }

    /// <summary>AWS's error code, for example <c>AccessDeniedException</c>; empty where AWS was not asked.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>One sentence for people, with AWS's own message where there is one.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The reason, with the operation and the resource before it unless it begins with them.</summary>
    public override string ToString() =>
        Reason.StartsWith(Operation, System.StringComparison.Ordinal) ? Reason : ResourceId is null ? $"{Operation}: {Reason}" : $"{Operation} ({ResourceId}): {Reason}";
}

/// <summary>Why a call gave no answer.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnreadableCause>))]
public enum UnreadableCause
{
    /// <summary>It failed for another reason than those below.</summary>
    Failed,

    /// <summary>The caller is not allowed to make it.</summary>
    Denied,

    /// <summary>AWS throttled it, and went on doing so through all retries.</summary>
    Throttled,

    /// <summary>The folder of CLI output has no file with the answer of this call.</summary>
    NotProvided,

    /// <summary>The file with the answer is there and could not be understood.</summary>
    Malformed,

    /// <summary>The region's service does not know the operation, or the account has no access to the service.</summary>
    Unsupported,
}

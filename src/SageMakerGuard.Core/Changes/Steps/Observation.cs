namespace SageMakerGuard.Changes;

/// <summary>How a change stands to the world as it was just read.</summary>
public enum Standing
{
    /// <summary>Not there: to be made.</summary>
    Absent,

    /// <summary>There, and on its way: to be waited for.</summary>
    Pending,

    /// <summary>There.</summary>
    Done,

    /// <summary>It was made and has failed.</summary>
    Failed,

    /// <summary>Something else stands in its place, or what it needs is not there.</summary>
    Refused,
}

/// <summary>What a change found when it looked.</summary>
public sealed record Observation
{
    /// <summary>How it stands.</summary>
    public Standing Standing { get; init; }

    /// <summary>The resource that is there; null where there is none.</summary>
    public string? ResourceId { get; init; }

    /// <summary>Why it waits, failed or is refused, in one sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>Not there.</summary>
    public static Observation Absent { get; } = new();

    /// <summary>There.</summary>
    public static Observation Done(string resourceId) => new() { Standing = Standing.Done, ResourceId = resourceId };

    /// <summary>On its way.</summary>
    public static Observation Pending(string resourceId, string reason) => new() { Standing = Standing.Pending, ResourceId = resourceId, Reason = reason };

    /// <summary>Made, and failed.</summary>
    public static Observation Failed(string resourceId, string reason) => new() { Standing = Standing.Failed, ResourceId = resourceId, Reason = reason };

    /// <summary>In conflict.</summary>
    public static Observation Refused(string reason) => new() { Standing = Standing.Refused, Reason = reason };
}

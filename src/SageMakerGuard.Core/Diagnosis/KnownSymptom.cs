using System.Collections.Generic;

namespace SageMakerGuard.Diagnosis;

/// <summary>A message that people are known to see when a domain's network is at fault: a row of the catalogue.</summary>
public sealed record KnownSymptom
{
    /// <summary>Stable and short, for scripts: <c>sts-permission-error</c>, <c>nfs-mount-timed-out</c>.</summary>
    public string SymptomId { get; init; } = "";

    /// <summary>The message as somebody saw it, on one line, or what people say where there is no message. Hosts and ids in it are examples.</summary>
    public string Example { get; init; } = "";

    /// <summary>What it points at, the likeliest first.</summary>
    public IReadOnlyList<string> PointsAt { get; init; } = [];

    /// <summary>The page or thread that it was seen in.</summary>
    public string Source { get; init; } = "";
}

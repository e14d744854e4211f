using System.Collections.Generic;

namespace SageMakerGuard.Posture;

/// <summary>A tag that a resource must carry.</summary>
public sealed record TagRequirement
{
    /// <summary>The key; AWS compares it with case.</summary>
    public string Key { get; init; } = "";

    /// <summary>The values that are accepted, compared with case; empty accepts any value but an empty one.</summary>
    public IReadOnlyList<string> AllowedValues { get; init; } = [];
}

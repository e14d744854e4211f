using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What is to become of a resource's tags.</summary>
public sealed record TagChangeOptions
{
    /// <summary>The tags that it is to have.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>The keys that it is not to have.</summary>
    public IReadOnlyList<string> RemoveKeys { get; init; } = [];

    /// <summary>Whether a value that is there is replaced. Without it only what is missing is filled.</summary>
    public bool Overwrite { get; init; }
}

using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A tag of a resource.</summary>
public sealed record Tag
{
    /// <summary>The key, case-sensitive.</summary>
    public string Key { get; init; } = "";

    /// <summary>The value; may be empty.</summary>
    public string Value { get; init; } = "";
}

/// <summary>The tags of one resource, as the Resource Groups Tagging API lists them (GetResources).</summary>
public sealed record ResourceTags
{
    /// <summary>The resource.</summary>
    public string ResourceARN { get; init; } = "";

    /// <summary>Its tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

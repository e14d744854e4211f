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

/// <summary>Tags by their keys.</summary>
public static class TagList
{
    /// <summary>The value of a key, which compares with case; null where it is not there.</summary>
    public static string? ValueOf(this IEnumerable<Tag> tags, string key)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == key)
                return tag.Value;
        }

        return null;
    }
}

/// <summary>The tags of one resource, as the Resource Groups Tagging API lists them (GetResources).</summary>
public sealed record ResourceTags
{
    /// <summary>The resource.</summary>
    public string ResourceARN { get; init; } = "";

    /// <summary>Its tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

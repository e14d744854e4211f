using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>
/// The tag by which the module finds again what it made and what has no name of its own: a NAT gateway, an address, a route table. It says what
/// the thing is for, and nothing of who made it or when, so that two people who do the same thing at once mean the same resource.
/// </summary>
public static class Purpose
{
    /// <summary>The tag's key.</summary>
    public const string Key = "sagemakerguard:purpose";

    /// <summary>The user's tags with the purpose among them.</summary>
    public static IReadOnlyList<Tag> Tags(string purpose, IEnumerable<Tag>? others = null) =>
        [.. (others ?? []).Where(t => t.Key != Key), new Tag { Key = Key, Value = purpose }];

    /// <summary>The purpose among tags, or null.</summary>
    public static string? Of(IEnumerable<Tag> tags) => tags.FirstOrDefault(t => t.Key == Key)?.Value;

    /// <summary>Whether both carry the same purpose.</summary>
    public static bool Same(IReadOnlyList<Tag> one, IReadOnlyList<Tag> other) =>
        Of(one) is { } purpose && string.Equals(purpose, Of(other), StringComparison.Ordinal);
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Estates;

/// <summary>
/// The resources of one kind, and whether they could be read. What could not be read is unknown: nobody may conclude from an empty
/// <see cref="Items"/> that there is nothing, unless <see cref="IsComplete"/> says so.
/// </summary>
/// <typeparam name="T">The kind of resource.</typeparam>
public sealed record Part<T>
{
    /// <summary>A part that nobody had a reason to ask for. Whoever comes to need it must treat it as unknown.</summary>
    [JsonIgnore]
    public static Part<T> NotAsked { get; } = new();

    /// <summary>Whether the calls that read this part were made (or its files were there).</summary>
    public bool Asked { get; init; }

    /// <summary>What was read. Never null.</summary>
    public IReadOnlyList<T> Items { get; init; } = [];

    /// <summary>The calls that failed while this part was read. Never null.</summary>
    public IReadOnlyList<UnreadableCall> Unreadable { get; init; } = [];

    /// <summary>True where the list of items is known to be whole: asked for, and no failed call but such that concern single resources.</summary>
    [JsonIgnore]
    public bool IsComplete => Asked && Unreadable.All(call => call.ResourceId is not null);

    /// <summary>A part that was read whole.</summary>
    public static Part<T> Read(IEnumerable<T> items) => new() { Asked = true, Items = items as IReadOnlyList<T> ?? items.ToList() };

    /// <summary>A part that was read whole.</summary>
    public static Part<T> Read(params T[] items) => new() { Asked = true, Items = items };

    /// <summary>A part that could not be read.</summary>
    public static Part<T> Failed(UnreadableCall call) => new() { Asked = true, Unreadable = [call] };

    /// <summary>The same part with other items.</summary>
    public Part<T> Select(Func<T, T> change) => this with { Items = Items.Select(change).ToList() };

    /// <summary>The same part with one item more.</summary>
    public Part<T> Plus(T item) => this with { Items = [.. Items, item] };

    /// <summary>The same part without the items that the condition names.</summary>
    public Part<T> Without(Func<T, bool> condition) => this with { Items = Items.Where(item => !condition(item)).ToList() };

    /// <summary>The same part with those items changed that the condition names.</summary>
    public Part<T> Change(Func<T, bool> condition, Func<T, T> change) => Select(item => condition(item) ? change(item) : item);
}

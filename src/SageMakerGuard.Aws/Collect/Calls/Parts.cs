using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect.Calls;

/// <summary>Puts the lists of several calls together into one part. A failed list keeps the part from being whole.</summary>
internal static class Parts
{
    public static IComparer<(string, string, string, string, string)> OrdinalKeys { get; } = Comparer<(string, string, string, string, string)>.Create((a, b) =>
        string.CompareOrdinal(a.Item1, b.Item1) is var first and not 0 ? first
        : string.CompareOrdinal(a.Item2, b.Item2) is var second and not 0 ? second
        : string.CompareOrdinal(a.Item3, b.Item3) is var third and not 0 ? third
        : string.CompareOrdinal(a.Item4, b.Item4) is var fourth and not 0 ? fourth
        : string.CompareOrdinal(a.Item5, b.Item5));

    public static Part<T> Joined<T>(IReadOnlyList<Listing<T>> lists) => new()
    {
        Asked = true,
        Items = lists.Count == 1 ? lists[0].Items : lists.SelectMany(l => l.Items).ToList(),
        Unreadable = lists.Where(l => l.Failure is not null).Select(l => l.Failure!).ToList(),
    };

    /// <summary>The same, each item once, in the order of its id.</summary>
    public static Part<TItem> Joined<TRaw, TItem>(IReadOnlyList<Listing<TRaw>> lists, Func<TRaw, TItem> map, Func<TItem, string> id)
    {
        var items = new SortedDictionary<string, TItem>(StringComparer.Ordinal);
        foreach (var list in lists)
        {
            foreach (var raw in list.Items)
            {
                var item = map(raw);
                items[id(item)] = item;
            }
        }

        return new() { Asked = true, Items = items.Values.ToList(), Unreadable = lists.Where(l => l.Failure is not null).Select(l => l.Failure!).ToList() };
    }

    /// <summary>Two parts of the same kind in one, each item once, in the order of its id.</summary>
    public static Part<T> Union<T>(Part<T> one, Part<T> other, Func<T, string> id) =>
        Joined([new Listing<T>([.. one.Items, .. other.Items], null, null)], item => item, id) with { Unreadable = [.. one.Unreadable, .. other.Unreadable] };

    /// <summary>
    /// The same part, unknown as a whole where a call failed. For what was asked for by name: a failed call that names its one resource would
    /// leave the part complete, and the resource would look as if it were not there.
    /// </summary>
    public static Part<T> Strictly<T>(this Part<T> part) => part with { Unreadable = part.Unreadable.Select(call => call with { ResourceId = null }).ToList() };

    public static Part<T> With<T>(this Part<T> part, IEnumerable<UnreadableCall?> more)
    {
        var failures = more.Where(f => f is not null).Select(f => f!).ToList();
        return failures.Count == 0 ? part : part with { Unreadable = part.Unreadable.Concat(failures).ToList() };
    }
}

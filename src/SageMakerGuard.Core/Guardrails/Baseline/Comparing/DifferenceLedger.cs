using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Where differences are written down, with the place that they belong to.</summary>
internal sealed record DifferenceLedger(List<BaselineDifference> Differences, string AccountId, string Region)
{
    public string? VpcId { get; init; }

    public string? DomainId { get; init; }

    public void Add(BaselineChange change, Severity severity, string resourceId, string what, string? before, string? after) => Differences.Add(new()
    {
        Change = change, Severity = severity, AccountId = AccountId, Region = Region, VpcId = VpcId, DomainId = DomainId, ResourceId = resourceId, What = what, Before = before, After = after,
    });
}

/// <summary>One section of both sides, and which of them was read whole: from a list that was not, nobody may conclude that something is new or gone.</summary>
internal sealed record SectionPair<T>(IReadOnlyList<T> Before, IReadOnlyList<T> After, bool BeforeRead, bool AfterRead);

/// <summary>What is in both sections of a pair, by key, in the order of the keys.</summary>
internal static class Matching
{
    public static IEnumerable<(T? Before, T? After)> By<T>(this SectionPair<T> pair, System.Func<T, string> key)
        where T : class
    {
        var before = Numbered(pair.Before, key);
        var after = Numbered(pair.After, key);
        foreach (var name in before.Keys.Union(after.Keys).OrderBy(name => name, System.StringComparer.Ordinal))
        {
            before.TryGetValue(name, out var was);
            after.TryGetValue(name, out var now);
            if (was is not null && now is not null || was is null && pair.BeforeRead || now is null && pair.AfterRead)
                yield return (was, now);
        }
    }

    // Several of one key are told apart by their place in the baseline's own order.
    private static Dictionary<string, T> Numbered<T>(IEnumerable<T> items, System.Func<T, string> key) =>
        items.GroupBy(key, System.StringComparer.Ordinal).SelectMany(group => group.Select((item, i) => (Key: i == 0 ? group.Key : $"{group.Key} #{i + 1}", Item: item))).ToDictionary(row => row.Key, row => row.Item, System.StringComparer.Ordinal);
}

using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>A filter of a request: a name, and the values of which one must match.</summary>
internal sealed record Ec2Filter(string Name, IReadOnlyList<string> Values);

/// <summary>
/// The filters that a describe call knows (EC2 API, each operation's 'Filter.N'). Filters are ANDed, the values of one ORed, with * and ? and
/// with regard to case (API_Filter).
/// </summary>
internal sealed class FilterTable<T> : IEnumerable
{
    private readonly Dictionary<string, Func<T, RegionState, IEnumerable<string?>>> _byName = new(StringComparer.Ordinal);
    private Func<T, RegionState, IReadOnlyList<Tag>>? _tags;

    public void Add(string name, Func<T, string?> value) => _byName[name] = (item, _) => [value(item)];

    public void Add(string name, Func<T, RegionState, string?> value) => _byName[name] = (item, region) => [value(item, region)];

    public void Add(string name, Func<T, IEnumerable<string?>> values) => _byName[name] = (item, _) => values(item);

    /// <summary>Filters that AWS knows and whose values no estate holds: they match nothing.</summary>
    public void Add(string[] unheld)
    {
        foreach (var name in unheld)
            _byName[name] = (_, _) => [];
    }

    /// <summary>tag:Key and tag-key.</summary>
    public void Add(Func<T, IReadOnlyList<Tag>> tags) => Add((item, _) => tags(item));

    /// <summary>The same where the region knows them.</summary>
    public void Add(Func<T, RegionState, IReadOnlyList<Tag>> tags)
    {
        _tags = tags;
        _byName["tag-key"] = (item, region) => tags(item, region).Select(t => t.Key);
    }

    public IEnumerator GetEnumerator() => _byName.Keys.GetEnumerator();

    public IEnumerable<T> Apply(IEnumerable<T> items, IReadOnlyList<Ec2Filter> filters, RegionState region)
    {
        foreach (var filter in filters)
        {
            var values = Values(filter.Name);
            items = items.Where(item => values(item, region).Any(value => value is not null && filter.Values.Any(pattern => WildcardPattern.Matches(pattern, value))));
        }

        return items;
    }

    private Func<T, RegionState, IEnumerable<string?>> Values(string name)
    {
        if (_byName.TryGetValue(name, out var values))
            return values;
        if (_tags is { } tags && name.StartsWith("tag:", StringComparison.Ordinal))
        {
            var key = name.Substring(4);
            return (item, region) => tags(item, region).Where(t => t.Key == key).Select(t => t.Value);
        }

        // The code is EC2's; that this is its sentence is unconfirmed.
        throw new AwsFault("InvalidParameterValue", $"The filter '{name}' is invalid");
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Sandbox.World;

/// <summary>The resources of one kind in a region, in the order in which AWS lists them, and by key.</summary>
internal sealed class Shelf<T>
    where T : class
{
    private readonly object _gate = new();
    private readonly Func<T, string> _key;
    private readonly Dictionary<string, Changing<T>> _byKey;
    private volatile Changing<T>[] _items;

    public Shelf(IEnumerable<T> items, Func<T, string> key, StringComparer comparer)
    {
        _key = key;
        _byKey = new Dictionary<string, Changing<T>>(comparer);
        _items = items.Select(item => new Changing<T>(item)).ToArray();
        foreach (var item in _items)
            _byKey[key(item.At(DateTimeOffset.MinValue)!)] = item;
    }

    /// <summary>Everything, gone ones among them: ask each what it is at the time.</summary>
    public IReadOnlyList<Changing<T>> Items => _items;

    /// <summary>The one with that key, if it is there at that time.</summary>
    public T? Find(string key, DateTimeOffset now) => Entry(key)?.At(now);

    /// <summary>The place of the one with that key, whatever became of it.</summary>
    public Changing<T>? Entry(string key)
    {
        lock (_gate)
            return _byKey.TryGetValue(key, out var entry) ? entry : null;
    }

    /// <summary>All that are there at that time.</summary>
    public IEnumerable<T> At(DateTimeOffset now)
    {
        foreach (var item in _items)
        {
            if (item.At(now) is { } value)
                yield return value;
        }
    }

    /// <summary>Puts a new one last; a former one with the same key leaves the lists.</summary>
    public Changing<T> Add(T value)
    {
        lock (_gate)
        {
            var key = _key(value);
            var entry = new Changing<T>(value);
            _items = (_byKey.TryGetValue(key, out var former) ? _items.Where(item => item != former) : _items).Append(entry).ToArray();
            _byKey[key] = entry;
            return entry;
        }
    }
}

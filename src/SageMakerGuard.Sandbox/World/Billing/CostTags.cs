using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Sandbox.World.Billing;

/// <summary>
/// Which tags the payer has activated for cost allocation: on the bill a tag is there only once it is (AWS Billing User Guide, 'Activating
/// user-defined cost allocation tags').
/// </summary>
internal sealed class CostTags(IEnumerable<string> active)
{
    private readonly ConcurrentDictionary<string, (bool Active, DateTimeOffset? Since)> _keys =
        new(active.Distinct(StringComparer.Ordinal).Select(key => new KeyValuePair<string, (bool, DateTimeOffset?)>(key, (true, null))), StringComparer.Ordinal);

    /// <summary>The keys that are or were active.</summary>
    public IEnumerable<string> Keys => _keys.Keys;

    public bool IsActive(string key) => _keys.TryGetValue(key, out var state) && state.Active;

    /// <summary>When the key's status was last changed here; null where it never was.</summary>
    public DateTimeOffset? ChangedAt(string key) => _keys.TryGetValue(key, out var state) ? state.Since : null;

    /// <summary>Activates a key or takes its activation back.</summary>
    public void Set(string key, bool active, DateTimeOffset at) => _keys[key] = (active, at);
}

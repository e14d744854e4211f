using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>What AWS holds of a security group's rule besides the rule: its id, its description and its tags (API_SecurityGroupRule). No part of an estate holds them.</summary>
internal sealed record RuleEntry(string Id, string? Description, IReadOnlyList<Tag> Tags);

/// <summary>The entries of rules that were made while the sandbox ran, or that got tags, by what identifies a rule.</summary>
internal sealed class RuleBook
{
    private readonly ConcurrentDictionary<string, RuleEntry> _entries = new(StringComparer.Ordinal);

    public RuleEntry? Find(string key) => _entries.TryGetValue(key, out var entry) ? entry : null;

    public void Enter(string key, RuleEntry entry) => _entries[key] = entry;

    public void Strike(string key) => _entries.TryRemove(key, out _);

    /// <summary>Strikes out every entry whose key begins so: a group that is gone.</summary>
    public void StrikeAll(string beginning)
    {
        foreach (var key in _entries.Keys.Where(key => key.StartsWith(beginning, StringComparison.Ordinal)))
            Strike(key);
    }
}

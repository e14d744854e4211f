using System;
using System.Collections.Concurrent;

namespace SageMakerGuard.Sandbox.World;

/// <summary>When what happened to which resource, where AWS knows it and an estate does not.</summary>
internal sealed class Occasions
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _times = new(StringComparer.Ordinal);

    /// <summary>The time that was noted for it, or null.</summary>
    public DateTimeOffset? Of(string id) => _times.TryGetValue(id, out var time) ? time : null;

    public void Note(string id, DateTimeOffset time) => _times[id] = time;
}

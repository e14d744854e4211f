using System;
using System.Collections.Concurrent;

namespace SageMakerGuard.Sandbox.World;

/// <summary>
/// Things that AWS remembers for some seconds after they are over: an address that a NAT gateway has just let go of, a route that was just
/// deleted. No such memory is longer than changes take in this sandbox: where they take no time at all, there is none.
/// </summary>
internal sealed class ShortMemory
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    /// <summary>Keeps something in mind from <paramref name="from"/> on for at most that long.</summary>
    public void Keep(string what, DateTimeOffset from, TimeSpan atMost, TimeSpan transitionTime) => _until[what] = from + (atMost < transitionTime ? atMost : transitionTime);

    public bool Holds(string what, DateTimeOffset now) => _until.TryGetValue(what, out var until) && now < until;

    public void Drop(string what) => _until.TryRemove(what, out _);
}

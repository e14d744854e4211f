using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Commands;

/// <summary>
/// Readings of one region for many domains that are through at about the same time: most of a reading is the network, which they share. Who asks
/// while a reading is under way shares the next one, so that nobody is given what was read before they asked.
/// </summary>
/// <param name="read">Reads these domains with their network.</param>
internal sealed class SharedReading(Func<IReadOnlyList<string>, Task<RegionEstate>> read)
{
    private readonly object _gate = new();
    private List<string> _asked = [];
    private Task _current = Task.CompletedTask;
    private Task<RegionEstate>? _next;

    /// <summary>Reads a domain, and whichever others are asked for.</summary>
    public Task<RegionEstate> ReadAsync(string domainId)
    {
        lock (_gate)
        {
            _asked.Add(domainId);
            return _next ??= NextAsync(_current);
        }
    }

    private async Task<RegionEstate> NextAsync(Task before)
    {
        // However that one ends, it was for others.
        await Task.WhenAny(before).ConfigureAwait(false);
        return await Task.Run(() =>
        {
            lock (_gate)
            {
                var asked = _asked;
                (_asked, _current, _next) = ([], _next!, null);
                return read(asked);
            }
        }).ConfigureAwait(false);
    }
}

using System;
using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>The network of a region: an immutable estate that each change replaces, and changes that are due later. Time is asked for, never waited for.</summary>
internal sealed class NetworkState(RegionEstate estate, Func<DateTimeOffset> clock)
{
    private readonly object _gate = new();
    private readonly List<(DateTimeOffset Due, Func<RegionEstate, RegionEstate> Change)> _later = [];
    private RegionEstate _estate = estate;
    private NetworkIndex? _index;

    /// <summary>The network as it is now, with everything that has fallen due.</summary>
    public RegionEstate Now
    {
        get
        {
            lock (_gate)
            {
                Settle();
                return _estate;
            }
        }
    }

    /// <summary>Lookups over it.</summary>
    public NetworkIndex Index
    {
        get
        {
            lock (_gate)
            {
                Settle();
                return _index ??= new NetworkIndex(_estate);
            }
        }
    }

    /// <summary>Changes it from now on.</summary>
    public void Change(Func<RegionEstate, RegionEstate> change)
    {
        lock (_gate)
        {
            Settle();
            Replace(change(_estate));
        }
    }

    /// <summary>Changes it when <paramref name="due"/> has come: a state machine's next step.</summary>
    public void ChangeAt(DateTimeOffset due, Func<RegionEstate, RegionEstate> change)
    {
        lock (_gate)
            _later.Add((due, change));
    }

    private void Settle()
    {
        if (_later.Count == 0)
            return;
        var now = clock();
        for (var next = Earliest(now); next >= 0; next = Earliest(now))
        {
            var change = _later[next].Change;
            _later.RemoveAt(next);
            Replace(change(_estate));
        }
    }

    // Of two that are due at the same time the one that was asked for first.
    private int Earliest(DateTimeOffset now)
    {
        var found = -1;
        for (var i = 0; i < _later.Count; i++)
        {
            if (_later[i].Due <= now && (found < 0 || _later[i].Due < _later[found].Due))
                found = i;
        }

        return found;
    }

    private void Replace(RegionEstate changed)
    {
        if (ReferenceEquals(changed, _estate))
            return;
        _estate = changed;
        _index = null;
    }
}

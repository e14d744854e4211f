using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Changes;

/// <summary>
/// The order in which many domains are switched, and when to stop. The first ones, the canaries, must all succeed before any other starts; after
/// a number of failures no new one starts. What has started is never called back. Not for several threads at once.
/// </summary>
public sealed class SwitchBatch
{
    private readonly List<string> _order;
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private readonly int _canaries;
    private readonly int _stopAfterFailure;
    private int _started;
    private int _canariesDone;
    private bool _canaryFailed;

    /// <summary>Puts the domains in order: as given, each once.</summary>
    /// <param name="domains">The domains, by id or by ARN.</param>
    /// <param name="canary">How many of them go first; 0 for none.</param>
    /// <param name="stopAfterFailure">After how many failures to start no more; 0 to go on whatever fails.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below zero.</exception>
    public SwitchBatch(IEnumerable<string> domains, int canary = 0, int stopAfterFailure = 0)
    {
        if (canary < 0)
            throw new ArgumentOutOfRangeException(nameof(canary));
        if (stopAfterFailure < 0)
            throw new ArgumentOutOfRangeException(nameof(stopAfterFailure));
        _order = domains.Distinct(StringComparer.Ordinal).ToList();
        _canaries = Math.Min(canary, _order.Count);
        _stopAfterFailure = stopAfterFailure;
    }

    /// <summary>How many failed so far.</summary>
    public int Failures { get; private set; }

    /// <summary>The domains that were not started, in order.</summary>
    public IReadOnlyList<string> NotStarted => _order.Skip(_started).ToList();

    /// <summary>Why no more are started, in one sentence; null while there is no reason.</summary>
    public string? StopReason =>
        _canaryFailed ? "A canary failed, so none of the others is started."
        : _stopAfterFailure > 0 && Failures >= _stopAfterFailure ? $"{Failures.ToString(System.Globalization.CultureInfo.InvariantCulture)} domain(s) failed, so no more are started."
        : null;

    /// <summary>True where nothing runs and nothing will start.</summary>
    public bool IsOver => _running.Count == 0 && (StopReason is not null || _started == _order.Count);

    /// <summary>Starts the next domain; null where none may start now: because all have, because it is over, or because the canaries are still running.</summary>
    public string? StartNext()
    {
        if (StopReason is not null || _started == _order.Count || (_started >= _canaries && _canariesDone < _canaries))
            return null;
        var next = _order[_started++];
        _running.Add(next);
        return next;
    }

    /// <summary>Tells how a domain that was started came out.</summary>
    /// <exception cref="ArgumentException">The domain is not running.</exception>
    public void OnFinished(string domain, bool success)
    {
        if (!_running.Remove(domain))
            throw new ArgumentException($"Domain {domain} was not started, or has finished already.", nameof(domain));
        var isCanary = _order.IndexOf(domain) < _canaries;
        if (!success)
        {
            Failures++;
            _canaryFailed |= isCanary;
        }
        else if (isCanary)
        {
            _canariesDone++;
        }
    }
}

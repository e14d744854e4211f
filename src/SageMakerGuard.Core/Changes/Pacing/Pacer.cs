using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Changes;

/// <summary>
/// Keeps calls within AWS's rates, for each account, region and operation, and slows down further where AWS throttles all the same: others may be
/// drawing from the same bucket. One pacer serves all runs of a session.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="knowsRates">Whether AWS's published rates hold. An endpoint on this machine has rates of its own, if any: it is slowed down for only once it throttles.</param>
public sealed class Pacer(RunClock clock, bool knowsRates = true)
{
    // Half the rate after each throttling, a tenth more after each call that went through, and twice as much after each quiet while.
    private const double Slower = 0.5;
    private const double Faster = 1.1;
    private static readonly TimeSpan s_quietWhile = TimeSpan.FromSeconds(15);
    private const double Slowest = 0.02;

    // Where AWS prints no rate we begin without one, and from here on the first throttling.
    private const double UnknownPerSecond = 5;

    private readonly ConcurrentDictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Waits until the call may be made.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The region.</param>
    /// <param name="operation">The operation in the form of its IAM action.</param>
    /// <param name="observer">Is told what is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task TurnAsync(string accountId, string region, string operation, IRunObserver observer, CancellationToken cancellationToken)
    {
        var bucket = BucketOf(accountId, region, operation);
        var wait = bucket.Take(clock.Now());
        if (wait <= TimeSpan.Zero)
            return;
        observer.OnWaiting(string.Format(CultureInfo.InvariantCulture, "{0} waits {1:0.0} s for its turn: {2} in {3}.", operation, wait.TotalSeconds, bucket.Why(), region));
        await clock.Delay(wait, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>AWS throttled the call.</summary>
    public void Throttled(string accountId, string region, string operation) => BucketOf(accountId, region, operation).Throttled(clock.Now());

    /// <summary>The call went through.</summary>
    public void Passed(string accountId, string region, string operation) => BucketOf(accountId, region, operation).Passed();

    private Bucket BucketOf(string accountId, string region, string operation) =>
        _buckets.GetOrAdd(accountId + "/" + region + "/" + operation, _ => new Bucket(OperationRate.Of(operation), knowsRates, clock.Now()));

    private sealed class Bucket(OperationRate? rate, bool holds, DateTimeOffset born)
    {
        private readonly object _gate = new();
        private double _tokens = holds ? rate?.Capacity ?? 0 : 0;
        private double _perSecond = holds ? rate?.PerSecond ?? 0 : 0;
        private DateTimeOffset _at = born;
        private DateTimeOffset _quietSince = born;
        private bool _slowed;

        /// <summary>Takes a token, from the future if need be, and says how long that is.</summary>
        public TimeSpan Take(DateTimeOffset now)
        {
            lock (_gate)
            {
                Recover(now);
                if (_perSecond == 0)
                    return TimeSpan.Zero;
                Refill(now);
                _tokens--;
                return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / _perSecond);
            }
        }

        public void Throttled(DateTimeOffset now)
        {
            lock (_gate)
            {
                Refill(now);
                _perSecond = Math.Max(Slowest, _perSecond == 0 ? rate?.PerSecond ?? (UnknownPerSecond * Slower) : _perSecond * Slower);
                _tokens = Math.Min(_tokens, 0);
                _quietSince = now;
                _slowed = true;
            }
        }

        public void Passed()
        {
            lock (_gate)
            {
                if (!_slowed)
                    return;
                _perSecond = Math.Min(rate?.PerSecond ?? UnknownPerSecond, _perSecond * Faster);
                _slowed = _perSecond < (rate?.PerSecond ?? UnknownPerSecond);
            }
        }

        public string Why()
        {
            lock (_gate)
            {
                // Of a call whose rate nobody published there is nothing else to say, also when it is back at full speed.
                return _slowed || rate is null
                    ? string.Format(CultureInfo.InvariantCulture, "AWS throttles, so it is slowed down to {0:0.##} calls a second", _perSecond)
                    : string.Format(CultureInfo.InvariantCulture, "AWS allows {0:0} at once and {1:0.##} a second", rate.Capacity, rate.PerSecond);
            }
        }

        private void Recover(DateTimeOffset now)
        {
            while (_slowed && now - _quietSince >= s_quietWhile)
            {
                Refill(now);
                _quietSince += s_quietWhile;
                _perSecond *= 2;
                if (_perSecond < (rate?.PerSecond ?? UnknownPerSecond))
                    continue;
                _slowed = false;

                // Back to where it was before AWS said anything: to the published rate, or to none.
                _perSecond = holds ? rate?.PerSecond ?? 0 : 0;
            }
        }

        private void Refill(DateTimeOffset now)
        {
            if (now <= _at)
                return;
            _tokens = Math.Min(rate?.Capacity ?? 1, _tokens + ((now - _at).TotalSeconds * _perSecond));
            _at = now;
        }
    }
}

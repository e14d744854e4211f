using System;

namespace SageMakerGuard.Sandbox.Trouble;

/// <summary>A bucket that starts full and refills with time (EC2 Developer Guide, 'Request throttling': token buckets per account and region).</summary>
internal sealed class TokenBucket(double capacity, double perSecond, DateTimeOffset now)
{
    private readonly object _gate = new();
    private readonly double _capacity = capacity;
    private double _tokens = capacity;
    private DateTimeOffset _last = now;

    /// <summary>Takes a token, if there is one.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now > _last)
            {
                _tokens = Math.Min(_capacity, _tokens + ((now - _last).TotalSeconds * perSecond));
                _last = now;
            }

            if (_tokens < 1)
                return false;
            _tokens--;
            return true;
        }
    }
}

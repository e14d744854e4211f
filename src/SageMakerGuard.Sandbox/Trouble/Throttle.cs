using System;
using System.Collections.Concurrent;
using SageMakerGuard.Ports;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Trouble;

/// <summary>Says of each call whether its account has called too often: in all, where a rate was asked for, and by AWS's own rates, where those were.</summary>
internal sealed class Throttle(SandboxOptions options)
{
    private readonly ConcurrentDictionary<string, TokenBucket> _ofAccounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Account, string Region, string Operation, RequestRate Rate), TokenBucket> _ofOperations = new();

    /// <summary>Whether the call may come in now. One that may not takes no token.</summary>
    public bool Admits(string account, string region, string operation, bool reads, QueryForm form, DateTimeOffset now)
    {
        if (options.AwsThrottling && RequestRate.Of(operation, reads, form) is { } known
            && !_ofOperations.GetOrAdd((account, region, operation, known), _ => new(known.Capacity, known.PerSecond, now)).TryTake(now))
        {
            return false;
        }

        // A bucket of our own holds a second's worth.
        return options.ThrottleRate is not { } rate || _ofAccounts.GetOrAdd(account, _ => new(Math.Max(1, rate), rate, now)).TryTake(now);
    }
}

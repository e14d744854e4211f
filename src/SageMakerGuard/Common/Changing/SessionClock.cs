using System;
using System.Collections.Concurrent;
using System.Threading.Tasks;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Commands;

/// <summary>The machine's clock, and the pacers of the process: AWS's rates hold for all runs of an account together.</summary>
internal static class SessionClock
{
    public static RunClock Instance { get; } = new(() => DateTimeOffset.UtcNow, Task.Delay);

    private static readonly Pacer s_aws = new(Instance);
    private static readonly ConcurrentDictionary<string, Pacer> s_thisMachine = new(StringComparer.Ordinal);

    /// <summary>The pacer for who asks: AWS's published rates are AWS's, and no emulator's.</summary>
    public static Pacer PacerFor(ResolvedIdentity identity) =>
        Uri.TryCreate(identity.Cloud.EndpointUrl ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL"), UriKind.Absolute, out var url) && url.IsLoopback
            ? s_thisMachine.GetOrAdd(url.Authority, _ => new Pacer(Instance, knowsRates: false))
            : s_aws;
}

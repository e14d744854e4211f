using System;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>Waits for a query that runs at AWS, and stops it there where nobody waits any more: it would go on and be paid for.</summary>
internal static class QueryWait
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    // Ctrl+C is to end a command within a second.
    private static readonly TimeSpan s_stopping = TimeSpan.FromMilliseconds(800);

    public static async Task<T> UntilAsync<T>(
        Func<CancellationToken, Task<T>> look, Func<T, bool> isUnderway, Func<CancellationToken, Task> stop, RunClock clock, IScanObserver observer, CancellationToken cancellationToken)
    {
        try
        {
            var pause = s_first;
            while (true)
            {
                var state = await look(cancellationToken).ConfigureAwait(false);
                if (!isUnderway(state))
                    return state;
                await clock.Delay(pause, cancellationToken).ConfigureAwait(false);
                pause = pause + pause < s_longest ? pause + pause : s_longest;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await StopAsync(stop, observer).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task StopAsync(Func<CancellationToken, Task> stop, IScanObserver observer)
    {
        using var patience = new CancellationTokenSource(s_stopping);
        try
        {
            await stop(patience.Token).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is GuardFault or OperationCanceledException)
        {
            observer.OnVerbose($"The query could not be stopped and ends by itself: {failed.Message}");
        }
    }
}

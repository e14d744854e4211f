using System;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Commands;

/// <summary>
/// Runs work that cannot be told to stop: a credential chain that asks the instance for its role, a file on a share that does not answer.
/// Ctrl+C leaves it behind, and what it makes in the end is thrown away.
/// </summary>
internal static class Abandonable
{
    public static async Task<T> Run<T>(Func<T> work, CancellationToken cancellationToken)
    {
        var working = Task.Run(work, CancellationToken.None);
        var cancelled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => cancelled.TrySetResult(true)))
        {
            if (await Task.WhenAny(working, cancelled.Task).ConfigureAwait(false) == working)
                return await working.ConfigureAwait(false);
        }

        _ = working.ContinueWith(ThrowAway, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        throw new OperationCanceledException(cancellationToken);
    }

    private static void ThrowAway<T>(Task<T> late)
    {
        if (late.Status == TaskStatus.RanToCompletion)
            (late.Result as IDisposable)?.Dispose();
        else
            _ = late.Exception;
    }
}

using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Threads that work on one thing. The first failure stops the others and is what comes out.</summary>
internal static class Workers
{
    public static void Run(int count, Action<int, CancellationToken> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (count <= 1)
        {
            if (count == 1)
                work(0, cancellationToken);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Exception? first = null;
        var tasks = Enumerable.Range(0, count).Select(number => Task.Factory.StartNew(
            () =>
            {
                try
                {
                    work(number, stop.Token);
                }
                catch (Exception failure)
                {
                    Interlocked.CompareExchange(ref first, failure, null);
                    stop.Cancel();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        Task.WaitAll(tasks, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        if (first is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(first).Throw();
    }
}

using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>
/// A cmdlet whose work is asynchronous. The work posts actions into a bounded queue, and the pipeline's own thread runs them: it is the only
/// one that may write. Whatever ends the pipeline early (Ctrl+C, <c>-ErrorAction Stop</c>, <c>Select-Object -First</c>) cancels the work, and
/// the cmdlet does not return before the work has ended.
/// </summary>
public abstract class AsyncGuardCommand : PSCmdlet
{
    private const int QueueBound = 256;

    // Never disposed: StopProcessing comes on another thread and may come late, and without timer or wait handle there is nothing to free.
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Cancels the work: Ctrl+C.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Runs the work and writes what it posts until it has ended. A fault that ends it becomes a terminating error.</summary>
    private protected void Pump(Func<PipelineOutlet, CancellationToken, Task> work)
    {
        using var queue = new BlockingCollection<Action>(QueueBound);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var outlet = new PipelineOutlet(this, queue);
        var token = stop.Token;
        var worker = Task.Run(async () =>
        {
            try
            {
                await work(outlet, token).ConfigureAwait(false);
            }
            finally
            {
                queue.CompleteAdding();
            }
        });

        try
        {
            foreach (var action in queue.GetConsumingEnumerable())
                action();
        }
        catch
        {
            // The pipeline is over. The work must still end before the queue goes away, and it may be waiting for room in the queue.
            stop.Cancel();
            foreach (var _ in queue.GetConsumingEnumerable())
            {
            }

            ((IAsyncResult)worker).AsyncWaitHandle.WaitOne();

            // Marks the worker's own failure as seen: what ended the pipeline came first and is what the user hears of.
            _ = worker.Exception;
            throw;
        }

        Finish(worker);
    }

    private void Finish(Task worker)
    {
        try
        {
            worker.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Ctrl+C: the engine says so itself.
        }
        catch (GuardFault fault)
        {
            ThrowTerminatingError(FaultWriter.Record(fault));
        }
        catch (Exception unexpected) when (unexpected is not PipelineStoppedException)
        {
            ThrowTerminatingError(FaultWriter.Unexpected(unexpected));
        }
    }
}

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Aws.Collect.Calls;

/// <summary>Which calls go first when there are more than may be in flight.</summary>
internal enum CallLane
{
    /// <summary>Calls that others wait for: pages of lists, the network.</summary>
    First,

    /// <summary>One of very many: a description.</summary>
    Later,
}

/// <summary>
/// Lets a number of calls through at once, over all regions. A plain semaphore would serve; but eight hundred descriptions
/// would then stand in front of the next page of every list, and lists can only be read page after page.
/// </summary>
internal sealed class CallGate
{
    private readonly object _lock = new();
    private readonly Queue<TaskCompletionSource<bool>> _first = new();
    private readonly Queue<TaskCompletionSource<bool>> _later = new();
    private int _free;

    public CallGate(int limit) => _free = Math.Max(1, limit);

    public async Task EnterAsync(CallLane lane, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource<bool> turn;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            (lane == CallLane.First ? _first : _later).Enqueue(turn);
        }

        using (cancellationToken.Register(() => turn.TrySetCanceled(cancellationToken)))
            await turn.Task.ConfigureAwait(false);
    }

    public void Leave()
    {
        lock (_lock)
        {
            while (_first.Count + _later.Count > 0)
            {
                var next = _first.Count > 0 ? _first.Dequeue() : _later.Dequeue();
                if (next.TrySetResult(true))
                    return; // the place goes from hand to hand; who was cancelled does not take it
            }

            _free++;
        }
    }
}

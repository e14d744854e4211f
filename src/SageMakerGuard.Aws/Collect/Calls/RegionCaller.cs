using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.Errors;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Collect.Calls;

/// <summary>Makes the calls of one region through the gate. A failure is an answer like any other; only a cancellation is thrown.</summary>
internal sealed class RegionCaller(RegionClients clients, CallGate gate, string? endpoint, CancellationToken cancellationToken)
{
    private int _answered;
    private GuardFault? _firstFault;

    public RegionClients Clients { get; } = clients;

    public string Region => Clients.Region;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The first failure, where nothing at all was answered; null as soon as one call was.</summary>
    public GuardFault? OnlyFault => Volatile.Read(ref _answered) == 0 ? _firstFault : null;

    public async Task<Answer<T>> Ask<T>(string operation, string? resourceId, Func<RegionClients, CancellationToken, Task<T>> call, CallLane lane = CallLane.First)
        where T : class
    {
        await gate.EnterAsync(lane, CancellationToken).ConfigureAwait(false);
        try
        {
            var value = await call(Clients, CancellationToken).ConfigureAwait(false);
            Interlocked.Increment(ref _answered);
            return new(value, null, null);
        }
        catch (Exception) when (CancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(CancellationToken);
        }
        catch (Exception error)
        {
            var site = new CallSite(operation, Region, resourceId, endpoint);
            var fault = FaultReader.Fault(error, site);
            if (fault.Category is not (FaultCategory.Connection or FaultCategory.Authentication or FaultCategory.Timeout))
                Interlocked.Increment(ref _answered); // AWS itself said no
            Interlocked.CompareExchange(ref _firstFault, fault, null);
            return new(null, fault, FaultReader.Unreadable(fault, site));
        }
        finally
        {
            gate.Leave();
        }
    }

    /// <summary>Reads a list to its end, or to the page that fails: what came before is kept, and the list says that it is not whole.</summary>
    public async Task<Listing<T>> ReadAll<T>(string operation, Func<RegionClients, string?, CancellationToken, Task<Page<T>>> page, Action<IReadOnlyList<T>>? onPage = null, string? resourceId = null)
    {
        var items = new List<T>();
        string? token = null;
        while (true)
        {
            var here = token;
            var answer = await Ask(operation, resourceId, async (c, ct) => new Boxed<T>(await page(c, here, ct).ConfigureAwait(false))).ConfigureAwait(false);
            if (answer.Value is not { } boxed)
                return new(items, answer.Fault, answer.Failure);
            var before = items.Count;
            if (boxed.Page.Items is { } read)
                items.AddRange(read);
            onPage?.Invoke(items.GetRange(before, items.Count - before));
            token = boxed.Page.Next;
            if (string.IsNullOrEmpty(token))
                return new(items, null, null);
            if (token == here)
                return new(items, null, Stuck(operation, resourceId));
        }
    }

    private UnreadableCall Stuck(string operation, string? resourceId) => new()
    {
        Operation = operation,
        ResourceId = resourceId,
        Cause = UnreadableCause.Malformed,
        Reason = $"{operation} in {Region} answered with the page token that it was asked with, so the list has no end.",
    };

    private sealed class Boxed<T>(Page<T> page)
    {
        public Page<T> Page { get; } = page;
    }
}

using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Egress;

/// <summary>Waits for a statement of Athena to come to its end.</summary>
internal static class TableWait
{
    /// <exception cref="GuardFault">QueryFailed: it failed, or somebody cancelled it.</exception>
    public static async Task<TableQueryState> UntilDoneAsync(ITableQueries tables, string id, RunClock clock, IScanObserver observer, CancellationToken cancellationToken)
    {
        var state = await QueryWait.UntilAsync(
            token => tables.StateAsync(id, token),
            s => s.State is "QUEUED" or "RUNNING",
            token => tables.StopAsync(id, token),
            clock,
            observer,
            cancellationToken).ConfigureAwait(false);
        return state.State == "SUCCEEDED" ? state : throw new GuardFault(
            "QueryFailed",
            state.State == "CANCELLED" ? FaultCategory.Busy : FaultCategory.ServiceFailure,
            $"Athena's query {id} ended as {state.State}{(state.Reason is { Length: > 0 } why ? ": " + why.TrimEnd('.') : "")}.",
            state.State == "CANCELLED" ? "Somebody stopped it, or the workgroup's limit of bytes did; run it again." : "Check that the identity may read the bucket and AWS Glue, and run it again.") { ResourceId = id };
    }
}

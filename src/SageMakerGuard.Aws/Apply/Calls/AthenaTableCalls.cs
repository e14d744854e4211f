using System;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Aws.FlowLogs;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Tables of Athena. A statement is started and then runs; whether it did what it says is known at its end, so that is waited for.</summary>
internal static class AthenaTableCalls
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(300);

    public static StepCall Create(CreateAthenaTable step, string clientToken) => new("athena:StartQueryExecution", step.ResourceId, async (c, ct) =>
    {
        await RunAsync(c, new(step.Statement, step.Table.Name, step.WorkGroup, step.OutputLocation, Token(clientToken)), ct).ConfigureAwait(false);
        return step.ResourceId;
    });

    public static StepCall Drop(DropAthenaTable step, string clientToken) => StepCall.Of(
        "athena:StartQueryExecution", step.ResourceId, (c, ct) => RunAsync(c, new(step.Statement, step.Name, step.WorkGroup, step.OutputLocation, Token(clientToken)), ct));

    private static async Task RunAsync(RegionClients clients, TableQuery query, CancellationToken cancellationToken)
    {
        var id = StepCall.Made(await TableStatement.StartAsync(clients, query, cancellationToken).ConfigureAwait(false), "QueryExecutionId");
        while (true)
        {
            var state = await TableStatement.StateAsync(clients, id, cancellationToken).ConfigureAwait(false);
            if (state.State == "SUCCEEDED")
                return;
            if (state.State is not ("QUEUED" or "RUNNING"))
            {
                throw new GuardFault(
                    "StatementFailed",
                    FaultCategory.ServiceFailure,
                    $"Athena's statement {id} for {query.Table} ended as {state.State}{(state.Reason is { Length: > 0 } why ? ": " + why.TrimEnd('.') : "")}.",
                    "Check that the database exists and that the identity may use AWS Glue and the output location, and run the same command again.") { Operation = "athena:StartQueryExecution", ResourceId = query.Table.ToString() };
            }

            await Task.Delay(s_pause, cancellationToken).ConfigureAwait(false);
        }
    }

    // 32 to 128 characters (API_StartQueryExecution).
    private static string Token(string clientToken) => clientToken.PadRight(32, '-');
}

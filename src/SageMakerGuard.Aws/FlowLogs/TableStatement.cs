using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.FlowLogs;

/// <summary>Starts statements of Athena and looks how they stand.</summary>
internal static class TableStatement
{
    /// <summary>Starts one. ResultReuseConfiguration is left out: a result of before may lack what was delivered since.</summary>
    public static async Task<string?> StartAsync(RegionClients clients, TableQuery query, CancellationToken cancellationToken)
    {
        var answer = await clients.Athena.StartQueryExecutionAsync(
            new()
            {
                QueryString = query.Statement,
                ClientRequestToken = query.Token,
                QueryExecutionContext = new() { Catalog = query.Table.CatalogName, Database = query.Table.DatabaseName },
                ResultConfiguration = query.OutputLocation is { } location ? new() { OutputLocation = location } : null,
                WorkGroup = query.WorkGroup,
            },
            cancellationToken).ConfigureAwait(false);
        return answer.QueryExecutionId;
    }

    public static async Task<TableQueryState> StateAsync(RegionClients clients, string queryExecutionId, CancellationToken cancellationToken)
    {
        var answer = await clients.Athena.GetQueryExecutionAsync(new() { QueryExecutionId = queryExecutionId }, cancellationToken).ConfigureAwait(false);
        var execution = answer.QueryExecution;
        return new(execution?.Status?.State ?? "RUNNING", execution?.Status?.StateChangeReason, execution?.Statistics?.DataScannedInBytes ?? 0);
    }
}

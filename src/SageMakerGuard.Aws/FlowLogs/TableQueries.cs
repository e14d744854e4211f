using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Apply.Calls;
using SageMakerGuard.Aws.Clients.Runtime;
using SageMakerGuard.Estates;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.FlowLogs;

/// <summary>Athena.</summary>
internal sealed class TableQueries(FlowLogCaller caller) : ITableQueries
{
    public async Task<QueryWorkGroup> WorkGroupAsync(string name, CancellationToken cancellationToken)
    {
        var answer = await caller.Ask("athena:GetWorkGroup", name, (c, ct) => c.Athena.GetWorkGroupAsync(new() { WorkGroup = name }, ct), cancellationToken).ConfigureAwait(false);
        var settings = answer.WorkGroup?.Configuration;
        return new(
            name,
            answer.WorkGroup?.State != "DISABLED",
            settings?.ResultConfiguration?.OutputLocation,
            settings?.ManagedQueryResultsConfiguration?.Enabled == true,
            settings?.EnforceWorkGroupConfiguration == true,
            settings?.BytesScannedCutoffPerQuery);
    }

    public async Task<AthenaTable?> FindAsync(AthenaTableName name, CancellationToken cancellationToken)
    {
        var found = await caller.Ask("athena:GetTableMetadata", name.ToString(), async (c, ct) => new Found(await TableLookup.FindAsync(c, name, ct).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        return found.Table;
    }

    public Task<string> StartAsync(TableQuery query, CancellationToken cancellationToken) => caller.Ask(
        "athena:StartQueryExecution", query.Table.ToString(), async (c, ct) => StepCall.Made(await TableStatement.StartAsync(c, query, ct).ConfigureAwait(false), "QueryExecutionId"), cancellationToken);

    public Task<TableQueryState> StateAsync(string queryExecutionId, CancellationToken cancellationToken) =>
        caller.Ask("athena:GetQueryExecution", queryExecutionId, (c, ct) => TableStatement.StateAsync(c, queryExecutionId, ct), cancellationToken);

    public Task<TablePage> PageAsync(string queryExecutionId, string? nextToken, CancellationToken cancellationToken) => caller.Ask("athena:GetQueryResults", queryExecutionId, async (c, ct) =>
    {
        var page = await c.Athena.GetQueryResultsAsync(new() { QueryExecutionId = queryExecutionId, NextToken = nextToken, MaxResults = 1000 }, ct).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(page.NextToken) && page.NextToken == nextToken)
            throw new NotAwsAnswerException("a page with the token that it was asked with", 200);

        // The first row of the first page holds the names (measured on Athena: aoyagikouhei/athena-local, query-results.md).
        var rows = (page.ResultSet?.Rows ?? []).Skip(nextToken is null ? 1 : 0).Select(row => (IReadOnlyList<string?>)row.Data.Select(d => d.VarCharValue).ToList()).ToList();
        return new TablePage(rows, string.IsNullOrEmpty(page.NextToken) ? null : page.NextToken);
    }, cancellationToken);

    public Task StopAsync(string queryExecutionId, CancellationToken cancellationToken) =>
        caller.Ask("athena:StopQueryExecution", queryExecutionId, (c, ct) => c.Athena.StopQueryExecutionAsync(new() { QueryExecutionId = queryExecutionId }, ct), cancellationToken);

    private sealed record Found(AthenaTable? Table);
}

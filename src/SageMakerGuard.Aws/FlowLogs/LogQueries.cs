using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Apply.Calls;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.FlowLogs;

/// <summary>CloudWatch Logs Insights.</summary>
internal sealed class LogQueries(FlowLogCaller caller) : ILogQueries
{
    public async Task<LogGroupSize?> FindAsync(string logGroupName, CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var here = next;
            var page = await caller.Ask("logs:DescribeLogGroups", logGroupName, (c, ct) => c.Logs.DescribeLogGroupsAsync(new() { LogGroupNamePrefix = logGroupName, Limit = 50, NextToken = here }, ct), cancellationToken).ConfigureAwait(false);

            // In the order of their names, so that the name itself comes before those that it begins.
            if (page.LogGroups.FirstOrDefault(g => g.LogGroupName == logGroupName) is { } group)
                return new(group.LogGroupName, group.StoredBytes, group.CreationTime is { } made ? DateTimeOffset.FromUnixTimeMilliseconds(made) : null, group.RetentionInDays);
            next = page.NextToken;
        }
        while (!string.IsNullOrEmpty(next));
        return null;
    }

    public Task<string> StartAsync(LogQuery query, CancellationToken cancellationToken) => caller.AskOnce("logs:StartQuery", query.LogGroupName, async (c, ct) =>
    {
        var answer = await c.Logs.StartQueryAsync(new() { LogGroupName = query.LogGroupName, QueryString = query.QueryString, StartTime = query.FromSeconds, EndTime = query.ToSeconds }, ct).ConfigureAwait(false);
        return StepCall.Made(answer.QueryId, "queryId");
    }, cancellationToken);

    public async Task<LogQueryState> ReadAsync(string queryId, CancellationToken cancellationToken)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        string? next = null;
        while (true)
        {
            var here = next;
            var page = await caller.Ask("logs:GetQueryResults", queryId, (c, ct) => c.Logs.GetQueryResultsAsync(new() { QueryId = queryId, NextToken = here }, ct), cancellationToken).ConfigureAwait(false);
            var status = page.Status ?? "Unknown";
            if (status == "Complete")
                rows.AddRange(page.Results.Select(row => row.Where(f => f.Value is not null).GroupBy(f => f.Field, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value!, StringComparer.Ordinal)));
            next = page.NextToken;
            if (status != "Complete" || string.IsNullOrEmpty(next) || next == here)
                return new(status, rows, (long)(page.Statistics?.BytesScanned ?? 0));
        }
    }

    public Task StopAsync(string queryId, CancellationToken cancellationToken) =>
        caller.Ask("logs:StopQuery", queryId, (c, ct) => c.Logs.StopQueryAsync(new() { QueryId = queryId }, ct), cancellationToken);
}

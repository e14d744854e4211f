using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Egress;

/// <summary>
/// Reads flow logs of a log group by CloudWatch Logs Insights. The time is asked for piece by piece: a piece that gives as many rows as a query can is
/// asked for again in quarters, since the rest of its rows is nowhere to be had; after a piece with few rows the next one is twice as long. So at most
/// one piece is ever paid for in vain.
/// </summary>
public sealed class InsightsReader
{
    private static readonly TimeSpan s_firstPiece = TimeSpan.FromDays(1);

    private readonly ILogQueries _logs;
    private readonly RunClock _clock;
    private readonly IScanObserver _observer;

    /// <summary>Makes a reader.</summary>
    public InsightsReader(ILogQueries logs, RunClock clock, IScanObserver observer)
    {
        _logs = logs;
        _clock = clock;
        _observer = observer;
    }

    /// <summary>Asks, and gives what came of it. Cancelling it stops the query that runs.</summary>
    /// <param name="question">What to ask.</param>
    /// <param name="mostBytes">Asks nothing where more than this may be read; null for no such bound.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GuardFault">LogGroupNotFound, ScanTooLarge, TooManyFlows, LogFormatDoesNotFit, QueryFailed; or AWS refused.</exception>
    public async Task<FlowReading> ReadAsync(InsightsQuestion question, long? mostBytes, CancellationToken cancellationToken)
    {
        await SayFirstAsync(question, mostBytes, cancellationToken).ConfigureAwait(false);
        var answer = new QueryAnswer();
        long scanned = 0;
        var pieces = 0;
        var (from, length) = (question.Span.From, question.Span.Length < s_firstPiece ? question.Span.Length : s_firstPiece);
        while (from < question.Span.To)
        {
            var piece = new QuerySpan(from, from + length < question.Span.To ? from + length : question.Span.To);
            _observer.OnProgress((int)(100 * (from - question.Span.From).TotalSeconds / question.Span.Length.TotalSeconds), $"CloudWatch Logs Insights: {question.LogGroupName}, {piece}");
            var state = await AskAsync(question, piece, cancellationToken).ConfigureAwait(false);
            scanned += state.BytesScanned;
            pieces++;
            if (state.Rows.Count >= InsightsQueryText.MostRows)
            {
                length = Quarter(question, piece);
                continue;
            }

            foreach (var row in state.Rows)
                Take(answer, row, question);
            from = piece.To;
            if (state.Rows.Count < InsightsQueryText.MostRows / 4)
                length += length;
        }

        var queries = pieces == 1 ? "One query" : pieces.ToString(CultureInfo.InvariantCulture) + " queries";
        var cost = $"{queries} of CloudWatch Logs Insights read {ScanPrice.LogsInsights.Say(scanned)}.";
        _observer.OnCost(cost);
        return answer.Reading(question.Fields, $"log group {question.LogGroupName}, {question.Span}", [cost]);
    }

    private async Task SayFirstAsync(InsightsQuestion question, long? mostBytes, CancellationToken cancellationToken)
    {
        var group = await _logs.FindAsync(question.LogGroupName, cancellationToken).ConfigureAwait(false) ?? throw new GuardFault(
            "LogGroupNotFound",
            FaultCategory.NotFound,
            $"There is no log group {question.LogGroupName} in this account and region.",
            "Check the name and the region: aws logs describe-log-groups.") { ResourceId = question.LogGroupName };
        if (group.StoredBytes is not { } stored)
        {
            _observer.OnCost($"How many bytes {group.LogGroupName} holds is not known, so neither is what the query will cost ({ScanPrice.LogsInsights.Unit}, list price in us-east-1, not confirmed).");
            return;
        }

        // What lies outside of the time is not read; how much that is nobody says beforehand.
        _observer.OnCost($"CloudWatch Logs Insights will read a part of {group.LogGroupName}; all of it is {ScanPrice.LogsInsights.Say(stored)}.");
        if (stored > mostBytes)
        {
            throw new GuardFault(
                "ScanTooLarge",
                FaultCategory.QuotaExceeded,
                $"{group.LogGroupName} holds {ScanPrice.Size(stored)}, more than the {ScanPrice.Size(mostBytes.Value)} that may be read. Nothing was asked.",
                "Raise -MaximumScanGB, or read the flow logs from S3.") { ResourceId = group.LogGroupName };
        }
    }

    private async Task<LogQueryState> AskAsync(InsightsQuestion question, QuerySpan piece, CancellationToken cancellationToken)
    {
        var query = new LogQuery(question.LogGroupName, InsightsQueryText.Of(question, piece), piece.FromSeconds, piece.ToSeconds);
        var id = await StartAsync(query, cancellationToken).ConfigureAwait(false);
        return await QueryWait.UntilAsync(
            token => _logs.ReadAsync(id, token),
            state => state.Status is "Scheduled" or "Running" or "Unknown",
            token => _logs.StopAsync(id, token),
            _clock,
            _observer,
            cancellationToken).ConfigureAwait(false) is { Status: "Complete" } complete ? complete : throw Failed(question, piece);
    }

    // Interactive and scheduled queries share one number of a region; where it is used up, a later try finds room (API_StartQuery).
    private async Task<string> StartAsync(LogQuery query, CancellationToken cancellationToken)
    {
        var patience = new RunPatience();
        for (var before = 0; ; before++)
        {
            try
            {
                return await _logs.StartAsync(query, cancellationToken).ConfigureAwait(false);
            }
            catch (GuardFault fault) when (fault.Category is FaultCategory.QuotaExceeded or FaultCategory.Throttled && before + 1 < patience.Attempts)
            {
                _observer.OnVerbose($"{fault.Message} Another try follows.");
                await _clock.Delay(patience.Pause(before), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static TimeSpan Quarter(InsightsQuestion question, QuerySpan piece) => piece.Length >= TimeSpan.FromSeconds(4)
        ? TimeSpan.FromSeconds(Math.Floor(piece.Length.TotalSeconds / 4))
        : throw new GuardFault(
            "TooManyFlows",
            FaultCategory.QuotaExceeded,
            $"{question.LogGroupName} has more than {InsightsQueryText.MostRows.ToString("N0", CultureInfo.InvariantCulture)} different flows within {piece.Length.TotalSeconds.ToString(CultureInfo.InvariantCulture)} seconds ({piece}), more than a query gives back.",
            "Name fewer interfaces with -DomainId, or read these flow logs from S3 or by Athena.") { ResourceId = question.LogGroupName };

    private static void Take(QueryAnswer answer, IReadOnlyDictionary<string, string> row, InsightsQuestion question)
    {
        if (answer.Add(column => Value(row, column, question)))
            return;
        throw new GuardFault(
            "LogFormatDoesNotFit",
            FaultCategory.InvalidData,
            $"The records of {question.LogGroupName} are not in the format that was taken for theirs: {string.Join(" ", question.Fields.Names)}.",
            "Give their format with -LogFormat, as 'aws ec2 describe-flow-logs' shows it.") { ResourceId = question.LogGroupName };
    }

    // Where the source's port is not recorded, the destination's is the service's.
    private static string? Value(IReadOnlyDictionary<string, string> row, string column, InsightsQuestion question)
    {
        var name = column == QueryColumns.Port && !QueryColumns.HasPorts(question.Fields) ? "f_dstport" : InsightsQueryText.Name(column);
        return row.TryGetValue(name, out var value) ? value : null;
    }

    private static GuardFault Failed(InsightsQuestion question, QuerySpan piece) => new(
        "QueryFailed",
        FaultCategory.ServiceFailure,
        $"The query of {question.LogGroupName} for {piece} did not come to its end in CloudWatch Logs Insights.",
        "Run it again; a shorter time between -From and -To helps where it timed out.") { ResourceId = question.LogGroupName };
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Egress;

/// <summary>Reads flow logs by one query of Athena over a table of them.</summary>
public sealed class AthenaReader
{
    private readonly IFlowLogSource _source;
    private readonly RunClock _clock;
    private readonly IScanObserver _observer;

    /// <summary>Makes a reader.</summary>
    public AthenaReader(IFlowLogSource source, RunClock clock, IScanObserver observer)
    {
        _source = source;
        _clock = clock;
        _observer = observer;
    }

    /// <summary>Asks, and gives what came of it. Cancelling it stops the query that runs.</summary>
    /// <param name="question">What to ask.</param>
    /// <param name="mostBytes">Asks nothing where more than this would be read, or where nobody can say; null for no such bound.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GuardFault">TableNotFound, TableIsNoFlowLog, WorkGroupDisabled, NoOutputLocation, ScanTooLarge, QueryFailed; or AWS refused.</exception>
    public async Task<FlowReading> ReadAsync(AthenaQuestion question, long? mostBytes, CancellationToken cancellationToken)
    {
        var output = await OutputOf(question, cancellationToken).ConfigureAwait(false);
        var table = await _source.Tables.FindAsync(question.Table, cancellationToken).ConfigureAwait(false) ?? throw new GuardFault(
            "TableNotFound",
            FaultCategory.NotFound,
            $"Athena has no table {question.Table} in {_source.Region}.",
            "Check its name, or make it with New-SMFlowLogTable.") { ResourceId = question.Table.ToString() };
        var fields = new FlowLogColumns(table).Fields;
        if (!fields.Has("interface-id") && !fields.Has("srcaddr"))
        {
            throw new GuardFault(
                "TableIsNoFlowLog",
                FaultCategory.InvalidArgument,
                $"Table {question.Table} has no column for interface-id nor for srcaddr, so that its rows are no flow log records.",
                "Name the table of your VPC flow logs, or make one with New-SMFlowLogTable.") { ResourceId = question.Table.ToString() };
        }

        await SayFirstAsync(question, table, mostBytes, cancellationToken).ConfigureAwait(false);
        var id = await _source.Tables.StartAsync(new(AthenaQueryText.Of(table, question.Span, question.InterfaceIds), question.Table, question.WorkGroup, output, question.Token), cancellationToken).ConfigureAwait(false);
        _observer.OnProgress(0, $"Athena: {question.Table}, {question.Span}");
        var state = await TableWait.UntilDoneAsync(_source.Tables, id, _clock, _observer, cancellationToken).ConfigureAwait(false);
        var cost = $"One query of Athena read {ScanPrice.Athena.Say(state.BytesScanned)}.";
        _observer.OnCost(cost);
        var answer = await RowsAsync(id, question, fields, cancellationToken).ConfigureAwait(false);
        return answer.Reading(fields, $"Athena table {question.Table}, {question.Span}", [cost]);
    }

    private async Task<string?> OutputOf(AthenaQuestion question, CancellationToken cancellationToken) =>
        TableOutput.Of(await _source.Tables.WorkGroupAsync(question.WorkGroup, cancellationToken).ConfigureAwait(false), question.OutputLocation);

    private async Task<QueryAnswer> RowsAsync(string id, AthenaQuestion question, FlowFieldSet fields, CancellationToken cancellationToken)
    {
        var names = AthenaQueryText.Names(fields);
        var places = Enumerable.Range(0, names.Count).ToDictionary(i => names[i], i => i, StringComparer.Ordinal);
        var answer = new QueryAnswer();
        string? next = null;
        do
        {
            var page = await _source.Tables.PageAsync(id, next, cancellationToken).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                if (!answer.Add(column => places.TryGetValue(column, out var place) && place < row.Count ? row[place] : null))
                    throw DoesNotFit(question);
            }

            next = page.NextToken;
            _observer.OnProgress(50, $"Athena: {answer.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows read");
        }
        while (next is not null);
        return answer;
    }

    private async Task SayFirstAsync(AthenaQuestion question, AthenaTable table, long? mostBytes, CancellationToken cancellationToken)
    {
        var partitions = new FlowLogPartitions(table);
        var folders = question.Span.Days.Select(partitions.FolderOf).ToList();
        if (folders.Any(folder => folder is null || StoredPlace.TryParse(folder) is null))
        {
            _observer.OnCost(partitions.ByDay
                ? $"How many bytes Athena will read of {question.Table} is not known beforehand: its properties do not say where a day lies ({ScanPrice.Athena.Unit}, list price in us-east-1, not confirmed)."
                : $"{question.Table} has no partition by day that is known here, so Athena will read all of it ({ScanPrice.Athena.Unit}, list price in us-east-1, not confirmed).");
            if (mostBytes is not null)
                throw TooLarge(question, "How many bytes would be read is not known", mostBytes.Value);
            return;
        }

        long bytes = 0;
        foreach (var folder in folders)
        {
            var place = StoredPlace.TryParse(folder)!;
            bytes += (await _source.Objects.ListAsync(place.Bucket, place.Prefix, false, cancellationToken).ConfigureAwait(false)).Objects.Sum(o => o.Bytes);
        }

        _observer.OnCost($"Athena will read at most {ScanPrice.Athena.Say(bytes)}, the files of {folders.Count.ToString(CultureInfo.InvariantCulture)} day(s) of {question.Table}.");
        if (bytes > mostBytes)
            throw TooLarge(question, $"{ScanPrice.Size(bytes)} would be read", mostBytes.Value);
    }

    private static GuardFault TooLarge(AthenaQuestion question, string what, long mostBytes) => new(
        "ScanTooLarge",
        FaultCategory.QuotaExceeded,
        $"{what} of {question.Table}, and {ScanPrice.Size(mostBytes)} may be. Nothing was asked.",
        "Raise -MaximumScanGB, or name a shorter time with -From and -To.") { ResourceId = question.Table.ToString() };

    private static GuardFault DoesNotFit(AthenaQuestion question) => new(
        "LogFormatDoesNotFit",
        FaultCategory.InvalidData,
        $"The rows of {question.Table} are not in the order of its columns: their log-status is none of flow logs'.",
        "Make the table anew in the order of the flow log's fields: New-SMFlowLogTable -LogFormat.") { ResourceId = question.Table.ToString() };
}

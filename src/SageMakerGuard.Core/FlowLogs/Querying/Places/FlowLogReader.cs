using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Changes;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Egress;

/// <summary>Reads flow logs wherever they lie in AWS: files of S3 go through the same engine as files of this machine.</summary>
public sealed class FlowLogReader
{
    private readonly IFlowLogSource _source;
    private readonly RunClock _clock;
    private readonly IScanObserver _observer;

    /// <summary>Makes a reader.</summary>
    public FlowLogReader(IFlowLogSource source, RunClock clock, IScanObserver observer)
    {
        _source = source;
        _clock = clock;
        _observer = observer;
    }

    /// <summary>Reads the records of a time.</summary>
    /// <exception cref="GuardFault">There is nothing to read, it is more than may be read, or AWS refused.</exception>
    public Task<FlowReading> ReadAsync(FlowLogPlace place, FlowLogAsk ask, CancellationToken cancellationToken) => place switch
    {
        StoredFlowLog stored => FromFilesAsync(stored, ask, cancellationToken),
        LogGroupFlowLog group => new InsightsReader(_source.Logs, _clock, _observer).ReadAsync(
            new() { LogGroupName = group.LogGroupName, Fields = group.Fields ?? FlowFieldSet.Default, Span = ask.Span, InterfaceIds = ask.InterfaceIds }, ask.MostBytes, cancellationToken),
        TableFlowLog table => new AthenaReader(_source, _clock, _observer).ReadAsync(
            new() { Table = table.Table, WorkGroup = table.WorkGroup, OutputLocation = table.OutputLocation, Span = ask.Span, InterfaceIds = ask.InterfaceIds, Token = Guid.NewGuid().ToString() }, ask.MostBytes, cancellationToken),
        _ => throw new ArgumentException("There is no way to read " + place, nameof(place)),
    };

    private async Task<FlowReading> FromFilesAsync(StoredFlowLog stored, FlowLogAsk ask, CancellationToken cancellationToken)
    {
        var question = new FlowLogFileQuestion { Span = ask.Span, AccountIds = ask.AccountIds, Regions = ask.Regions, FlowLogId = stored.FlowLogId };
        var files = await new FlowLogFinder(_source.Objects, _observer).FindAsync(stored.Place, question, cancellationToken).ConfigureAwait(false);
        var bytes = files.Sum(f => f.Bytes);
        if (bytes > ask.MostBytes)
        {
            throw new GuardFault(
                "ScanTooLarge",
                FaultCategory.QuotaExceeded,
                $"{stored.Place} holds {FinOps.ScanPrice.Size(bytes)} for that time, more than the {FinOps.ScanPrice.Size(ask.MostBytes!.Value)} that may be read. Nothing was read.",
                "Raise -MaximumScanGB, name a shorter time with -From and -To, or ask Athena: New-SMFlowLogTable, then -AthenaTable.") { ResourceId = stored.Place.ToString() };
        }

        var sources = files.Select(file => new FlowSource(file.ToString(), file.Bytes, () => _source.Objects.Open(file, cancellationToken))).ToList();
        var reading = await Task.Run(() => FlowLogScan.Read(sources, ask.Files with { Format = ask.Files.Format ?? stored.Fields }, cancellationToken), cancellationToken).ConfigureAwait(false);
        return reading with
        {
            Source = $"{stored.Place}, {ask.Span}",
            Notes =
            [
                $"{files.Count} file(s) of {FinOps.ScanPrice.Size(bytes)} were read from {stored.Place}, chosen by the time of delivery in their names: records of some minutes before and after {ask.Span} may be among them.",
                .. reading.Notes,
            ],
        };
    }
}

/// <summary>What to read of flow logs.</summary>
public sealed record FlowLogAsk
{
    /// <summary>Which time.</summary>
    public QuerySpan Span { get; init; } = new(default, default);

    /// <summary>Only these interfaces, where a query can say so; empty for all.</summary>
    public IReadOnlyList<string> InterfaceIds { get; init; } = [];

    /// <summary>Of a bucket of several accounts, only these; empty for all.</summary>
    public IReadOnlyCollection<string> AccountIds { get; init; } = [];

    /// <summary>Of a bucket of several regions, only these; empty for all.</summary>
    public IReadOnlyCollection<string> Regions { get; init; } = [];

    /// <summary>The most bytes that may be read; null for no bound.</summary>
    public long? MostBytes { get; init; }

    /// <summary>How files are to be read.</summary>
    public FlowScanOptions Files { get; init; } = new();
}

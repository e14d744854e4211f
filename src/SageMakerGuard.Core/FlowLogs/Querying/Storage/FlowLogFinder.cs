using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Faults;
using SageMakerGuard.FinOps;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Egress;

/// <summary>Finds the flow log files of a time in a place of S3.</summary>
public sealed class FlowLogFinder
{
    private readonly IFlowLogObjects _objects;
    private readonly IScanObserver _observer;

    /// <summary>Makes a finder.</summary>
    public FlowLogFinder(IFlowLogObjects objects, IScanObserver observer)
    {
        _objects = objects;
        _observer = observer;
    }

    /// <summary>The files, in the order of their keys. A file whose name does not say when it was delivered is among them.</summary>
    /// <param name="place">Where they lie: a flow log's destination, or a folder at any depth beneath it.</param>
    /// <param name="question">Which ones.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GuardFault">FlowLogsNotFound; or AWS refused.</exception>
    public async Task<IReadOnlyList<StoredObject>> FindAsync(StoredPlace place, FlowLogFileQuestion question, CancellationToken cancellationToken)
    {
        var folders = await new FlowLogFolders(_objects, question.Span, question.AccountIds, question.Regions).FindAsync(place, cancellationToken).ConfigureAwait(false);
        var found = new List<StoredObject>();
        foreach (var folder in folders)
        {
            _observer.OnProgress(0, $"Listing s3://{place.Bucket}/{folder}");
            found.AddRange((await _objects.ListAsync(place.Bucket, folder, false, cancellationToken).ConfigureAwait(false)).Objects.Where(item => IsAskedFor(item, question)));
        }

        if (found.Count == 0)
        {
            throw new GuardFault(
                "FlowLogsNotFound",
                FaultCategory.NotFound,
                $"{place} holds no flow log files of {question.Span}: {folders.Count.ToString(CultureInfo.InvariantCulture)} folder(s) were looked into{(folders.Count > 0 ? ", the first of them " + folders[0] : "")}.",
                "Check the bucket and folder against the flow log's destination (aws ec2 describe-flow-logs), and -From and -To: they are in UTC.") { ResourceId = place.ToString() };
        }

        // Reading objects is not paid for by the byte within a region; requests and traffic out of it are (Amazon S3 pricing), and are no query's price.
        _observer.OnVerbose($"{found.Count.ToString(CultureInfo.InvariantCulture)} file(s) of {ScanPrice.Size(found.Sum(o => o.Bytes))} in {place}.");
        return found.OrderBy(o => o.Key, StringComparer.Ordinal).ToList();
    }

    private static bool IsAskedFor(StoredObject item, FlowLogFileQuestion question) =>
        item.Bytes > 0 && FlowLogKey.IsLog(item.Key)
        && (FlowLogKey.Delivered(item.Key) is not { } delivered || question.Span.MayHold(delivered))
        && (question.FlowLogId is null || FlowLogKey.FlowLogId(item.Key) is not { } id || id == question.FlowLogId);
}

/// <summary>Which files to find.</summary>
public sealed record FlowLogFileQuestion
{
    /// <summary>Which time.</summary>
    public QuerySpan Span { get; init; } = new(default, default);

    /// <summary>Only these accounts; empty for all.</summary>
    public IReadOnlyCollection<string> AccountIds { get; init; } = [];

    /// <summary>Only these regions; empty for all.</summary>
    public IReadOnlyCollection<string> Regions { get; init; } = [];

    /// <summary>Only this flow log; null for all.</summary>
    public string? FlowLogId { get; init; }
}

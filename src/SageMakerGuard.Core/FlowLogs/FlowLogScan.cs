using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Egress.Scanning;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress;

/// <summary>Reads flow logs and adds them up. What it holds grows with the number of different rows and not with the number of records.</summary>
public static class FlowLogScan
{
    /// <summary>Reads all sources.</summary>
    /// <param name="sources">What to read; see <see cref="FlowSource.Files"/>.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="cancellationToken">Ends the reading within a block of a megabyte.</param>
    /// <exception cref="GuardFault">NoFlowLogs: none of the sources holds flow logs; ParquetNotSupported; or what the file system says.</exception>
    public static FlowReading Read(IReadOnlyList<FlowSource> sources, FlowScanOptions options, CancellationToken cancellationToken)
    {
        if (sources.Count == 0)
            throw new GuardFault("NoFlowLogs", FaultCategory.NotFound, "There is no file to read.", "Give the path of a flow log file, or of a folder with such files.");
        if (options.Progress is { } progress)
        {
            progress.TotalBytes = sources.Sum(source => source.Length);
            progress.TotalFiles = sources.Count;
        }

        var threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        var tallies = new List<FlowTally>();
        var notes = new SourceNotes();
        var small = new List<FlowSource>();
        foreach (var source in sources)
        {
            if (threads == 1 || !source.IsFile || source.Length < 2 * options.PartBytes || !LargeFile.TryRead(source, options, threads, tallies, notes, cancellationToken))
                small.Add(source);
            else if (tallies.Count > threads)
                tallies.RemoveRange(1, Absorb(tallies, options) - 1);
        }

        ReadEach(small, options, threads, tallies, notes, cancellationToken);
        return Reading(sources, tallies, options, notes);
    }

    /// <summary>One source after the other, as many at once as there are threads.</summary>
    private static void ReadEach(IReadOnlyList<FlowSource> sources, FlowScanOptions options, int threads, List<FlowTally> tallies, SourceNotes notes, CancellationToken cancellationToken)
    {
        // The largest first, so that no thread has a large one left when the others have ended.
        var queue = sources.OrderByDescending(source => source.Length).ToList();
        var workers = Math.Min(threads, queue.Count);
        var next = -1;
        var ahead = threads > 1 && queue.Count < 2 * threads;
        Workers.Run(workers, (_, stop) =>
        {
            var tally = new FlowTally(options.MaxRows / workers);
            lock (tallies)
                tallies.Add(tally);
            using var scan = new SourceScan(tally, options, ahead, notes, stop);
            for (int i; (i = Interlocked.Increment(ref next)) < queue.Count;)
                scan.Read(queue[i]);
        }, cancellationToken);
    }

    /// <summary>Adds all tallies to the first one; says how many there were.</summary>
    private static int Absorb(List<FlowTally> tallies, FlowScanOptions options)
    {
        tallies[0].MaxRows = options.MaxRows;
        foreach (var tally in tallies.Skip(1))
        {
            tallies[0].Absorb(tally);
            tally.Dispose();
        }

        return tallies.Count;
    }

    private static FlowReading Reading(IReadOnlyList<FlowSource> sources, List<FlowTally> tallies, FlowScanOptions options, SourceNotes notes)
    {
        Absorb(tallies, options);
        var whole = tallies[0];

        if (notes.LeftOut == sources.Count)
            throw new GuardFault("NoFlowLogs", FaultCategory.InvalidData, $"{(sources.Count == 1 ? "The file holds no flow logs." : $"None of the {Words.Files(sources.Count)} holds flow logs.")} {string.Join(" ", notes.Sentences.Take(3))}",
                "Flow logs have a header line with AWS's field names, or the 14 fields of the default format. For files of another format without a header, name its fields with -Format.");
        var sentences = notes.Sentences.ToList();
        if (whole.HasFolded)
            sentences.Add($"There were more than {Words.Number(options.MaxRows)} different rows, so the rarest were put together: they count in all sums, and their addresses and ports are not known. Raise the limit with -MaxRow.");
        return new FlowReading
        {
            Aggregates = new TallyRows(whole),
            Fields = whole.CommonFields ?? options.Format ?? FlowFieldSet.Default,
            Coverage = Coverage(whole.Owners),
            NoDataRecords = whole.NoData,
            SkipDataRecords = whole.SkipData,
            TornLines = whole.Torn,
            Records = whole.Records,
            Source = sources.Count == 1 ? sources[0].Name : Words.Files(sources.Count),
            Notes = sentences,
        };
    }

    private static IReadOnlyList<InterfaceCoverage> Coverage(OwnerTable owners) =>
        Enumerable.Range(0, owners.Count)
            .GroupBy(number => owners[number][0] ?? "", StringComparer.Ordinal)
            .Select(group => new InterfaceCoverage { InterfaceId = group.Key, Hours = group.SelectMany(owners.HoursOf).Distinct().OrderBy(hour => hour).ToList() })
            .Where(coverage => coverage.InterfaceId.Length > 0 && coverage.Hours.Count > 0)
            .OrderBy(coverage => coverage.InterfaceId, StringComparer.Ordinal)
            .ToList();
}

using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>
/// A large text file, read in stretches by several threads. Each takes the file's first header for that of its stretch. Where one meets another header,
/// what was read is thrown away, and the file is to be read from front to back.
/// </summary>
internal static class LargeFile
{
    /// <summary>Reads it; false where it cannot be read in stretches, and then nothing was added.</summary>
    public static bool TryRead(FlowSource source, FlowScanOptions options, int threads, List<FlowTally> tallies, SourceNotes notes, CancellationToken cancellationToken)
    {
        if (FormatOf(source, options) is not { } format)
            return false;
        var stretch = options.PartBytes;
        var stretches = (source.Length + stretch - 1) / stretch;
        var next = -1L;
        var own = Enumerable.Range(0, threads).Select(_ => new FlowTally(options.MaxRows / threads)).ToList();
        var switches = 0;
        long counted = 0;
        Workers.Run(threads, (number, stop) =>
        {
            using var scan = new TextScan(own[number], options, stop);
            for (long i; Volatile.Read(ref switches) == 0 && (i = Interlocked.Increment(ref next)) < stretches;)
            {
                using var text = new FileStretch(source.Name, i * stretch, i == stretches - 1 ? long.MaxValue : (i + 1) * stretch, stop);
                scan.Read(text, format);
                Interlocked.Add(ref switches, scan.Switches);
                options.Progress?.Read(stretch);
                Interlocked.Add(ref counted, stretch);
            }
        }, cancellationToken);

        if (switches > 0)
        {
            own.ForEach(tally => tally.Dispose());
            options.Progress?.Read(-counted);
            return false;
        }

        tallies.AddRange(own);
        if (own.Sum(tally => tally.Torn) is > 0 and var torn)
            notes.Add($"'{source.Name}' has {Words.Count(torn, "line that is", "lines that are")} no whole record; {(torn == 1 ? "it was" : "they were")} left out.");
        options.Progress?.FileRead();
        return true;
    }

    private static unsafe FlowFieldSet? FormatOf(FlowSource source, FlowScanOptions options)
    {
        using var file = source.Open();
        using var block = new TextBlock(64 * 1024);
        block.Begin(null);
        if (!block.Fill(file))
            return null;
        var head = new byte[] { block.Text[0], block.Text[1], block.Text[2], block.Text[3] };
        return FileKinds.Of(head, head.Length) == FileKind.Text ? FileHead.FormatOf(block.Text, block.Lines, options.Format) : null;
    }
}

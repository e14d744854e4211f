using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Tells by the first lines of a text in which format its records are. It never guesses: what neither names its fields nor has records of the expected format is of another kind.</summary>
internal static unsafe class FileHead
{
    private const int MaxLines = 20;

    /// <summary>The field that CloudWatch Logs puts before each message when a log group is exported to S3 (CreateExportTask).</summary>
    private const string ExportTime = "@timestamp";

    private static readonly FlowFieldSet s_exported = FlowFieldSet.Of([ExportTime, .. FlowFieldSet.Default.Names]);

    /// <summary>The format; null where it is of another kind.</summary>
    /// <param name="text">The first bytes.</param>
    /// <param name="length">How many.</param>
    /// <param name="expected">The format of files without a header, where somebody said it.</param>
    public static FlowFieldSet? FormatOf(byte* text, int length, FlowFieldSet? expected)
    {
        var lines = Lines(text, length);
        var headed = lines.Count > 0 ? FlowFormat.Header(lines[0]) : null;
        if (headed is not null)
            return headed;

        // The first line may have been cut by whoever split the file.
        IEnumerable<FlowFieldSet> candidates = expected is null ? [FlowFieldSet.Default, s_exported] : [expected, FlowFieldSet.Of([ExportTime, .. expected.Names])];
        return candidates.FirstOrDefault(candidate => lines.Any(line => Fits(line, candidate)))
            ?? (lines.Any(line => FlowFormat.Header(line) is not null) ? expected ?? FlowFieldSet.Default : null);
    }

    private static List<string> Lines(byte* text, int length)
    {
        var lines = new List<string>();
        for (int start = 0, i = 0; i < length && lines.Count < MaxLines; i++)
        {
            if (text[i] != '\n')
                continue;
            if (i > start && i - start < 8192)
                lines.Add(Encoding.ASCII.GetString(text + start, i - start).TrimEnd('\r'));
            start = i + 1;
        }

        return lines.Where(line => line.Length > 0).ToList();
    }

    private static bool Fits(string line, FlowFieldSet format)
    {
        if (line.Split(' ') is not { } parts || parts.Length != format.Names.Count)
            return false;
        if (format.Names[0] == ExportTime && !DateTime.TryParse(parts[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _))
            return false;

        // One scanner of its own decides, so that what fits here is what is read later.
        using var tally = new FlowTally();
        using var scanner = new RecordScanner(tally, format);
        var bytes = new byte[line.Length + 1 + (2 * PinnedBuffer.Margin)];
        Encoding.ASCII.GetBytes(line, 0, line.Length, bytes, PinnedBuffer.Margin);
        bytes[PinnedBuffer.Margin + line.Length] = (byte)'\n';
        fixed (byte* first = bytes)
            scanner.Scan(first + PinnedBuffer.Margin, line.Length + 1);
        return tally.Torn == 0 && tally.Records + tally.NoData + tally.SkipData == 1;
    }
}

using System;
using System.IO;
using System.Linq;
using System.Threading;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Egress.Scanning;

/// <summary>Reads sources of any kind into a tally, one after the other. The kind is told by the first bytes and never by the name.</summary>
internal sealed class SourceScan : IDisposable
{
    private readonly FlowScanOptions _options;
    private readonly bool _ahead;
    private readonly SourceNotes _notes;
    private readonly CancellationToken _cancellationToken;
    private readonly TextScan _scan;

    public SourceScan(FlowTally tally, FlowScanOptions options, bool ahead, SourceNotes notes, CancellationToken cancellationToken)
    {
        _options = options;
        _ahead = ahead;
        _notes = notes;
        _cancellationToken = cancellationToken;
        _scan = new(tally, options, cancellationToken);
    }

    public void Read(FlowSource source)
    {
        var torn = _scan.Tally.Torn;
        using (var stream = source.Open())
            Read(source, stream);
        torn = _scan.Tally.Torn - torn;
        if (torn > 0)
            _notes.Add($"'{source.Name}' has {Words.Count(torn, "line that is", "lines that are")} no whole record; {(torn == 1 ? "it was" : "they were")} left out.");
        _options.Progress?.FileRead();
    }

    public void Dispose() => _scan.Dispose();

    private void Read(FlowSource source, Stream stream)
    {
        var head = new byte[4];
        int read, filled = 0;
        while (filled < head.Length && (read = stream.Read(head, filled, head.Length - filled)) > 0)
            filled += read;
        _options.Progress?.Read(filled);
        var kind = FileKinds.Of(head, filled);
        using var whole = new JoinedStream(new MemoryStream(head, 0, filled), stream, _options.Progress is { } progress ? progress.Read : null);
        switch (kind)
        {
            case FileKind.Gzip:
                ReadGzip(source, whole);
                break;
            case FileKind.Parquet:
                ReadParquet(source, stream, whole);
                break;
            case FileKind.Text:
                if (!_scan.Read(whole))
                    LeaveOut(source, "it has neither a header line of flow logs nor records of the expected format");
                break;
            default:
                LeaveOut(source, $"it is {FileKinds.Name(kind)}");
                break;
        }
    }

    private void ReadGzip(FlowSource source, Stream stream)
    {
        using var gzip = new GzipText(stream);
        using var ahead = _ahead ? new ReadAheadStream(gzip) : null;
        var known = _scan.Read(ahead ?? (Stream)gzip, () => gzip.IsCut);
        if (!known && !gzip.IsCut)
            LeaveOut(source, "the text in it has neither a header line of flow logs nor records of the expected format");
        else if (gzip.HasMoreMembers)
            _notes.Add($"'{source.Name}' is cut short or has several members, of which Windows PowerShell reads the first: records are missing. Read it with PowerShell 7.");
        else if (gzip.IsCut)
            _notes.Add($"'{source.Name}' is cut short or damaged: what could be inflated was read, and records are missing.");
    }

    private void ReadParquet(FlowSource source, Stream stream, Stream whole)
    {
        if (_options.Parquet?.Invoke() is not { } parquet)
            throw new GuardFault("ParquetNotSupported", FaultCategory.NotSupported, $"'{source.Name}' is a Parquet file, which needs .NET 8 or newer.",
                "Read it with PowerShell 7, or have the flow log write text (aws ec2 create-flow-logs --destination-options FileFormat=plain-text).") { ResourceId = source.Name };
        using var memory = stream.CanSeek ? null : new MemoryStream();
        if (memory is not null)
            whole.CopyTo(memory);
        var file = memory ?? stream;
        file.Position = 0;
        var wanted = FlowFieldCatalog.Names.Where(RecordPlan.IsUsed).Where(name => _options.Wanted?.Has(name) != false).ToList();
        try
        {
            foreach (var part in parquet.Read(file, wanted, _cancellationToken))
            {
                using (part.Text)
                    _scan.Read(part.Text, part.Fields);
            }
        }
        catch (GuardFault fault) when (fault.ErrorId == "ParquetUnreadable")
        {
            LeaveOut(source, fault.Message);
        }

        if (memory is null)
            _options.Progress?.Read(Math.Max(0, source.Length - 4));
    }

    private void LeaveOut(FlowSource source, string reason) => _notes.LeaveOut($"'{source.Name}' was left out: {reason}.");
}

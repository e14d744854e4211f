using System;

namespace SageMakerGuard.Egress;

/// <summary>How flow log files are to be read.</summary>
public sealed record FlowScanOptions
{
    /// <summary>The format of files that have no header line; null for the default format. A file's own header goes before it.</summary>
    public FlowFieldSet? Format { get; init; }

    /// <summary>The only fields to look at, all others are passed over; null for all that <see cref="EgressAnalysis"/> needs.</summary>
    public FlowFieldSet? Wanted { get; init; }

    /// <summary>How many threads work; 0 for one on each processor.</summary>
    public int Threads { get; init; }

    /// <summary>How many rows may be held before the rarest are put together. A row takes from 128 to 256 bytes.</summary>
    public long MaxRows { get; init; } = 2_000_000;

    /// <summary>Text files of at least twice this size are read in parts of it, by several threads.</summary>
    public long PartBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Gives what reads Parquet files when the first one comes; null, or giving null, where nothing can.</summary>
    public Func<Ports.IParquetSource?>? Parquet { get; init; }

    /// <summary>Is told how far the work is; null where nobody asks.</summary>
    public FlowScanProgress? Progress { get; init; }
}

/// <summary>How far the reading is. It is written by the threads that read and may be looked at from any other.</summary>
public sealed class FlowScanProgress
{
    private long _bytes;
    private int _files;

    /// <summary>Bytes of all files, as they lie on the disk.</summary>
    public long TotalBytes { get; internal set; }

    /// <summary>Files in all.</summary>
    public int TotalFiles { get; internal set; }

    /// <summary>Bytes that were read.</summary>
    public long Bytes => System.Threading.Interlocked.Read(ref _bytes);

    /// <summary>Files that were read to their end.</summary>
    public int Files => System.Threading.Volatile.Read(ref _files);

    internal void Read(long bytes) => System.Threading.Interlocked.Add(ref _bytes, bytes);

    internal void FileRead() => System.Threading.Interlocked.Increment(ref _files);
}

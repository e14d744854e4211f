using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using SageMakerGuard.Egress;

namespace SageMakerGuard.Benchmarks;

/// <summary>The reading of flow logs, and its analysis.</summary>
internal static class FlowLogs
{
    public const string ByInterface = "interface-id action bytes";
    public const string ByDestination = "interface-id dstaddr action bytes";

    /// <summary>Reads a file several times. The first run pays for compiling the reader.</summary>
    public static Measurement Read(string path, string fields, int threads)
    {
        var options = new FlowScanOptions { Threads = threads, MaxRows = 4_000_000, Wanted = fields == "all" ? null : FlowFieldSet.Of(fields.Split(' ')) };
        var seconds = new List<double>();
        var processor = new List<double>();
        var records = 0L;
        for (var i = 0; i < 6; i++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            var watch = Stopwatch.StartNew();
            var reading = FlowLogScan.Read(FlowSource.Files([path]), options, CancellationToken.None);
            seconds.Add(watch.Elapsed.TotalSeconds);
            processor.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
            records = reading.Records;
        }

        return new() { FirstSeconds = seconds[0], MedianSeconds = Measurement.Median(seconds.Skip(1)), ProcessorSeconds = Measurement.Median(processor.Skip(1)), Count = (int)records, PeakMegabytes = Measurement.PeakMemory() };
    }

    /// <summary>The whole of Measure-SMEgress: reading and analysis.</summary>
    public static Measurement Analyse(string path, int threads)
    {
        var seconds = new List<double>();
        var records = 0L;
        for (var i = 0; i < 4; i++)
        {
            var watch = Stopwatch.StartNew();
            var reading = FlowLogScan.Read(FlowSource.Files([path]), new FlowScanOptions { Threads = threads }, CancellationToken.None);
            records = EgressAnalysis.Of(reading, null, new EgressOptions()).Sum(summary => summary.Records);
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        return new() { FirstSeconds = seconds[0], MedianSeconds = Measurement.Median(seconds.Skip(1)), Count = (int)records, PeakMegabytes = Measurement.PeakMemory() };
    }

    /// <summary>A stream that is made as it is read.</summary>
    public static Measurement Stream(long bytes)
    {
        var watch = Stopwatch.StartNew();
        var reading = FlowLogScan.Read([new FlowSource("made up", bytes, () => new Repeated(FlowLogText.Some(), bytes))], new FlowScanOptions { Threads = 1 }, CancellationToken.None);
        return new() { FirstSeconds = watch.Elapsed.TotalSeconds, Count = (int)reading.Records, PeakMegabytes = Measurement.PeakMemory() };
    }

    private sealed class Repeated(byte[] text, long length) : MemoryStream
    {
        private long _given;

        public override int Read(byte[] buffer, int offset, int count)
        {
            var at = (int)(_given % text.Length);
            var part = (int)Math.Min(Math.Min(count, text.Length - at), length - _given);
            Buffer.BlockCopy(text, at, buffer, offset, part);
            _given += part;
            return part;
        }
    }
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace SageMakerGuard.Benchmarks;

/// <summary>Flow logs beside the tools that people have at hand, on the same files and in the same run. Times of all are medians of five runs after a first one.</summary>
internal static class FlowLogReport
{
    private const int Records = 2_000_000;
    private const long StreamBytes = 20_000_000_000;

    public static async Task Run(Func<string[], Task<Measurement>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("flow logs ");
        try
        {
            var narrow = Path.Combine(folder.FullName, "narrow.log");
            var wide = Path.Combine(folder.FullName, "wide.log");
            var zipped = Path.Combine(folder.FullName, "narrow.log.gz");
            FlowLogText.Write(narrow, Records, wide: false, gzip: false);
            FlowLogText.Write(wide, Records, wide: true, gzip: false);
            FlowLogText.Write(zipped, Records, wide: false, gzip: true);
            var cores = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
            Console.WriteLine();
            Console.WriteLine($"{Records:n0} flow log records, {new FileInfo(narrow).Length / 1e6:n0} MB as text, {new FileInfo(zipped).Length / 1e6:n0} MB as gzip; the processors are shared with whatever else runs");
            Console.WriteLine($"{"",-52} {"median",9} {"M records/s",12} {"of processor",13} {"peak process",13} {"times mawk",11}");
            Tool("wc -l", $"wc -l '{narrow}'", null);
            var byInterface = Tool("mawk, bytes by interface and action", $"mawk '{{s[$3\" \"$13]+=$10}}END{{for(k in s)n++;print n}}' '{narrow}'", null);
            await Ours("the same, one thread", byInterface, "flowread", narrow, FlowLogs.ByInterface, "1");
            await Ours($"the same, {cores} threads", byInterface, "flowread", narrow, FlowLogs.ByInterface, cores);
            var byDestination = Tool("mawk, by interface, destination and action, wide", $"mawk '{{s[$3\" \"$5\" \"$13]+=$10}}END{{for(k in s)n++;print n}}' '{wide}'", null);
            await Ours("the same, one thread", byDestination, "flowread", wide, FlowLogs.ByDestination, "1");
            await Ours($"the same, {cores} threads", byDestination, "flowread", wide, FlowLogs.ByDestination, cores);
            await Ours("all that Measure-SMEgress asks, one thread", null, "flowread", narrow, "all", "1");
            await Ours($"all that Measure-SMEgress asks, {cores} threads", null, "flowread", narrow, "all", cores);
            await Ours("the same with the analysis, one thread", null, "flowanalyse", narrow, "1");
            Tool("zcat", $"zcat '{zipped}'", null);
            var both = Tool("zcat | mawk, bytes by interface and action", $"zcat '{zipped}' | mawk '{{s[$3\" \"$13]+=$10}}END{{for(k in s)n++;print n}}'", null);
            await Ours("the same, one thread", both, "flowread", zipped, FlowLogs.ByInterface, "1");
            await Ours($"the same, {cores} threads", both, "flowread", zipped, FlowLogs.ByInterface, cores);
            await Ours($"{StreamBytes / 1e9:n0} GB from a stream, all that Measure-SMEgress asks", null, "flowstream", StreamBytes.ToString(CultureInfo.InvariantCulture));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        async Task Ours(string name, double? mawk, params string[] arguments)
        {
            var result = await measure(arguments);
            var seconds = result.MedianSeconds ?? result.FirstSeconds;
            Print(name, seconds, result.Count, result.ProcessorSeconds, result.PeakMegabytes, mawk / seconds);
        }
    }

    /// <summary>A tool of the system; its median, or null where it is not installed.</summary>
    private static double? Tool(string name, string command, double? mawk)
    {
        var seconds = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            var start = new ProcessStartInfo("/bin/sh") { RedirectStandardError = true };
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(command + " > /dev/null");
            var watch = Stopwatch.StartNew();
            try
            {
                using var process = Process.Start(start)!;
                process.WaitForExit();
                if (process.ExitCode != 0)
                {
                    Console.WriteLine($"{name,-52} not installed");
                    return null;
                }
            }
            catch (System.ComponentModel.Win32Exception)
            {
                Console.WriteLine($"{name,-52} not installed");
                return null;
            }

            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        var median = Measurement.Median(seconds.Skip(1));
        Print(name, median, Records, null, null, mawk);
        return median;
    }

    private static void Print(string name, double seconds, int records, double? processor, double? peak, double? times) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-52} {seconds,8:f3}s {records / seconds / 1e6,12:f1} {records / processor / 1e6,13:f1} {peak,10:f0} {(peak is null ? "  " : "MB")} {times,11:f1}"));
}

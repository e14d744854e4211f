using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;

namespace SageMakerGuard.Benchmarks;

/// <summary>Runs the measurements and prints one table. Times are medians of runs in a warmed session, with the first, cold run beside them.</summary>
internal static class Report
{
    private static readonly (string Name, string Shape, string Regions, int Runs)[] s_audits =
    [
        ("800 domains, one region, 50 ms", "eu-central-1=800", "eu-central-1", 12),
        ("17 regions, domains in three, 50 ms", string.Join(",", Regions().Select((r, i) => $"{r}={(i < 3 ? 100 : 0)}")), string.Join(",", Regions()), 12),
        ("2,000 domains, one region, 50 ms", "eu-central-1=2000", "eu-central-1", 3),
        ("8,000 domains, one region, 50 ms", "eu-central-1=8000", "eu-central-1", 3),
    ];

    private static readonly (string Name, int Domains, int AtOnce)[] s_migrations =
    [
        ("200 domains migrated, 16 at once", Migration.Domains, 16),
        ("10 domains migrated, one by one", 10, 1),
    ];

    public static async Task<int> RunAll(string? filter = null)
    {
        Console.WriteLine($"{"",-38} {"first run",10} {"median",9} {"objects",9} {"calls",8} {"calls/domain",13} {"heap at end",12} {"peak process",13}");
        foreach (var (name, shape, regions, runs) in s_audits.Where(a => Wanted(a.Name)))
        {
            using var sandbox = await SandboxProcess.Start(shape, 50);
            var result = await Measure("audit", sandbox.Url, sandbox.AccessKey, sandbox.SecretKey, regions, runs.ToString(CultureInfo.InvariantCulture));
            var calls = await sandbox.TakeCalls() / runs;
            Print(name, result, calls);
        }

        foreach (var (name, domains, atOnce) in s_migrations.Where(m => Wanted(m.Name)))
        {
            using var sandbox = await SandboxProcess.Start($"eu-central-1={Migration.Domains}/PublicInternetOnly", 50, Migration.TransitionSeconds);
            var result = await Measure("migrate", sandbox.Url, sandbox.AccessKey, sandbox.SecretKey, domains.ToString(CultureInfo.InvariantCulture), atOnce.ToString(CultureInfo.InvariantCulture));
            Print(name, result, await sandbox.TakeCalls());
        }

        if (Wanted("import of the module"))
            Print("import of the module", await Measure("import"), null);
        if (Wanted("reachability, 1,000 domains x 20"))
            Print("reachability, 1,000 domains x 20", await Measure("reachability"), null);
        if (Wanted("flowlogs"))
            await FlowLogReport.Run(arguments => Measure(arguments));
        return 0;

        bool Wanted(string name) => filter is null || name.Contains(filter, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<Measurement> Measure(params IEnumerable<string> arguments)
    {
        using var process = ChildProcess.Start(["measure", .. arguments]);
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<Measurement>(text) ?? throw new InvalidOperationException("A measurement gave nothing.");
    }

    private static void Print(string name, Measurement result, int? calls)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-38} {result.FirstSeconds,9:f3}s {result.MedianSeconds,8:f3}{(result.MedianSeconds is null ? ' ' : 's')} {result.Count,9:n0} {calls,8:n0} {(calls is { } c && result.Count > 0 ? (double)c / result.Count : null),13:f3} {result.HeapMegabytes,9:f0} MB {result.PeakMegabytes,10:f0} MB {result.Note}"));
        if (result.Breakdown is { } breakdown)
            Console.WriteLine("    " + breakdown);
    }

    private static IReadOnlyList<string> Regions() =>
    [
        "eu-central-1", "us-east-1", "ap-southeast-2", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1",
        "ap-south-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ca-central-1", "sa-east-1",
    ];
}

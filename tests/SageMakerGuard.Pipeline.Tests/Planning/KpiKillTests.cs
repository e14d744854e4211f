using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Kpi;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Pipeline.Tests.Planning;

/// <summary>Processes that measure and are killed as the system kills: what they had measured is there, and the next one goes on.</summary>
public sealed class KpiKillTests : IDisposable
{
    private const int Kills = 4;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kpi ");

    [Fact]
    public void A_history_outlives_the_processes_that_write_it()
    {
        var history = new KpiHistory(Path.Combine(_folder.FullName, "history.jsonl"));
        var estate = Path.Combine(_folder.FullName, "estate.json");
        EstateFile.Write(estate, ScaledEstate.Of(ScaledEstate.Region("eu-central-1", 2)));
        var script = Path.Combine(_folder.FullName, "measure.ps1");
        File.WriteAllText(script, $"while ($true) {{ $null = Get-SMGuardKpi -EstatePath '{estate}' -HistoryPath '{history.Path}' -JournalPath '{_folder.FullName}' }}");
        var batches = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            // Two at once, so that one may die while the other waits for it.
            var children = new[] { Start(script), Start(script) };
            var patience = Stopwatch.StartNew();
            while (Batches(history, _ => { }) < batches + 3)
            {
                Assert.True(patience.Elapsed < TimeSpan.FromMinutes(3), "The processes measure nothing.");
                Thread.Sleep(7);
            }

            foreach (var child in children)
            {
                child.Kill(entireProcessTree: true);
                child.WaitForExit();
                child.Dispose();
            }

            var problems = new List<string>();
            var now = Batches(history, problems.Add);
            Assert.True(now >= batches + 3);
            Assert.All(problems, problem => Assert.Contains("torn", problem, StringComparison.Ordinal));
            batches = now;
        }

        history.Append([new() { Kpi = KpiName.Tickets, Value = 1 }]);
        Assert.Equal(batches + 1, Batches(history, problem => Assert.Fail(problem)));
    }

    private static int Batches(KpiHistory history, Action<string> problem) => history.Read(problem).Select(k => (k.MeasuredAt, k.Coverage)).Distinct().Count();

    private static Process Start(string script)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [ModuleSession.ShellDll, script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

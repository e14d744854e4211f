using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace SageMakerGuard.Testing;

/// <summary>
/// A checking proxy in front of an endpoint: a program, named by the environment variable SMGUARD_WIRE_CHECK, that holds requests and
/// answers against AWS's service models and says at its end how many faults there were. Skips the test where it is not there.
/// </summary>
public sealed class WireCheck : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _report;

    private WireCheck(Process process, string url, string report) => (_process, Url, _report) = (process, url, report);

    /// <summary>The closing line of traffic without a fault on either side.</summary>
    public const string Clean = @"^[1-9]\d* calls, 0 request faults, 0 response faults$";

    public string Url { get; }

    public static async Task<WireCheck> Start(string upstream)
    {
        var script = Environment.GetEnvironmentVariable("SMGUARD_WIRE_CHECK");
        Skip.If(string.IsNullOrEmpty(script), "SMGUARD_WIRE_CHECK names no checking proxy.");
        var python = LoopbackProcess.Find("python3");
        Skip.If(python is null, "python3 is not installed.");
        var port = LoopbackProcess.FreePort();
        var report = Path.GetTempFileName();
        var start = new ProcessStartInfo(python!) { RedirectStandardOutput = true };
        foreach (var argument in new[] { script!, "--listen", port.ToString(System.Globalization.CultureInfo.InvariantCulture), "--upstream", upstream, "--report", report, "--strict-errors" })
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        _ = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The checking proxy did not start.");
        return new WireCheck(process, $"http://127.0.0.1:{port}", report);
    }

    /// <summary>Ends the proxy. Returns its closing line; where that speaks of faults, the faulty rows follow it.</summary>
    public async Task<string> Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        var verdict = (await _process.StandardOutput.ReadToEndAsync()).Trim();
        await _process.WaitForExitAsync();
        if (_process.ExitCode == 0)
            return verdict;
        var faulty = Array.FindAll(await File.ReadAllLinesAsync(_report), l => l.Contains("\"checked\": true", StringComparison.Ordinal) && !l.Contains("\"request\": [], \"response\": []", StringComparison.Ordinal));
        return verdict + Environment.NewLine + string.Join(Environment.NewLine, faulty);
    }

    public ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
        File.Delete(_report);
        return ValueTask.CompletedTask;
    }
}

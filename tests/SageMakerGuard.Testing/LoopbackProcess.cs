using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Threading;

namespace SageMakerGuard.Testing;

/// <summary>A process that serves on loopback, ended by its id.</summary>
public sealed class LoopbackProcess : IDisposable
{
    private const int Interrupt = 2;

    private readonly Process _process;

    public LoopbackProcess(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Output { get; private set; } = "";

    /// <summary>The program's full path, or null where it is not on the PATH.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(folder => folder.Length > 0)
        .SelectMany(folder => new[] { Path.Combine(folder, program), Path.Combine(folder, program + ".exe") })
        .FirstOrDefault(File.Exists);

    public static int FreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }

    public void WaitUntilItAnswers(string url)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < TimeSpan.FromSeconds(60); Thread.Sleep(100))
        {
            if (_process.HasExited)
                throw new InvalidOperationException("The server ended at once: " + Output);
            try
            {
                using var answer = http.GetAsync(url).GetAwaiter().GetResult();
                return;
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
                // not yet
            }
        }

        throw new TimeoutException("The server did not answer at " + url + ": " + Output);
    }

    /// <summary>Asks it to end as Ctrl+C would, and waits for its last words.</summary>
    public string Stop()
    {
        if (!_process.HasExited)
        {
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows) || Kill(_process.Id, Interrupt) != 0 || !_process.WaitForExit(10_000))
                _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        return Output;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        lock (_process)
            Output += line + "\n";
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int id, int signal);
}

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>A script in a process of its own, so that it can be killed as the system kills.</summary>
internal sealed class ChildRun : IDisposable
{
    private readonly Process _process;
    private readonly ISandbox _sandbox;
    private readonly string _script;

    private ChildRun(Process process, ISandbox sandbox, string script)
    {
        _process = process;
        _sandbox = sandbox;
        _script = script;
    }

    public static ChildRun Start(MigrationStage stage, SandboxAccount account, string script, IEnumerable<(string Name, object? Value)> variables)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".ps1");
        var lines = variables.Select(v => $"${v.Name} = {string.Join(", ", ((IEnumerable<string>)v.Value!).Select(Quoted))}")
            .Prepend($"$journal = {Quoted(stage.Journals)}")
            .Prepend($"$at = @{{ EndpointUrl = {Quoted(stage.Url)}; AccessKey = {Quoted(account.AccessKey)}; SecretKey = {Quoted(account.SecretKey)} }}")
            .Append(script);
        File.WriteAllLines(path, lines);
        var start = new ProcessStartInfo("dotnet", [ModuleSession.ShellDll, path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildRun(process, stage.Sandbox, path);
    }

    /// <summary>Waits until so many mutating calls have come in, and kills. A process that ends before is left alone: it was faster than we.</summary>
    public void KillAtMutatingCall(int number)
    {
        var patience = Stopwatch.StartNew();
        while (!_process.HasExited && _sandbox.Calls.Count(c => c.Mutating) < number)
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(2), "The process makes no calls.");
            Thread.Sleep(1);
        }

        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    public void Dispose()
    {
        _process.Dispose();
        File.Delete(_script);
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}

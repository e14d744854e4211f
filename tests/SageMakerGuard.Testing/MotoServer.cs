using System;
using System.Globalization;

namespace SageMakerGuard.Testing;

/// <summary>A moto_server of its own on a free loopback port: an AWS written by others. Absent where moto is not installed; then <see cref="Missing"/> says so.</summary>
public sealed class MotoServer : IDisposable
{
    private readonly LoopbackProcess? _process;

    public MotoServer()
    {
        if (LoopbackProcess.Find("moto_server") is not { } program)
        {
            Missing = "moto_server is not installed ('pip install moto[server]' gives it).";
            return;
        }

        var port = LoopbackProcess.FreePort();
        Url = $"http://127.0.0.1:{port}";
        _process = new LoopbackProcess(program, ["-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture)]);
        _process.WaitUntilItAnswers(Url + "/moto-api/");
    }

    /// <summary>Why there is none; null where there is one.</summary>
    public string? Missing { get; }

    public string Url { get; } = "";

    public void Dispose() => _process?.Dispose();
}

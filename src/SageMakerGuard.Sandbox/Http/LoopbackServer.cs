using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>The loopback server: serves connections side by side, waits for the latency without holding a thread, and sends the answers.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly FrontDoor _door;
    private readonly TimeSpan _latency;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpClient, bool> _connections = new();

    public LoopbackServer(FrontDoor door, TimeSpan latency, int port)
    {
        _door = door;
        _latency = latency;
        _listener = LoopbackPort.Listen(port);
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = Task.Run(AcceptAsync);
    }

    public string Url { get; }

    public CallLog Log { get; } = new();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        foreach (var connection in _connections.Keys)
            connection.Close();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync().ConfigureAwait(false);
                _ = Task.Run(() => ServeAsync(client));
            }
            catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException || (e is SocketException && _stop.IsCancellationRequested))
            {
                // Stopping the listener is how it ends.
                return;
            }
            catch (SocketException)
            {
                // A caller that hung up while it was being let in; the next one is waiting.
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        _connections[client] = true;
        try
        {
            if (_stop.IsCancellationRequested)
                return;
            client.NoDelay = true;
            await ConverseAsync(client.GetStream()).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The caller has gone, or the sandbox is being stopped: there is nobody left to answer.
        }
        finally
        {
            _connections.TryRemove(client, out _);
            client.Close();
        }
    }

    private async Task ConverseAsync(Stream stream)
    {
        var reader = new RequestReader(stream);
        while (true)
        {
            Incoming? incoming;
            try
            {
                incoming = await reader.NextAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (InvalidDataException e)
            {
                await AnswerWriter.SendAsync(stream, Plain(400, e.Message), false, _stop.Token).ConfigureAwait(false);
                return;
            }

            // No answer: the connection ends as if a wire were cut.
            if (incoming is null || await AnswerAsync(incoming.Request).ConfigureAwait(false) is not { } answer)
                return;
            await AnswerWriter.SendAsync(stream, answer, incoming.KeepAlive, _stop.Token).ConfigureAwait(false);
            if (!incoming.KeepAlive)
                return;
        }
    }

    private async Task<Answer?> AnswerAsync(RequestHead request)
    {
        var watch = Stopwatch.StartNew();
        var wait = _latency;
        Answer? answer;
        try
        {
            var outcome = _door.Answer(request);
            Log.Add(outcome.Call);
            answer = outcome.Answer;
            wait += outcome.Held;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of the sandbox itself must not look like an answer of AWS, and must not hang the caller.
            answer = Plain(500, "The sandbox itself failed: " + e);
        }

        var rest = wait - watch.Elapsed;
        if (rest > TimeSpan.Zero)
            await Task.Delay(rest, _stop.Token).ConfigureAwait(false);
        return answer;
    }

    private static Answer Plain(int status, string text) => new() { Status = status, ContentType = "text/plain; charset=utf-8", Body = new(Encoding.UTF8.GetBytes(text)) };
}

using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>The loopback server: takes requests side by side, waits for the latency without holding a thread, and sends the answers.</summary>
internal sealed class Server : IDisposable
{
    private const string LoopbackOnly = "127.0.0.1";

    private readonly HttpListener _listener;
    private readonly FrontDoor _door;
    private readonly TimeSpan _latency;
    private readonly CancellationTokenSource _stop = new();

    public Server(FrontDoor door, TimeSpan latency, int port)
    {
        _door = door;
        _latency = latency;
        (_listener, Port) = FreePort.Listen(port);
        _ = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    public string Url => $"http://{LoopbackOnly}:{Port}";

    public CallLog Log { get; } = new();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Close();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // Closing the listener is how it is stopped.
                return;
            }

            _ = Task.Run(() => ServeAsync(context));
        }
    }

    private async Task ServeAsync(HttpListenerContext context)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var outcome = _door.Answer(await ReadAsync(context.Request).ConfigureAwait(false));
            Log.Add(outcome.Call);
            var rest = _latency - watch.Elapsed;
            if (rest > TimeSpan.Zero)
                await Task.Delay(rest, _stop.Token).ConfigureAwait(false);
            if (outcome.Answer is { } answer)
                await SendAsync(context.Response, answer).ConfigureAwait(false);
            else
                context.Response.Abort();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The caller has gone, or the sandbox is being stopped: there is nobody left to answer.
            context.Response.Abort();
        }
        catch (Exception e)
        {
            // A fault of the sandbox itself must not look like an answer of AWS, and must not hang the caller.
            context.Response.StatusCode = 500;
            context.Response.StatusDescription = "Sandbox defect";
            await SendTextAsync(context.Response, "The sandbox itself failed: " + e).ConfigureAwait(false);
        }
    }

    private static async Task<RequestHead> ReadAsync(HttpListenerRequest request)
    {
        byte[] body = [];
        if (request.HasEntityBody)
        {
            var buffer = new MemoryStream(request.ContentLength64 > 0 ? (int)request.ContentLength64 : 1024);
            await request.InputStream.CopyToAsync(buffer).ConfigureAwait(false);
            body = buffer.ToArray();
        }

        var url = request.RawUrl ?? "/";
        var mark = url.IndexOf('?');
        return new()
        {
            Method = request.HttpMethod,
            Path = Uri.UnescapeDataString(mark < 0 ? url : url.Substring(0, mark)),
            Query = mark < 0 ? "" : url.Substring(mark + 1),
            ContentType = request.ContentType,
            Target = request.Headers["X-Amz-Target"],
            Authorization = request.Headers["Authorization"],
            SecurityToken = request.Headers["X-Amz-Security-Token"],
            Body = body,
        };
    }

    private static async Task SendAsync(HttpListenerResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.ContentType is { } type)
            response.ContentType = type;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        response.ContentLength64 = answer.Body.Count;
        if (answer.Body.Count > 0)
            await response.OutputStream.WriteAsync(answer.Body.Array!, answer.Body.Offset, answer.Body.Count).ConfigureAwait(false);
        response.Close();
    }

    private static Task SendTextAsync(HttpListenerResponse response, string text) =>
        SendAsync(response, new() { Status = 500, ContentType = "text/plain", Body = new(System.Text.Encoding.UTF8.GetBytes(text)) });
}

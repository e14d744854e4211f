using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Pipeline.Tests.Migration.Permissions;

/// <summary>Stands between a command and a sandbox, and does something once, just before a call of one operation of EC2 goes through: the moment between a look and a call.</summary>
internal sealed class Interposer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new();
    private readonly Uri _to;
    private readonly string _needle;
    private Action? _once;

    public Interposer(string to, string operation, Action once)
    {
        _to = new Uri(to);
        _needle = "Action=" + operation + "&";
        _once = once;
        var port = FreePort();
        Url = $"http://127.0.0.1:{port}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Url { get; }

    /// <summary>Whether it came to that.</summary>
    public bool Struck => Volatile.Read(ref _once) is null;

    /// <summary>What went wrong on the way; null where nothing did.</summary>
    public Exception? Error { get; private set; }

    public void Dispose()
    {
        _listener.Close();
        _client.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await PassAsync(context);
        }
        catch (Exception error)
        {
            Error = error;
            context.Response.Abort();
        }
    }

    private async Task PassAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        if ((System.Text.Encoding.UTF8.GetString(body.ToArray()) + "&").Contains(_needle, StringComparison.Ordinal) && Interlocked.Exchange(ref _once, null) is { } once)
            once();
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), new Uri(_to, context.Request.RawUrl)) { Content = body.Length > 0 ? new ByteArrayContent(body.ToArray()) : null };
        foreach (var name in context.Request.Headers.AllKeys)
        {
            if (name is null or "Content-Length" or "Host" or "Connection" or "Expect")
                continue;
            if (!request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]))
                request.Content?.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
        }

        using var answer = await _client.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        foreach (var (name, values) in answer.Headers)
        {
            if (name.StartsWith("x-", StringComparison.OrdinalIgnoreCase))
                context.Response.Headers[name] = string.Join(",", values);
        }

        var bytes = await answer.Content.ReadAsByteArrayAsync();
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}

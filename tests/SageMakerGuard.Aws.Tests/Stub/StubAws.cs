using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace SageMakerGuard.Aws.Tests.Stub;

/// <summary>A loopback server that answers what a test tells it to, and remembers what it was asked.</summary>
public sealed class StubAws : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Task _loop;
    private int _inFlight;
    private int _mostInFlight;

    public StubAws(Func<StubCall, StubReply> answer, TimeSpan latency = default)
    {
        Answer = answer;
        Latency = latency;
        (_listener, Url) = Listen();
        _loop = Task.Run(Loop);
    }

    public Func<StubCall, StubReply> Answer { get; set; }

    public TimeSpan Latency { get; }

    public string Url { get; }

    public ConcurrentQueue<StubCall> Calls { get; } = new();

    public int MostInFlight => _mostInFlight;

    public int Count(string operation) => Calls.Count(c => c.Operation == operation);

    public void Dispose()
    {
        _listener.Abort();
        _loop.Wait(TimeSpan.FromSeconds(5));
    }

    private static (HttpListener, string) Listen()
    {
        for (var attempt = 0; ; attempt++)
        {
            var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var url = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
            probe.Stop();
            var listener = new HttpListener();
            listener.Prefixes.Add(url + "/");
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (attempt < 20)
            {
                listener.Close();
            }
        }
    }

    private async Task Loop()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            _ = Task.Run(() => Serve(context));
        }
    }

    private async Task Serve(HttpListenerContext context)
    {
        var now = Interlocked.Increment(ref _inFlight);
        int most;
        while (now > (most = _mostInFlight) && Interlocked.CompareExchange(ref _mostInFlight, now, most) != most)
        {
        }

        try
        {
            var call = await StubCall.Read(context.Request);
            Calls.Enqueue(call);
            if (Latency > TimeSpan.Zero)
                await Task.Delay(Latency);
            var reply = Answer(call);
            if (reply.Delay > TimeSpan.Zero)
                await Task.Delay(reply.Delay);
            Interlocked.Decrement(ref _inFlight);
            now = 0;
            context.Response.StatusCode = reply.Status;
            if (reply.ContentType.Length > 0)
                context.Response.ContentType = reply.ContentType;
            foreach (var (name, value) in reply.Headers)
                context.Response.Headers[name] = value;
            var bytes = Encoding.UTF8.GetBytes(reply.Body);
            context.Response.ContentLength64 = bytes.Length;
            await context.Response.OutputStream.WriteAsync(bytes);
            context.Response.Close();
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // the client hung up
        }
        finally
        {
            if (now != 0)
                Interlocked.Decrement(ref _inFlight);
        }
    }
}

/// <summary>A call as it came in.</summary>
public sealed record StubCall(string Operation, string Region, string Service, string Path, string Body, IReadOnlyDictionary<string, string> Form, string Authorization)
{
    public static async Task<StubCall> Read(HttpListenerRequest request)
    {
        using var reader = new StreamReader(request.InputStream);
        var body = await reader.ReadToEndAsync();
        var authorization = request.Headers["Authorization"] ?? "";
        var scope = authorization.Split("Credential=").Last().Split(',')[0].Split('/');
        var form = new Dictionary<string, string>(StringComparer.Ordinal);
        var text = request.HttpMethod == "GET" ? request.Url!.Query.TrimStart('?') : body.StartsWith('{') ? "" : body;
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=');
            form[WebUtility.UrlDecode(cut < 0 ? pair : pair[..cut])] = cut < 0 ? "" : WebUtility.UrlDecode(pair[(cut + 1)..]);
        }

        var path = request.Url!.AbsolutePath;
        var operation = request.Headers["X-Amz-Target"]?.Split('.').Last() ?? (form.TryGetValue("Action", out var action) ? action : path);
        return new(operation, scope.Length > 2 ? scope[2] : "", scope.Length > 3 ? scope[3] : "", path, body, form, authorization);
    }
}

/// <summary>What to answer.</summary>
public sealed record StubReply(int Status, string ContentType, string Body)
{
    public TimeSpan Delay { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    public static StubReply Json(string body) => new(200, "application/x-amz-json-1.1", body);

    public static StubReply Error(int status, string body) => new(status, "application/x-amz-json-1.1", body);

    public static StubReply Xml(string body) => new(200, "text/xml;charset=UTF-8", body);

    /// <summary>EC2's error body (EC2 API Reference, 'Error codes').</summary>
    public static StubReply Ec2Error(int status, string code, string message) =>
        new(status, "text/xml;charset=UTF-8", $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors><RequestID>r</RequestID></Response>");
}

using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace SageMakerGuard.Aws.Tests.Stub;

/// <summary>A loopback server that keeps its connections open and, for the operations that a test names, closes one without an answer: HttpListener cannot.</summary>
public sealed class HangUpAws : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string?> _answer;

    /// <param name="answer">The body for an operation; null to hang up.</param>
    public HangUpAws(Func<string, string?> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = Task.Run(Loop);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public ConcurrentQueue<string> Operations { get; } = new();

    public int Connections { get; private set; }

    public void Dispose() => _listener.Stop();

    private async Task Loop()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                Connections++;
                _ = Serve(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // the test is over
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            try
            {
                while (await Read(stream) is { } operation)
                {
                    Operations.Enqueue(operation);
                    if (_answer(operation) is not { } body)
                        return;
                    var bytes = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: text/xml;charset=UTF-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));
                    await stream.WriteAsync(bytes);
                }
            }
            catch (IOException)
            {
                // the client hung up
            }
        }
    }

    // The operation of the next request; null where there is none.
    private static async Task<string?> Read(NetworkStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (true)
        {
            var all = text.ToString();
            var end = all.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && all.Length >= end + 4 + Length(all[..end]))
                return Operation(all[..end], all[(end + 4)..]);
            var count = await stream.ReadAsync(buffer);
            if (count == 0)
                return null;
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }
    }

    private static int Length(string head) => int.Parse(Header(head, "Content-Length") ?? "0", CultureInfo.InvariantCulture);

    private static string Operation(string head, string body) => Header(head, "X-Amz-Target")?.Split('.')[^1] ?? body.Split("Action=")[^1].Split('&')[0];

    private static string? Header(string head, string name)
    {
        foreach (var line in head.Split("\r\n"))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                return line[(name.Length + 1)..].Trim();
        }

        return null;
    }
}

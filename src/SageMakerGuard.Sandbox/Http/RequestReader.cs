using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>A request, and whether the caller wants the connection kept for another.</summary>
internal sealed record Incoming(RequestHead Request, bool KeepAlive);

/// <summary>Reads requests of HTTP/1.1 from a connection, one behind the other (RFC 9112).</summary>
internal sealed class RequestReader(Stream stream)
{
    private const int LongestHead = 64 * 1024;
    private const int LongestBody = 16 * 1024 * 1024;

    private byte[] _buffer = new byte[8192];
    private int _start;
    private int _end;

    /// <summary>The next request; null where the caller closed the connection between two.</summary>
    /// <exception cref="InvalidDataException">What came in is no request, or is too large for one.</exception>
    public async Task<Incoming?> NextAsync(CancellationToken cancellationToken)
    {
        if (await HeadAsync(cancellationToken).ConfigureAwait(false) is not { } head)
            return null;
        var lines = head.Split(["\r\n"], StringSplitOptions.None);
        var first = lines[0].Split(' ');
        if (first.Length != 3 || !first[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
            throw new InvalidDataException("This is no HTTP request.");
        var headers = Headers(lines);
        if (Value(headers, "Expect") is { } expect && expect.StartsWith("100-", StringComparison.OrdinalIgnoreCase))
        {
            var goOn = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");
            await stream.WriteAsync(goOn, 0, goOn.Length, cancellationToken).ConfigureAwait(false);
        }

        var body = string.Equals(Value(headers, "Transfer-Encoding"), "chunked", StringComparison.OrdinalIgnoreCase)
            ? await ChunksAsync(cancellationToken).ConfigureAwait(false)
            : await TakeAsync(Length(Value(headers, "Content-Length") ?? "0", NumberStyles.None), cancellationToken).ConfigureAwait(false);
        return new(Request(first[0], first[1], headers, body), !string.Equals(Value(headers, "Connection"), "close", StringComparison.OrdinalIgnoreCase) && first[2] != "HTTP/1.0");
    }

    private static RequestHead Request(string method, string target, Dictionary<string, string> headers, byte[] body)
    {
        // A proxy may send the whole URL.
        var path = target.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? new Uri(target).PathAndQuery : target;
        var mark = path.IndexOf('?');
        return new()
        {
            Method = method,
            Path = Uri.UnescapeDataString(mark < 0 ? path : path.Substring(0, mark)),
            Query = mark < 0 ? "" : path.Substring(mark + 1),
            ContentType = Value(headers, "Content-Type"),
            Target = Value(headers, "X-Amz-Target"),
            Authorization = Value(headers, "Authorization"),
            SecurityToken = Value(headers, "X-Amz-Security-Token"),
            Range = Value(headers, "Range"),
            IfMatch = Value(headers, "If-Match"),
            Body = body,
        };
    }

    private static Dictionary<string, string> Headers(string[] lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 1; i < lines.Length; i++)
        {
            var colon = lines[i].IndexOf(':');
            if (colon <= 0)
                throw new InvalidDataException("A header has no name.");
            headers[lines[i].Substring(0, colon)] = lines[i].Substring(colon + 1).Trim();
        }

        return headers;
    }

    private static string? Value(Dictionary<string, string> headers, string name) => headers.TryGetValue(name, out var value) ? value : null;

    private static int Length(string text, NumberStyles style) =>
        int.TryParse(text, style, CultureInfo.InvariantCulture, out var length) && length is >= 0 and <= LongestBody ? length : throw new InvalidDataException("The length of the body is no number, or too large.");

    /// <summary>Everything up to the empty line.</summary>
    private async Task<string?> HeadAsync(CancellationToken cancellationToken)
    {
        var searched = _start;
        while (true)
        {
            for (; searched + 3 < _end; searched++)
            {
                if (_buffer[searched] == '\r' && _buffer[searched + 1] == '\n' && _buffer[searched + 2] == '\r' && _buffer[searched + 3] == '\n')
                {
                    var head = Encoding.UTF8.GetString(_buffer, _start, searched - _start);
                    _start = searched + 4;
                    return head;
                }
            }

            if (_end - _start > LongestHead)
                throw new InvalidDataException("The head of the request is too large.");
            var offset = searched - _start;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
                return _end == _start ? null : throw new InvalidDataException("The request ends in its head.");
            searched = _start + offset;
        }
    }

    private async Task<byte[]> ChunksAsync(CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await LineAsync(cancellationToken).ConfigureAwait(false);
            var size = Length(line.Split(';')[0].Trim(), NumberStyles.AllowHexSpecifier);
            if (body.Length + size > LongestBody)
                throw new InvalidDataException("The body is too large.");
            var chunk = await TakeAsync(size, cancellationToken).ConfigureAwait(false);
            body.Write(chunk, 0, chunk.Length);
            if (size == 0)
            {
                while ((await LineAsync(cancellationToken).ConfigureAwait(false)).Length > 0)
                {
                    // Trailers say nothing that anybody here reads.
                }

                return body.ToArray();
            }

            await LineAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> LineAsync(CancellationToken cancellationToken)
    {
        using var line = new MemoryStream();
        while (true)
        {
            var one = await TakeAsync(1, cancellationToken).ConfigureAwait(false);
            if (one[0] == '\n')
                return Encoding.ASCII.GetString(line.ToArray()).TrimEnd('\r');
            if (line.Length > LongestHead)
                throw new InvalidDataException("A line is too large.");
            line.WriteByte(one[0]);
        }
    }

    private async Task<byte[]> TakeAsync(int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        var taken = 0;
        while (taken < count)
        {
            if (_start == _end && !await FillAsync(cancellationToken).ConfigureAwait(false))
                throw new InvalidDataException("The request ends in its body.");
            var step = Math.Min(count - taken, _end - _start);
            Buffer.BlockCopy(_buffer, _start, bytes, taken, step);
            _start += step;
            taken += step;
        }

        return bytes;
    }

    /// <summary>Reads more; false at the end.</summary>
    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer, _end, _buffer.Length - _end, cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }
}

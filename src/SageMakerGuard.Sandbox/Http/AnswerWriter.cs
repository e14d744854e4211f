using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Http;

/// <summary>Puts answers on the wire, head and body in one piece.</summary>
internal static class AnswerWriter
{
    public static Task SendAsync(Stream stream, Answer answer, bool keepAlive, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(512).Append("HTTP/1.1 ").Append(answer.Status.ToString(CultureInfo.InvariantCulture)).Append(' ').Append(Reason(answer.Status)).Append("\r\n");
        if (answer.ContentType is { } type)
            Header(text, "Content-Type", type);
        foreach (var (name, value) in answer.Headers)
            Header(text, name, value);

        // SDKs reckon their clock skew from this one.
        Header(text, "Date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        Header(text, "Content-Length", answer.Body.Count.ToString(CultureInfo.InvariantCulture));
        Header(text, "Connection", keepAlive ? "keep-alive" : "close");
        var head = Encoding.ASCII.GetBytes(text.Append("\r\n").ToString());
        var bytes = new byte[head.Length + answer.Body.Count];
        Buffer.BlockCopy(head, 0, bytes, 0, head.Length);
        if (answer.Body.Count > 0)
            Buffer.BlockCopy(answer.Body.Array!, answer.Body.Offset, bytes, head.Length, answer.Body.Count);
        return stream.WriteAsync(bytes, 0, bytes.Length, cancellationToken);
    }

    private static void Header(StringBuilder text, string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        206 => "Partial Content",
        301 => "Moved Permanently",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        412 => "Precondition Failed",
        416 => "Range Not Satisfiable",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "Status",
    };
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Text.Json;
using System.Xml;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>
/// What AWS really sends for an error: <c>__type</c> with or without a namespace before '#', the message under either casing or not
/// at all, the code in the x-amzn-ErrorType header for REST, XML from the front door of a JSON service, or an empty body.
/// </summary>
internal readonly record struct ErrorBody(string Code, string Message, string RequestId, ErrorType Type)
{
    public static ErrorBody Read(Stream body, IWebResponseData response, HttpStatusCode status)
    {
        string? code = null, message = null;
        var bytes = Drain(body);
        var first = FirstSign(bytes);
        if (first == '{')
            (code, message) = FromJson(bytes);
        else if (first == '<')
            (code, message) = FromXml(bytes, (int)status);
        else if (first != '\0')
            throw new NotAwsAnswerException("plain text", (int)status);
        // A REST service names the code in a header; so do JSON 1.0 services that still serve the query protocol.
        code = Bare(Header(response, "x-amzn-ErrorType")) ?? Bare(code) ?? "Http" + (int)status;
        return new(code, message ?? "", Header(response, "x-amzn-RequestId") ?? Header(response, "x-amz-request-id") ?? "", (int)status < 500 ? ErrorType.Sender : ErrorType.Receiver);
    }

    // 'com.amazon.coral.service#AccessDeniedException' and 'ValidationException:http://internal.amazon.com/...' both name a bare code.
    internal static string? Bare(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        var text = code!.Trim();
        var hash = text.LastIndexOf('#');
        if (hash >= 0)
            text = text.Substring(hash + 1);
        var colon = text.IndexOf(':');
        if (colon >= 0)
            text = text.Substring(0, colon);
        return text.Length == 0 ? null : text;
    }

    private static (string? Code, string? Message) FromJson(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            return (Text(root, "__type") ?? Text(root, "code") ?? Text(root, "Code") ?? Text(root, "ErrorCode"), Text(root, "message") ?? Text(root, "Message") ?? Text(root, "errorMessage"));
        }
        catch (JsonException)
        {
            return (null, null); // a body that is cut off still has its status
        }
    }

    private static (string? Code, string? Message) FromXml(byte[] bytes, int status)
    {
        string? root = null, code = null, message = null;
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                    continue;
                root ??= reader.LocalName;
                if (string.Equals(root, "html", StringComparison.OrdinalIgnoreCase))
                    throw new NotAwsAnswerException("a web page", status);
                if (code is null && reader.LocalName == "Code" && !reader.IsEmptyElement)
                    code = reader.ReadString();
                else if (message is null && string.Equals(reader.LocalName, "Message", StringComparison.OrdinalIgnoreCase) && !reader.IsEmptyElement)
                    message = reader.ReadString();
            }
        }
        catch (XmlException)
        {
            if (root is null)
                throw new NotAwsAnswerException("a web page", status); // <!doctype html> and what follows it is seldom XML
        }

        return (code ?? (root is not null && root.EndsWith("Exception", StringComparison.Ordinal) ? root : null), message);
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Header(IWebResponseData response, string name) =>
        response.IsHeaderPresent(name) ? response.GetHeaderValue(name) : null;

    private static byte[] Drain(Stream body)
    {
        using var memory = new MemoryStream();
        body.CopyTo(memory);
        return memory.ToArray();
    }

    private static char FirstSign(IReadOnlyList<byte> bytes)
    {
        foreach (var one in bytes)
        {
            if (one is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF))
                return (char)one;
        }

        return '\0';
    }
}

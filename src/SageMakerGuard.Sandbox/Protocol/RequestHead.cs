using System;
using System.Collections.Generic;
using System.Text;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>A request as it came in.</summary>
internal sealed class RequestHead
{
    public string Method { get; init; } = "POST";

    /// <summary>The path, unescaped, without the query.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The query string, without the question mark.</summary>
    public string Query { get; init; } = "";

    public string? ContentType { get; init; }

    /// <summary>The header X-Amz-Target.</summary>
    public string? Target { get; init; }

    public string? Authorization { get; init; }

    public string? SecurityToken { get; init; }

    /// <summary>The header Range.</summary>
    public string? Range { get; init; }

    /// <summary>The header If-Match.</summary>
    public string? IfMatch { get; init; }

    public byte[] Body { get; init; } = [];

    /// <summary>Whether a text occurs in path, query or body, as it is or escaped: for faults that concern one resource.</summary>
    public bool Mentions(string text)
    {
        var body = Encoding.UTF8.GetString(Body);
        foreach (var part in new[] { Path, Query, body })
        {
            if (part.IndexOf(text, StringComparison.Ordinal) >= 0 || Uri.UnescapeDataString(part).IndexOf(text, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}

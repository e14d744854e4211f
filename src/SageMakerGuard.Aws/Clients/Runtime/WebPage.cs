using System;
using System.IO;
using System.Text;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Tells a web page, as proxies and captive portals send it, from an answer of AWS. The content type alone does not: there are servers that call all they send text/html.</summary>
internal static class WebPage
{
    private const int Enough = 64;

    public static bool Is(MemoryStream body, string? mediaType)
    {
        var head = Encoding.ASCII.GetString(body.GetBuffer(), 0, (int)Math.Min(Enough, body.Length)).TrimStart('?', ' ', '\t', '\r', '\n');
        if (!head.StartsWith("<", StringComparison.Ordinal))
            return false;
        return head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || (string.Equals(mediaType, "text/html", StringComparison.OrdinalIgnoreCase) && !head.StartsWith("<?xml", StringComparison.Ordinal));
    }
}

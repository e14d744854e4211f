using System;
using System.Globalization;
using System.Text;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>A token that says where the next page starts. Opaque to callers, and good only for the request that it came from (its operation and filters).</summary>
internal static class PageToken
{
    public static string Make(int start, string request) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes("sandbox:" + start.ToString(CultureInfo.InvariantCulture) + ":" + Fingerprint(request)));

    /// <summary>Where the page starts; null where the token is none of ours, or of another request.</summary>
    public static int? Read(string token, string request) => Parts(token) is { } parts && parts.Request == Fingerprint(request) ? parts.Start : null;

    /// <summary>Whether the token is one of ours, of whatever request.</summary>
    public static bool IsOurs(string token) => Parts(token) is not null;

    private static (int Start, string Request)? Parts(string token)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(token)).Split(':');
            return parts.Length == 3 && parts[0] == "sandbox" && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? (start, parts[2]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string Fingerprint(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}

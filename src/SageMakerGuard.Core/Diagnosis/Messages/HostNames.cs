using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Diagnosis;

/// <summary>
/// Finds hosts in messages: in URLs, in the phrases that botocore, urllib3, git, Go, Java and Node wrap them in, and names of AWS or of well-known
/// public hosts wherever they stand. A bare word with a dot is no host: traces are full of module names.
/// </summary>
internal static class HostNames
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
    private const string Name = @"(?<host>(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*[a-z0-9])\b";
    private const string MaybePort = @"\.?['""]?(?::(?<port>\d{1,5})\b|[ ,(]+port[ =:]+(?<port>\d{1,5})\b)?";

    private static readonly Regex[] s_phrases =
    [
        new(@"\b(?<scheme>https?|git|ssh|wss?|ftp)://(?:[^/\s@'""]+@)?" + Name + MaybePort, Options),
        new(@"\bhost='" + Name + "'" + @"(?:, port=(?<port>\d{1,5}))?", Options),
        new(@"\b(?:connection to|connect to|connect to host|unable to access|connecting to|could not resolve(?: host)?:?|resolve address for|no address for|lookup|getaddrinfo (?:ENOTFOUND|EAI_AGAIN)|ping:?|host|hostname|dial tcp:? lookup) '?" + Name + MaybePort, Options),
        new(@"\bgit@" + Name + @"(?<scheme>):", Options),
        new(@"(?<![a-z0-9@._/-])" + @"(?<host>(?:[a-z0-9*_-]+\.)+(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|api\.aws|sagemaker\.aws|compute\.internal|ec2\.internal))\b" + MaybePort, Options),
        new(@"(?<![a-z0-9@._/-])" + @"(?<host>(?:[a-z0-9_-]+\.)*(?:" + string.Join("|", PublicHosts.All.SelectMany(h => h.Names).Select(Regex.Escape)) + @"))(?![a-z0-9_-]|\.[a-z])" + MaybePort, Options),
    ];

    private static readonly Regex s_port = new(@"\bport[ =:]+(?<port>\d{1,5})\b", Options);

    /// <summary>Hosts that messages link to in order to help, and that nothing failed to reach.</summary>
    private static readonly string[] s_helpful = ["docs.aws.amazon.com", "aws.amazon.com", "repost.aws", "www.anaconda.com", "docs.docker.com", "readthedocs.io", "stackoverflow.com", "help.github.com", "docs.github.com"];

    private static readonly string[] s_fileEndings = [".py", ".md", ".sh", ".txt", ".gz", ".whl", ".json", ".ipynb", ".js", ".html", ".so", ".cfg", ".log", ".zip", ".yaml", ".yml", ".toml", ".sock"];

    /// <summary>The hosts in a text, in the order in which they stand there.</summary>
    public static IReadOnlyList<NamedHost> In(string text)
    {
        var found = new SortedDictionary<int, NamedHost>();
        foreach (var phrase in s_phrases)
        {
            foreach (Match match in phrase.Matches(text))
            {
                var name = Plain(match.Groups["host"].Value);
                if (!IsHost(name, text, match.Groups["host"].Index + name.Length))
                    continue;
                var scheme = match.Groups["scheme"];
                var port = PortOf(match.Groups["port"].Value) ?? (scheme.Success ? SchemePort(scheme.Value.ToLowerInvariant()) : null) ?? PortIn(text) ?? 443;
                if (!found.ContainsKey(match.Groups["host"].Index))
                    found.Add(match.Groups["host"].Index, new NamedHost(name, port));
            }
        }

        // The same host may stand in a URL and in a phrase: the first place decides.
        return [.. found.Values.GroupBy(h => h.Name, StringComparer.Ordinal).Select(g => g.First())];
    }

    /// <summary>A host as a user gives it: a name, a name and a port, or a URL.</summary>
    public static NamedHost Given(string destination)
    {
        var text = destination.Trim();
        if (In(text) is { Count: > 0 } found)
            return found[0];
        var colon = text.LastIndexOf(':');
        var port = colon > 0 ? PortOf(text.Substring(colon + 1)) : null;
        return new NamedHost(Plain(port is null ? text : text.Substring(0, colon)), port ?? 443, port is not null);
    }

    /// <summary>A port from its digits; null for none.</summary>
    public static int? PortOf(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null;

    /// <summary>The port that a text speaks of, where it speaks of one.</summary>
    public static int? PortIn(string text) => s_port.Match(text) is { Success: true } match ? PortOf(match.Groups["port"].Value) : null;

    private static bool IsHost(string name, string text, int end)
    {
        if (s_helpful.Any(helpful => name == helpful || name.EndsWith("." + helpful, StringComparison.Ordinal)))
            return false;

        // Hugging Face's advice on working offline.
        if (string.CompareOrdinal(text, end, "/docs/", 0, 6) == 0)
            return false;
        return !s_fileEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
    }

    private static int? SchemePort(string scheme) => scheme switch { "https" or "wss" => 443, "http" or "ws" => 80, "ssh" or "" => 22, "git" => 9418, "ftp" => 21, _ => null };

    private static string Plain(string name) => name.TrimEnd('.').ToLowerInvariant();
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Diagnosis;

/// <summary>
/// What a message that somebody saw names: hosts, addresses, file systems, AWS services. It is read as one line, because consoles and traces break
/// messages where they like.
/// </summary>
internal sealed class Message
{
    /// <summary>Of a longer text the beginning and, most of all, the end is read: that is where logs say what went wrong.</summary>
    private const int Longest = 1 << 17;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly Regex s_blank = new(@"[\s│╷╵|]+", Options);
    private static readonly Regex s_address = new(@"(?<![\d.])(?<address>\d{1,3}(?:\.\d{1,3}){3})(?![\d.]*\d)(?:(?<block>/\d)|:(?<port>\d{1,5}))?", Options);
    private static readonly Regex s_fileSystem = new(@"\bfs-[0-9a-f]{8,17}\b", Options);
    private static readonly Regex s_port = new(@"\bport[ =:]+(?<port>\d{1,5})\b|\bTCP[ /](?<port>\d{1,5})\b", Options);
    private static readonly Regex s_action = new(@"\b(?<service>[a-z][a-z0-9-]+):(?<operation>[A-Z][A-Za-z0-9]+)\b", RegexOptions.CultureInvariant);
    private static readonly Regex s_authorize = new(@"not authorized to perform:? (?<service>[a-z][a-z0-9-]+):(?<operation>[A-Z][A-Za-z0-9]+)", RegexOptions.CultureInvariant);

    private Message(string text, IReadOnlyList<NamedHost> hosts)
    {
        Text = text;
        Hosts = hosts;
    }

    /// <summary>The message on one line, with plain quotes.</summary>
    public string Text { get; }

    /// <summary>The hosts, the user's own first.</summary>
    public IReadOnlyList<NamedHost> Hosts { get; private set; }

    /// <summary>IPv4 addresses that are neither of this machine nor DNS servers, with a port where one goes with it.</summary>
    public IReadOnlyList<NamedHost> Addresses { get; private set; } = [];

    /// <summary>Ids of file systems.</summary>
    public IReadOnlyList<string> FileSystems { get; private set; } = [];

    /// <summary>Ports that no host or address goes with.</summary>
    public IReadOnlyList<int> Ports { get; private set; } = [];

    /// <summary>IAM actions: <c>s3:GetObject</c>.</summary>
    public IReadOnlyList<string> Actions { get; private set; } = [];

    /// <summary>Services by the names of the catalogue, from words, actions and S3 URIs; the file system's API is not among them.</summary>
    public IReadOnlyList<string> Services { get; private set; } = [];

    /// <summary>Whether it speaks of EFS or NFS.</summary>
    public bool SpeaksOfFileSystems { get; private set; }

    /// <summary>Whether anything in it can be looked up in an estate.</summary>
    public bool NamesAnything => Hosts.Count + Addresses.Count + FileSystems.Count + Services.Count + Ports.Count > 0 || SpeaksOfFileSystems;

    /// <summary>Reads a message.</summary>
    /// <param name="symptom">The message.</param>
    /// <param name="destination">A host or address that the user knows to be meant; null for none.</param>
    public static Message Read(string symptom, string? destination = null)
    {
        var whole = symptom.Length <= Longest ? symptom : symptom.Substring(0, Longest / 4) + " " + symptom.Substring(symptom.Length - (Longest / 4 * 3));
        var text = s_blank.Replace(whole, " ").Trim().Replace('\u2018', '\'').Replace('\u2019', '\'').Replace('\u201c', '"').Replace('\u201d', '"');
        var message = new Message(text, HostNames.In(text));
        var addresses = AddressesIn(text);
        if (destination is { Length: > 0 })
        {
            var own = HostNames.Given(destination);
            if (IpAddress.TryParse(own.Name, out _))
                addresses = [own, .. addresses.Where(a => a.Name != own.Name)];
            else
                message.Hosts = [own, .. message.Hosts.Where(h => h.Name != own.Name)];
        }

        message.Addresses = addresses;
        message.FileSystems = [.. s_fileSystem.Matches(text).Cast<Match>().Select(m => m.Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];
        message.Actions = [.. s_authorize.Matches(text).Cast<Match>().Concat(s_action.Matches(text).Cast<Match>()).Where(m => ServiceWords.OfAction(m.Groups["service"].Value, m.Groups["operation"].Value).Count > 0).Select(m => $"{m.Groups["service"].Value}:{m.Groups["operation"].Value}").Distinct(StringComparer.Ordinal)];
        message.Services = ServiceWords.In(text, message.Actions);
        message.SpeaksOfFileSystems = ServiceWords.SpeakOfFileSystems(text);
        message.Ports = message.Hosts.Count + addresses.Count > 0 ? [] : [.. s_port.Matches(text).Cast<Match>().Select(m => HostNames.PortOf(m.Groups["port"].Value)).OfType<int>().Distinct()];
        return message;
    }

    private static IReadOnlyList<NamedHost> AddressesIn(string text)
    {
        var found = new List<NamedHost>();
        foreach (Match match in s_address.Matches(text))
        {
            var name = match.Groups["address"].Value;
            var port = HostNames.PortOf(match.Groups["port"].Value);

            // 'lookup … on 10.0.0.2:53' names the resolver, and link-local addresses never leave the instance.
            if (match.Groups["block"].Success || port == 53 || !IpAddress.TryParse(name, out _) || name.StartsWith("127.", StringComparison.Ordinal) || name.StartsWith("169.254.", StringComparison.Ordinal) || name.StartsWith("0.", StringComparison.Ordinal))
                continue;
            if (found.All(known => known.Name != name))
                found.Add(new NamedHost(name, port ?? HostNames.PortIn(text) ?? 443, (port ?? HostNames.PortIn(text)) is not null));
        }

        return found;
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Commands;

/// <summary>The domains and notebook instances that this session has seen, for completion: a completer must not call AWS.</summary>
internal static class SeenResources
{
    private const int Limit = 10_000;

    private static readonly object s_gate = new();
    private static readonly SortedDictionary<string, Seen> s_domains = new(StringComparer.Ordinal);
    private static readonly SortedDictionary<string, Seen> s_notebooks = new(StringComparer.Ordinal);

    /// <summary>The domains seen so far.</summary>
    public static IReadOnlyList<Seen> Domains => Copy(s_domains);

    /// <summary>The notebook instances seen so far.</summary>
    public static IReadOnlyList<Seen> Notebooks => Copy(s_notebooks);

    public static void AddDomain(string domainId, string name, string region) => Add(s_domains, new Seen(domainId, $"{name}, {region}"));

    public static void AddNotebook(string name, string region) => Add(s_notebooks, new Seen(name, region));

    private static void Add(SortedDictionary<string, Seen> into, Seen seen)
    {
        lock (s_gate)
        {
            if (into.Count < Limit || into.ContainsKey(seen.Id))
                into[seen.Id] = seen;
        }
    }

    private static List<Seen> Copy(SortedDictionary<string, Seen> from)
    {
        lock (s_gate)
            return from.Values.ToList();
    }

    /// <summary>One of them: its id, and what to show beside it.</summary>
    internal sealed record Seen(string Id, string About);
}

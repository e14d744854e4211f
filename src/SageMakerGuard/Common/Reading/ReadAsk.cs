using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Commands;

/// <summary>One thing to read: by whom, where, and which resources. Records of a pipeline that differ only in their resources become one.</summary>
internal sealed class ReadAsk
{
    private readonly List<string> _names = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Who asks; null where an estate file is read.</summary>
    public ResolvedIdentity? Identity { get; init; }

    /// <summary>The estate file or folder; null where AWS is read.</summary>
    public string? EstatePath { get; init; }

    /// <summary>The regions that were named.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Whether every region is meant.</summary>
    public bool AllRegions { get; init; }

    /// <summary>The accounts that were named; empty for whichever the credentials or the file lead to.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>Whether all resources are meant, whatever <see cref="Names"/> holds.</summary>
    public bool All { get; private set; }

    /// <summary>The resources that were named, in the order in which they were.</summary>
    public IReadOnlyList<string> Names => All ? [] : _names;

    /// <summary>Adds resources; none at all means all of them.</summary>
    public void Add(IReadOnlyCollection<string> names)
    {
        All |= names.Count == 0;
        foreach (var name in names)
        {
            if (_seen.Add(name))
                _names.Add(name);
        }
    }

    /// <summary>Whether the resource is meant.</summary>
    public bool Wants(string name) => All || _seen.Contains(name);

    /// <summary>Whether another record can be read together with this one.</summary>
    public bool Fits(ReadAsk other) =>
        string.Equals(EstatePath, other.EstatePath, StringComparison.Ordinal)
        && AllRegions == other.AllRegions
        && Regions.SequenceEqual(other.Regions)
        && AccountIds.SequenceEqual(other.AccountIds)
        && (Identity is null ? other.Identity is null : other.Identity is not null && Identity.IsSameAs(other.Identity));
}

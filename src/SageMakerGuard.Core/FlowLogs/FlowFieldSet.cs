using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Egress;

/// <summary>The fields of flow log records, in the order in which a record has them.</summary>
public sealed class FlowFieldSet
{
    private readonly HashSet<string> _names;

    private FlowFieldSet(IReadOnlyList<string> names)
    {
        Names = names;
        _names = new(names, StringComparer.Ordinal);
    }

    /// <summary>The default format, that is version 2.</summary>
    public static FlowFieldSet Default { get; } = Of(
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "action", "log-status");

    /// <summary>The names as AWS writes them, for example <c>pkt-dst-aws-service</c>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A set of these fields. Underscores, as Athena's and Parquet's columns have them, count as hyphens.</summary>
    public static FlowFieldSet Of(params string[] names) => new(names.Select(name => name.Trim().ToLowerInvariant().Replace('_', '-')).ToList());

    /// <summary>Whether records have this field.</summary>
    public bool Has(string name) => _names.Contains(name);

    /// <summary>The fields that both have, in the order of this one.</summary>
    public FlowFieldSet Intersect(FlowFieldSet other) => new(Names.Where(other.Has).ToList());

    /// <summary>Whether both have the same fields in the same order.</summary>
    public bool SameAs(FlowFieldSet other) => ReferenceEquals(this, other) || Names.SequenceEqual(other.Names, StringComparer.Ordinal);
}

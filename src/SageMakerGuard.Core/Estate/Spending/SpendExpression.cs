using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Estates;

/// <summary>A filter of budgets and of Cost Explorer (API_Expression): one of its members is set.</summary>
public sealed record SpendExpression
{
    /// <summary>All of them; null where it is something else.</summary>
    public IReadOnlyList<SpendExpression>? And { get; init; }

    /// <summary>Any of them; null where it is something else.</summary>
    public IReadOnlyList<SpendExpression>? Or { get; init; }

    /// <summary>Not this; null where it is something else.</summary>
    public SpendExpression? Not { get; init; }

    /// <summary>Values of a dimension; null where it is something else.</summary>
    public SpendValues? Dimensions { get; init; }

    /// <summary>Values of a cost allocation tag; null where it is something else.</summary>
    public SpendValues? Tags { get; init; }

    /// <summary>Values of a cost category; null where it is something else.</summary>
    public SpendValues? CostCategories { get; init; }

    /// <summary>Values of a dimension.</summary>
    public static SpendExpression Dimension(string key, IEnumerable<string> values) => new() { Dimensions = new() { Key = key, Values = values.ToList() } };

    /// <summary>Values of a cost allocation tag.</summary>
    public static SpendExpression Tag(string key, IEnumerable<string> values) => new() { Tags = new() { Key = key, Values = values.ToList() } };

    /// <summary>All of them; the one itself where there is one.</summary>
    public static SpendExpression AllOf(IReadOnlyList<SpendExpression> parts) => parts.Count == 1 ? parts[0] : new() { And = parts };

    /// <summary>The dimensions and tags that must all hold: those of an And, else the one that there is.</summary>
    public IEnumerable<SpendExpression> Conjuncts() => And is { } all ? all.SelectMany(one => one.Conjuncts()) : [this];

    /// <summary>
    /// What it means as text: two that mean the same are the same text, in whatever order their parts and values stand, and with the match option
    /// EQUALS said or left out (API_Expression: the default).
    /// </summary>
    public string Meaning()
    {
        var parts = new List<string>();
        if (And is { } and)
            parts.Add(Joined(" & ", and.SelectMany(one => one.Conjuncts())));
        if (Or is { } or)
            parts.Add(Joined(" | ", or));
        if (Not is { } not)
            parts.Add("!" + not.Meaning());
        parts.AddRange(Of("dimension", Dimensions).Concat(Of("tag", Tags)).Concat(Of("category", CostCategories)));
        return string.Join(" & ", parts);
    }

    private static string Joined(string by, IEnumerable<SpendExpression> parts) => "(" + string.Join(by, parts.Select(one => one.Meaning()).OrderBy(text => text, StringComparer.Ordinal)) + ")";

    private static IEnumerable<string> Of(string kind, SpendValues? values)
    {
        if (values is null)
            yield break;
        var options = (values.MatchOptions ?? []).Where(option => option != "EQUALS").OrderBy(option => option, StringComparer.Ordinal).ToList();
        yield return $"{kind} {values.Key} {string.Join(" ", options.DefaultIfEmpty("EQUALS"))} {string.Join(", ", values.Values.OrderBy(value => value, StringComparer.Ordinal))}";
    }
}

/// <summary>Values of a dimension, a tag or a cost category.</summary>
public sealed record SpendValues
{
    /// <summary>The dimension, the tag's key or the category.</summary>
    public string Key { get; init; } = "";

    /// <summary>Any of these.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>How they are compared; null means EQUALS.</summary>
    public IReadOnlyList<string>? MatchOptions { get; init; }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Sandbox.Operations.Queries;

/// <summary>A column of an answer: an expression, or a sum over the rows of a group (count(*), sum, min, max).</summary>
internal sealed record QueryColumn(string Name, string? Aggregate, QueryExpression Expression)
{
    private static readonly string[] s_aggregates = ["count", "sum", "min", "max"];

    /// <summary>Reads one: an expression or aggregate, then 'as' and a name where there is one.</summary>
    public static QueryColumn Read(QueryParser parser)
    {
        if (s_aggregates.FirstOrDefault(parser.Take) is { } aggregate)
        {
            parser.Need("(");
            var inner = aggregate == "count" && parser.Take("*") ? new QueryConstant(1m) : parser.Expression();
            parser.Need(")");
            return new(parser.Take("as") ? parser.Name() : aggregate, aggregate, inner);
        }

        var expression = parser.Expression();
        return new(parser.Take("as") ? parser.Name() : (expression as QueryName)?.Name ?? "expression", null, expression);
    }

    /// <summary>The value over a group of rows.</summary>
    public object? Over(IReadOnlyList<RowReader> rows)
    {
        if (Aggregate is null)
            return Expression.Value(rows[0]);
        if (Aggregate == "count")
            return (decimal)rows.Count(row => Expression.Value(row) is not null);
        var numbers = rows.Select(row => QueryExpression.Number(Expression.Value(row))).OfType<decimal>().ToList();
        return numbers.Count == 0 ? null : Aggregate switch { "sum" => numbers.Sum(), "min" => numbers.Min(), _ => numbers.Max() };
    }

    /// <summary>The groups of rows that have the same values for all of these.</summary>
    public static IEnumerable<IReadOnlyList<RowReader>> Groups(IEnumerable<RowReader> rows, IReadOnlyList<QueryExpression> by) =>
        rows.GroupBy(row => string.Join("\u0001", by.Select(key => QueryExpression.Text(key.Value(row)) ?? "\u0002")), StringComparer.Ordinal).Select(group => (IReadOnlyList<RowReader>)group.ToList());
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Sandbox.Operations.Queries;

namespace SageMakerGuard.Sandbox.Operations.Athena;

/// <summary>
/// SELECT of one table, as far as the sandbox knows SQL: columns and sums with AS, WHERE, GROUP BY by number or expression, ORDER BY by number or name, LIMIT
/// (Athena User Guide, 'SELECT').
/// </summary>
internal sealed record SelectStatement(string? Database, string Table, IReadOnlyList<QueryColumn> Columns, QueryExpression? Condition, IReadOnlyList<QueryExpression>? By, IReadOnlyList<(int Column, bool Descending)> Order, int? Limit)
{
    /// <summary>Reads one, behind the word SELECT.</summary>
    public static SelectStatement Read(QueryParser parser)
    {
        var columns = parser.ListOf(() => QueryColumn.Read(parser));
        parser.Need("from");
        var first = parser.Name();
        var (database, table) = parser.Take(".") ? (first, parser.Name()) : (null, first);
        var condition = parser.Take("where") ? parser.Expression() : null;
        var by = parser.TakeAll("group", "by") ? parser.ListOf(() => Numbered(parser, columns)) : null;
        var order = parser.TakeAll("order", "by") ? parser.ListOf(() => Sorted(parser, columns)) : [];
        int? limit = parser.Take("limit") ? parser.Whole() : null;
        if (!parser.IsAtEnd)
            throw parser.Strange("the end");
        return new(database, table, columns, condition, by ?? (columns.Any(c => c.Aggregate is not null) ? [] : null), order, limit);
    }

    /// <summary>The rows.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Run(IEnumerable<RowReader> rows)
    {
        var kept = Condition is null ? rows : rows.Where(Condition.IsTrue);
        var answers = By is null
            ? kept.Select(row => (IReadOnlyList<object?>)Columns.Select(c => c.Expression.Value(row)).ToList())
            : QueryColumn.Groups(kept, By).Select(group => (IReadOnlyList<object?>)Columns.Select(c => c.Over(group)).ToList());
        foreach (var (column, descending) in Order.Reverse())
        {
            var sorted = answers.OrderBy(row => QueryExpression.Number(row[column]) ?? 0m).ThenBy(row => QueryExpression.Text(row[column]), StringComparer.Ordinal);
            answers = descending ? sorted.Reverse() : sorted;
        }

        return (Limit is { } most ? answers.Take(most) : answers).Select(row => (IReadOnlyList<string?>)row.Select(QueryExpression.Text).ToList()).ToList();
    }

    private static QueryExpression Numbered(QueryParser parser, List<QueryColumn> columns)
    {
        if (parser.Next.Kind != QueryTokenKind.Number)
            return parser.Expression();
        var number = parser.Whole();
        return number >= 1 && number <= columns.Count && columns[number - 1].Aggregate is null ? columns[number - 1].Expression : throw new NotUnderstoodException($"GROUP BY {number}");
    }

    private static (int, bool) Sorted(QueryParser parser, List<QueryColumn> columns)
    {
        var column = parser.Next.Kind == QueryTokenKind.Number ? parser.Whole() - 1 : parser.Name() is var name ? columns.FindIndex(c => c.Name == name) : -1;
        if (column < 0 || column >= columns.Count)
            throw new NotUnderstoodException("ORDER BY something that is not selected");
        return (column, parser.Take("desc") || (parser.Take("asc") && false));
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using SageMakerGuard.Sandbox.Operations.Queries;

namespace SageMakerGuard.Sandbox.Operations.Logs;

/// <summary>
/// A query of CloudWatch Logs Insights, as far as the sandbox knows the language (CloudWatch Logs User Guide, 'CloudWatch Logs Insights language query
/// syntax'): filter, parse with a pattern of asterisks, fields with 'as', one stats, sort and limit.
/// </summary>
internal sealed class InsightsProgram
{
    private const int DefaultLimit = 10_000;

    private readonly List<Func<IEnumerable<RowReader>, IEnumerable<RowReader>>> _stages = [];
    private readonly List<string> _shown = [];
    private int _limit = DefaultLimit;

    private InsightsProgram()
    {
    }

    /// <summary>Reads a query.</summary>
    /// <exception cref="NotUnderstoodException">It has something that the sandbox does not know.</exception>
    public static InsightsProgram Parse(string query)
    {
        var parser = new QueryParser(QueryLexer.Read(query, doubleQuotesAreTexts: true));
        var program = new InsightsProgram();
        do
        {
            program.Command(parser);
        }
        while (parser.Take("|"));
        return parser.IsAtEnd ? program : throw parser.Strange("a command");
    }

    /// <summary>The rows that come of messages.</summary>
    public (IReadOnlyList<IReadOnlyList<(string Field, string Value)>> Rows, long Matched) Run(IEnumerable<RowReader> messages)
    {
        var rows = messages;
        foreach (var stage in _stages)
            rows = stage(rows);
        var shown = _shown.Count > 0 ? _shown : ["@timestamp", "@message"];
        var all = rows.ToList();
        return (all.Take(_limit).Select(row => (IReadOnlyList<(string, string)>)shown.Select(name => (name, QueryExpression.Text(row(name)))).Where(pair => pair.Item2 is not null).Select(pair => (pair.name, pair.Item2!)).ToList()).ToList(), all.Count);
    }

    private void Command(QueryParser parser)
    {
        if (parser.Take("filter"))
            AddFilter(parser.Expression());
        else if (parser.Take("parse"))
            AddParse(parser);
        else if (parser.Take("fields"))
            AddFields(parser.ListOf(() => QueryColumn.Read(parser)));
        else if (parser.Take("stats"))
            AddStats(parser);
        else if (parser.Take("sort"))
            AddSort(parser);
        else if (parser.Take("limit"))
            _limit = Math.Min(parser.Whole(), 100_000);
        else
            throw parser.Strange("filter, parse, fields, stats, sort or limit");
    }

    private void AddFilter(QueryExpression condition) => _stages.Add(rows => rows.Where(condition.IsTrue));

    private void AddParse(QueryParser parser)
    {
        var source = parser.Name();
        var pattern = parser.Text();
        parser.Need("as");
        var names = parser.ListOf(parser.Name);
        var stars = pattern.Count(c => c == '*');
        if (stars != names.Count)
            throw new NotUnderstoodException($"{stars} asterisks for {names.Count} names");
        var shape = new Regex(string.Join("", pattern.Select((c, i) => c != '*' ? Regex.Escape(c.ToString()) : i == pattern.Length - 1 ? "(.*)" : "(.*?)")), RegexOptions.Singleline | RegexOptions.CultureInvariant);
        _stages.Add(rows => rows.Select(row => QueryExpression.Text(row(source)) is { } text && shape.Match(text) is { Success: true } match
            ? Plus(row, names.Select((name, i) => (name, (object?)match.Groups[i + 1].Value)).ToList())
            : row));
    }

    private void AddFields(List<QueryColumn> columns)
    {
        _shown.AddRange(columns.Select(c => c.Name));
        _stages.Add(rows => rows.Select(row => Plus(row, columns.Select(c => (c.Name, c.Expression.Value(row))).ToList())));
    }

    private void AddStats(QueryParser parser)
    {
        var columns = parser.ListOf(() => QueryColumn.Read(parser));
        if (columns.Any(c => c.Aggregate is null))
            throw new NotUnderstoodException("stats without count, sum, min or max");
        var keys = parser.Take("by") ? parser.ListOf(() => QueryColumn.Read(parser)) : [];
        _shown.Clear();
        _shown.AddRange(keys.Concat(columns).Select(c => c.Name));
        _stages.Add(rows => QueryColumn.Groups(rows, keys.Select(k => k.Expression).ToList()).Select(group => Plus(_ => null, keys.Concat(columns).Select(c => (c.Name, c.Over(group))).ToList())));
    }

    private void AddSort(QueryParser parser)
    {
        var key = parser.Expression();
        var descending = parser.Take("desc") || !parser.Take("asc");
        _stages.Add(rows =>
        {
            var sorted = rows.OrderBy(row => QueryExpression.Number(key.Value(row)) ?? 0m).ThenBy(row => QueryExpression.Text(key.Value(row)), StringComparer.Ordinal);
            return descending ? sorted.Reverse() : sorted;
        });
    }

    private static RowReader Plus(RowReader row, List<(string Name, object? Value)> more)
    {
        var values = more.GroupBy(pair => pair.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);
        return name => values.TryGetValue(name, out var value) ? value : row(name);
    }
}

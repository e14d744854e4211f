using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SageMakerGuard.Sandbox.Operations.Queries;

/// <summary>A row: the value of a name; a text or a number (decimal), null where there is none.</summary>
internal delegate object? RowReader(string name);

/// <summary>An expression of a query. Of null comes null, and a comparison with it is not true, as in SQL and in Insights.</summary>
internal abstract record QueryExpression
{
    public abstract object? Value(RowReader row);

    /// <summary>The names that it reads.</summary>
    public abstract IEnumerable<string> Names { get; }

    public bool IsTrue(RowReader row) => Value(row) is true;

    /// <summary>The conditions that all have to be true.</summary>
    public IEnumerable<QueryExpression> Conjuncts() => this is QueryCall { Function: "and" } both ? both.Arguments.SelectMany(a => a.Conjuncts()) : [this];

    public static decimal? Number(object? value) => value switch
    {
        decimal number => number,
        string text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static string? Text(object? value) => value switch
    {
        null => null,
        decimal number => (decimal.Truncate(number) == number ? decimal.Truncate(number) : number).ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => (string)value,
    };
}

/// <summary>A text or a number.</summary>
internal sealed record QueryConstant(object? Constant) : QueryExpression
{
    public override IEnumerable<string> Names => [];

    public override object? Value(RowReader row) => Constant;
}

/// <summary>A name.</summary>
internal sealed record QueryName(string Name) : QueryExpression
{
    public override IEnumerable<string> Names => [Name];

    public override object? Value(RowReader row) => row(Name);
}

/// <summary>A function or an operator.</summary>
internal sealed record QueryCall(string Function, IReadOnlyList<QueryExpression> Arguments) : QueryExpression
{
    private static readonly Dictionary<string, Func<IReadOnlyList<QueryExpression>, RowReader, object?>> s_functions = new(StringComparer.Ordinal)
    {
        ["and"] = (a, row) => a.All(x => x.IsTrue(row)),
        ["or"] = (a, row) => a.Any(x => x.IsTrue(row)),
        ["not"] = (a, row) => a[0].Value(row) is bool value ? !value : null,
        ["="] = (a, row) => Compare(a, row) is { } order ? order == 0 : null,
        ["!="] = (a, row) => Compare(a, row) is { } order ? order != 0 : null,
        ["<"] = (a, row) => Compare(a, row) is { } order ? order < 0 : null,
        ["<="] = (a, row) => Compare(a, row) is { } order ? order <= 0 : null,
        [">"] = (a, row) => Compare(a, row) is { } order ? order > 0 : null,
        [">="] = (a, row) => Compare(a, row) is { } order ? order >= 0 : null,
        ["in"] = (a, row) => a[0].Value(row) is { } value ? a.Skip(1).Any(x => Order(value, x.Value(row)) == 0) : null,
        ["+"] = (a, row) => Reckon(a, row, (x, y) => x + y),
        ["-"] = (a, row) => Reckon(a, row, (x, y) => x - y),
        ["*"] = (a, row) => Reckon(a, row, (x, y) => x * y),
        ["/"] = (a, row) => Reckon(a, row, (x, y) => y == 0 ? null : x / y),
        ["greatest"] = (a, row) => Numbers(a, row) is { } numbers ? numbers.Max() : null,
        ["least"] = (a, row) => Numbers(a, row) is { } numbers ? numbers.Min() : null,
        ["abs"] = (a, row) => Number(a[0].Value(row)) is { } number ? Math.Abs(number) : null,
        ["nullif"] = (a, row) => Order(a[0].Value(row), a[1].Value(row)) == 0 ? null : a[0].Value(row),
        ["number"] = (a, row) => Number(a[0].Value(row)),
        ["case"] = Case,
    };

    public static bool IsKnown(string function) => s_functions.ContainsKey(function);

    public override IEnumerable<string> Names => Arguments.SelectMany(a => a.Names);

    public override object? Value(RowReader row) => s_functions[Function](Arguments, row);

    // Conditions and values by turns, and the value for all else.
    private static object? Case(IReadOnlyList<QueryExpression> arguments, RowReader row)
    {
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            if (arguments[i].IsTrue(row))
                return arguments[i + 1].Value(row);
        }

        return arguments[arguments.Count - 1].Value(row);
    }

    private static int? Compare(IReadOnlyList<QueryExpression> arguments, RowReader row) => Order(arguments[0].Value(row), arguments[1].Value(row));

    private static int? Order(object? one, object? other)
    {
        if (one is null || other is null)
            return null;
        if ((one is decimal || other is decimal) && Number(one) is { } x)
            return Number(other) is { } y ? x.CompareTo(y) : null;
        return one is decimal || other is decimal ? null : string.CompareOrdinal(Text(one), Text(other));
    }

    private static object? Reckon(IReadOnlyList<QueryExpression> arguments, RowReader row, Func<decimal, decimal, decimal?> how) =>
        Numbers(arguments, row) is [var x, var y] ? how(x, y) : null;

    private static List<decimal>? Numbers(IReadOnlyList<QueryExpression> arguments, RowReader row)
    {
        var numbers = arguments.Select(a => Number(a.Value(row))).ToList();
        return numbers.All(n => n is not null) ? numbers.Select(n => n!.Value).ToList() : null;
    }
}

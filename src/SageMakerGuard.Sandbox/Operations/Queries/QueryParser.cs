using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SageMakerGuard.Sandbox.Operations.Queries;

/// <summary>
/// Reads expressions: and, or, not, comparisons, IN with round or square brackets, BETWEEN, plus to divide, CASE, CAST to whole numbers, and the functions of
/// <see cref="QueryCall"/>. Anything else is not understood, and says so.
/// </summary>
internal sealed class QueryParser(IReadOnlyList<QueryToken> tokens)
{
    private static readonly string[] s_comparisons = ["=", "!=", "<>", "<=", ">=", "<", ">"];
    private int _at;

    public QueryToken Next => tokens[_at];

    public bool IsAtEnd => Next.Kind == QueryTokenKind.End;

    public bool Take(string word)
    {
        if (!Next.Is(word))
            return false;
        _at++;
        return true;
    }

    /// <summary>Several words, one behind the other.</summary>
    public bool TakeAll(params string[] words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (_at + i >= tokens.Count || !tokens[_at + i].Is(words[i]))
                return false;
        }

        _at += words.Length;
        return true;
    }

    public void Need(string word)
    {
        if (!Take(word))
            throw Strange(word);
    }

    public string Name() => Next.Kind is QueryTokenKind.Word or QueryTokenKind.Name ? tokens[_at++].Text : throw Strange("a name");

    public string Text() => Next.Kind == QueryTokenKind.Text ? tokens[_at++].Text : throw Strange("a text");

    public int Whole() => Next.Kind == QueryTokenKind.Number && int.TryParse(Next.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && ++_at > 0 ? number : throw Strange("a whole number");

    public List<T> ListOf<T>(Func<T> one)
    {
        var list = new List<T> { one() };
        while (Take(","))
            list.Add(one());
        return list;
    }

    public NotUnderstoodException Strange(string wanted) => new(IsAtEnd ? $"the end where {wanted} was expected" : $"'{Next.Text}' at {Next.At.ToString(CultureInfo.InvariantCulture)} where {wanted} was expected");

    public QueryExpression Expression()
    {
        var parts = new List<QueryExpression> { Conjunction() };
        while (Take("or"))
            parts.Add(Conjunction());
        return parts.Count == 1 ? parts[0] : new QueryCall("or", parts);
    }

    private QueryExpression Conjunction()
    {
        var parts = new List<QueryExpression> { Negation() };
        while (Take("and"))
            parts.Add(Negation());
        return parts.Count == 1 ? parts[0] : new QueryCall("and", parts);
    }

    private QueryExpression Negation() => Take("not") ? new QueryCall("not", [Negation()]) : Comparison();

    private QueryExpression Comparison()
    {
        var left = Sum();
        if (Take("between"))
        {
            var low = Sum();
            Need("and");
            return new QueryCall("and", [new QueryCall(">=", [left, low]), new QueryCall("<=", [left, Sum()])]);
        }

        if (Take("in"))
        {
            var square = Take("[");
            if (!square)
                Need("(");
            var items = ListOf(Sum);
            Need(square ? "]" : ")");
            return new QueryCall("in", [left, .. items]);
        }

        var sign = s_comparisons.FirstOrDefault(Take);
        return sign is null ? left : new QueryCall(sign == "<>" ? "!=" : sign, [left, Sum()]);
    }

    public QueryExpression Sum()
    {
        var left = Product();
        while (new[] { "+", "-" }.FirstOrDefault(Take) is { } sign)
            left = new QueryCall(sign, [left, Product()]);
        return left;
    }

    private QueryExpression Product()
    {
        var left = Factor();
        while (new[] { "*", "/" }.FirstOrDefault(Take) is { } sign)
            left = new QueryCall(sign, [left, Factor()]);
        return left;
    }

    private QueryExpression Factor()
    {
        if (Take("("))
        {
            var inner = Expression();
            Need(")");
            return inner;
        }

        if (Take("-"))
            return new QueryCall("-", [new QueryConstant(0m), Factor()]);
        if (Next.Kind == QueryTokenKind.Text)
            return new QueryConstant(Text());
        if (Next.Kind == QueryTokenKind.Number)
            return new QueryConstant(decimal.Parse(tokens[_at++].Text, CultureInfo.InvariantCulture));
        if (Take("case"))
            return Case();
        if (Take("null"))
            return new QueryConstant(null);
        var quoted = Next.Kind == QueryTokenKind.Name;
        var name = Name();
        return !quoted && Take("(") ? Call(name.ToLowerInvariant()) : new QueryName(name);
    }

    private QueryExpression Call(string function)
    {
        if (function is "cast" or "try_cast")
        {
            var inner = Expression();
            Need("as");
            var type = Name().ToLowerInvariant();
            Need(")");
            return type is "integer" or "bigint" ? new QueryCall("number", [inner]) : throw new NotUnderstoodException($"a cast to {type}");
        }

        if (!QueryCall.IsKnown(function) || !char.IsLetter(function[0]) || function is "number" or "case" or "and" or "or" or "not" or "in")
            throw new NotUnderstoodException($"function {function}");
        var arguments = ListOf(Expression);
        Need(")");
        return new QueryCall(function, arguments);
    }

    private QueryExpression Case()
    {
        var parts = new List<QueryExpression>();
        while (Take("when"))
        {
            parts.Add(Expression());
            Need("then");
            parts.Add(Expression());
        }

        if (parts.Count == 0)
            throw Strange("WHEN");
        parts.Add(Take("else") ? Expression() : new QueryConstant(null));
        Need("end");
        return new QueryCall("case", parts);
    }
}

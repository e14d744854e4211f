using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Sandbox.Operations.Queries;

internal enum QueryTokenKind
{
    /// <summary>A keyword or a bare name.</summary>
    Word,

    /// <summary>A name between quotes.</summary>
    Name,
    Text,
    Number,
    Sign,
    End,
}

/// <summary>A token of a query, and where it begins.</summary>
internal sealed record QueryToken(QueryTokenKind Kind, string Text, int At)
{
    public bool Is(string word) => Kind is QueryTokenKind.Word or QueryTokenKind.Sign && string.Equals(Text, word, System.StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a query says that the sandbox does not understand.</summary>
internal sealed class NotUnderstoodException(string message) : System.Exception(message);

/// <summary>Takes a query apart. Between double quotes Insights has texts, and SQL names.</summary>
internal static class QueryLexer
{
    private static readonly string[] s_signs = ["<=", ">=", "!=", "<>", "<", ">", "=", "(", ")", "[", "]", ",", "+", "-", "*", "/", "|", "."];

    public static IReadOnlyList<QueryToken> Read(string query, bool doubleQuotesAreTexts)
    {
        var tokens = new List<QueryToken>();
        var at = 0;
        while (at < query.Length)
        {
            var c = query[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
                continue;
            }

            var start = at;
            if (c is '\'' or '"' or '`')
                tokens.Add(new(c == '\'' || (c == '"' && doubleQuotesAreTexts) ? QueryTokenKind.Text : QueryTokenKind.Name, Quoted(query, ref at), start));
            else if (char.IsDigit(c))
                tokens.Add(new(QueryTokenKind.Number, While(query, ref at, x => char.IsDigit(x) || x == '.'), start));
            else if (char.IsLetter(c) || c is '_' or '@')
                tokens.Add(new(QueryTokenKind.Word, While(query, ref at, x => char.IsLetterOrDigit(x) || x is '_' or '@'), start));
            else if (s_signs.FirstOrDefault(sign => string.CompareOrdinal(query, start, sign, 0, sign.Length) == 0) is { } known)
            {
                at += known.Length;
                tokens.Add(new(QueryTokenKind.Sign, known, start));
            }
            else
            {
                throw new NotUnderstoodException($"character '{c}' at {start}");
            }
        }

        tokens.Add(new(QueryTokenKind.End, "", query.Length));
        return tokens;
    }

    private static string While(string query, ref int at, System.Func<char, bool> goesOn)
    {
        var start = at;
        while (at < query.Length && goesOn(query[at]))
            at++;
        return query.Substring(start, at - start);
    }

    // A quote within is written twice.
    private static string Quoted(string query, ref int at)
    {
        var quote = query[at++];
        var text = new System.Text.StringBuilder();
        while (at < query.Length)
        {
            if (query[at] != quote)
                text.Append(query[at++]);
            else if (at + 1 < query.Length && query[at + 1] == quote)
                (at, _) = (at + 2, text.Append(quote));
            else
            {
                at++;
                return text.ToString();
            }
        }

        throw new NotUnderstoodException("a quote without its end");
    }
}

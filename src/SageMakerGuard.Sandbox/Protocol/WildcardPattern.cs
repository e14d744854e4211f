using System;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>AWS's wildcards: * for any text, ? for one character, a backslash takes the meaning off the next character (EC2 API, 'Filter'; IAM, 'Resource').</summary>
internal static class WildcardPattern
{
    public static bool Matches(string pattern, string text, StringComparison comparison = StringComparison.Ordinal)
    {
        if (pattern.IndexOfAny(['*', '?', '\\']) < 0)
            return string.Equals(pattern, text, comparison);
        int p = 0, t = 0, star = -1, mark = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (p < pattern.Length && Step(pattern, ref p, text[t], comparison))
            {
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
            p++;
        return p == pattern.Length;
    }

    private static bool Step(string pattern, ref int p, char c, StringComparison comparison)
    {
        if (pattern[p] == '?')
        {
            p++;
            return true;
        }

        var escaped = pattern[p] == '\\' && p + 1 < pattern.Length;
        var wanted = escaped ? pattern[p + 1] : pattern[p];
        var same = comparison == StringComparison.OrdinalIgnoreCase ? char.ToUpperInvariant(wanted) == char.ToUpperInvariant(c) : wanted == c;
        if (same)
            p += escaped ? 2 : 1;
        return same;
    }
}

using System;

namespace SageMakerGuard.Projects;

/// <summary>Names with the wildcards of IAM: <c>*</c> for any text, <c>?</c> for one character. Upper and lower case are the same.</summary>
internal static class NamePattern
{
    /// <summary>
    /// Whether a name fits. Where the name is a pattern itself, only an asterisk of the pattern stands for a wildcard of it: so an answer of true
    /// holds for every name that it may stand for.
    /// </summary>
    public static bool Fits(string name, string pattern)
    {
        int at = 0, next = 0, star = -1, back = 0;
        while (at < name.Length)
        {
            if (next < pattern.Length && pattern[next] == '*')
            {
                star = next++;
                back = at;
            }
            else if (next < pattern.Length && IsOne(pattern[next], name[at]))
            {
                at++;
                next++;
            }
            else if (star >= 0)
            {
                next = star + 1;
                at = ++back;
            }
            else
            {
                return false;
            }
        }

        while (next < pattern.Length && pattern[next] == '*')
            next++;
        return next == pattern.Length;
    }

    /// <summary>Whether a name stands for more than one.</summary>
    public static bool HasWildcard(string name) => name.IndexOfAny(['*', '?']) >= 0;

    private static bool IsOne(char pattern, char name) =>
        name != '*' && (pattern == '?' || char.ToUpperInvariant(pattern) == char.ToUpperInvariant(name));
}

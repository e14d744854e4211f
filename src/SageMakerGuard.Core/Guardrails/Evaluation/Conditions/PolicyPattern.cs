using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.Guardrails;

/// <summary>A text with wildcards: a star for any number of characters and a question mark for one, unless they were written as <c>${*}</c> and <c>${?}</c>.</summary>
internal readonly struct PolicyPattern
{
    private readonly IReadOnlyList<Sign> _signs;

    private PolicyPattern(IReadOnlyList<Sign> signs) => _signs = signs;

    private enum Kind
    {
        Literal,
        One,
        Many,
    }

    /// <summary>
    /// Reads a text of a policy.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="request">The request that variables stand for; null where the text has none.</param>
    /// <param name="wildcards">Whether stars and question marks are more than characters.</param>
    /// <returns>
    /// Null where a variable has no value: nothing is equal to it, nor like it (IAM User Guide, 'IAM policy elements: Variables and tags', 'Policy
    /// variables with no value').
    /// </returns>
    public static PolicyPattern? Of(string text, AccessRequest? request, bool wildcards)
    {
        var signs = new List<Sign>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (request is not null && PolicyVariable.At(text, at) is { } variable)
            {
                if (variable.ValueIn(request) is not { } value)
                    return null;
                signs.AddRange(value.Select(c => new Sign(Kind.Literal, c)));
                at = variable.End - 1;
                continue;
            }

            signs.Add(new(!wildcards ? Kind.Literal : text[at] switch { '*' => Kind.Many, '?' => Kind.One, _ => Kind.Literal }, text[at]));
        }

        return new PolicyPattern(signs);
    }

    /// <summary>Whether it is nothing but a star.</summary>
    public bool IsAnything => _signs.Count == 1 && _signs[0].Kind == Kind.Many;

    /// <summary>The parts between colons, at most so many: the last one keeps its colons.</summary>
    public IReadOnlyList<PolicyPattern> Parts(int most)
    {
        var parts = new List<PolicyPattern>();
        var from = 0;
        for (var at = 0; at < _signs.Count && parts.Count < most - 1; at++)
        {
            if (_signs[at].Kind != Kind.Literal || _signs[at].Character != ':')
                continue;
            parts.Add(new(_signs.Skip(from).Take(at - from).ToList()));
            from = at + 1;
        }

        parts.Add(new(_signs.Skip(from).ToList()));
        return parts;
    }

    /// <summary>Whether a text fits, all of it.</summary>
    public bool Fits(string value, bool ignoreCase)
    {
        int p = 0, v = 0, star = -1, mark = 0;
        while (v < value.Length)
        {
            if (p < _signs.Count && _signs[p].Kind == Kind.Many)
                (star, mark, p) = (p, v, p + 1);
            else if (p < _signs.Count && _signs[p].Fits(value[v], ignoreCase))
                (p, v) = (p + 1, v + 1);
            else if (star >= 0)
                (p, mark, v) = (star + 1, mark + 1, mark + 1);
            else
                return false;
        }

        while (p < _signs.Count && _signs[p].Kind == Kind.Many)
            p++;
        return p == _signs.Count;
    }

    private readonly record struct Sign(Kind Kind, char Character)
    {
        public bool Fits(char c, bool ignoreCase) =>
            Kind == Kind.One || (Kind == Kind.Literal && (Character == c || (ignoreCase && char.ToUpperInvariant(Character) == char.ToUpperInvariant(c))));
    }
}

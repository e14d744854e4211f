using System;

namespace SageMakerGuard.Guardrails;

/// <summary>
/// A variable in a text of a policy: <c>${aws:PrincipalTag/team}</c>, with a default <c>${aws:PrincipalTag/team, 'none'}</c>, or one of the three
/// characters that are written so: <c>${*}</c>, <c>${?}</c>, <c>${$}</c> (IAM User Guide, 'IAM policy elements: Variables and tags').
/// </summary>
internal readonly struct PolicyVariable
{
    private readonly string _name;
    private readonly string? _default;

    private PolicyVariable(string name, string? otherwise, int end)
    {
        _name = name;
        _default = otherwise;
        End = end;
    }

    /// <summary>Where the text goes on behind it.</summary>
    public int End { get; }

    /// <summary>The variable that begins there; null where none does.</summary>
    public static PolicyVariable? At(string text, int start)
    {
        if (string.CompareOrdinal(text, start, "${", 0, 2) != 0)
            return null;
        var end = start + 2;
        for (var quoted = false; end < text.Length && (quoted || text[end] != '}'); end++)
            quoted ^= text[end] == '\'';
        if (end >= text.Length)
            return null;
        var inside = text.Substring(start + 2, end - start - 2);
        var comma = inside.IndexOf(',');
        if (comma < 0)
            return new(inside.Trim(), null, end + 1);
        var otherwise = inside.Substring(comma + 1).Trim();
        return otherwise.Length >= 2 && otherwise[0] == '\'' && otherwise[otherwise.Length - 1] == '\''
            ? new(inside.Substring(0, comma).Trim(), otherwise.Substring(1, otherwise.Length - 2), end + 1)
            : null;
    }

    /// <summary>What it stands for in a request; null for nothing. A key with several values cannot be a variable ('Single-valued vs. multivalued context keys').</summary>
    public string? ValueIn(AccessRequest request) => _name is "*" or "?" or "$" ? _name : request.Values(_name) is { Count: 1 } values ? values[0] : _default;
}

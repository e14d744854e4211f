using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>Parameters of a query string or a form: flat names, lists as Name.1, Name.2 (EC2 Query API, 'Query requests').</summary>
internal sealed class QueryForm
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public static QueryForm Parse(params string[] texts)
    {
        var form = new QueryForm();
        foreach (var pair in texts.SelectMany(text => text.Split(['&'], StringSplitOptions.RemoveEmptyEntries)))
        {
            var equals = pair.IndexOf('=');
            var name = equals < 0 ? pair : pair.Substring(0, equals);
            form._values[Unescape(name)] = equals < 0 ? "" : Unescape(pair.Substring(equals + 1));
        }

        return form;
    }

    /// <summary>Every name, as it was sent.</summary>
    public IEnumerable<string> Names => _values.Keys;

    public string? Text(string name) => _values.TryGetValue(name, out var value) ? value : null;

    public bool Flag(string name) => string.Equals(Text(name), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The number; null where it is absent or none.</summary>
    public int? Number(string name) => int.TryParse(Text(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A parameter that the operation requires; the sentence is that of the framework behind STS and IAM.</summary>
    public string Required(string name) => Text(name) is { Length: > 0 } value
        ? value
        : throw new AwsFault("ValidationError", $"1 validation error detected: Value null at '{InternalName(name)}' failed to satisfy constraint: Member must not be null");

    /// <summary>AWS names parameters in its sentences by their internal names, which start in lower case.</summary>
    public static string InternalName(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>Name.1, Name.2 and so on, by number.</summary>
    public IReadOnlyList<string> List(string name) => Indexes(name).Select(i => Text(name + "." + i.ToString(CultureInfo.InvariantCulture))).OfType<string>().ToList();

    /// <summary>The numbers that occur behind a name.</summary>
    public IReadOnlyList<int> Indexes(string name)
    {
        var prefix = name + ".";
        return _values.Keys
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key.Substring(prefix.Length).Split('.')[0])
            .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? i : -1)
            .Where(i => i >= 0)
            .Distinct()
            .OrderBy(i => i)
            .ToList();
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

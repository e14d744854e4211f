using System;
using System.Collections.Generic;
using System.Globalization;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Writes the parameters of the query protocol: members of structures behind a dot, members of lists by number (Smithy, 'AWS query protocol').</summary>
internal sealed class QueryWriter
{
    private readonly string _prefix;
    private readonly Dictionary<string, string?> _form;

    public QueryWriter()
        : this("", new(StringComparer.Ordinal))
    {
    }

    private QueryWriter(string prefix, Dictionary<string, string?> form) => (_prefix, _form) = (prefix, form);

    public IReadOnlyDictionary<string, string?> Form => _form;

    public QueryWriter Text(string name, string? value)
    {
        if (value is not null)
            _form[_prefix + name] = value;
        return this;
    }

    public QueryWriter Number(string name, double? value) => Text(name, value?.ToString("R", CultureInfo.InvariantCulture));

    public QueryWriter Flag(string name, bool? value) => Text(name, value is { } flag ? (flag ? "true" : "false") : null);

    public QueryWriter Texts(string name, IEnumerable<string> values)
    {
        var number = 0;
        foreach (var value in values)
            _form[$"{_prefix}{name}.member.{Next(ref number)}"] = value;
        return this;
    }

    public QueryWriter Structure(string name, Action<QueryWriter> content)
    {
        content(new(_prefix + name + ".", _form));
        return this;
    }

    public QueryWriter List<T>(string name, IEnumerable<T> items, Action<QueryWriter, T> content)
    {
        var number = 0;
        foreach (var item in items)
            content(new($"{_prefix}{name}.member.{Next(ref number)}.", _form), item);
        return this;
    }

    private static string Next(ref int number) => (++number).ToString(CultureInfo.InvariantCulture);
}

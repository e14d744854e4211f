using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Commands;

/// <summary>Which property of a foreign object holds what: rows of a CSV file, tickets of a help desk.</summary>
internal sealed class PropertyMap
{
    private readonly string _parameter;
    private readonly Dictionary<string, IReadOnlyList<string>> _names;
    private readonly HashSet<string> _named = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A map.</summary>
    /// <param name="parameter">The parameter that the user gives one by, for error texts.</param>
    /// <param name="given">The user's own names, by ours; null for none.</param>
    /// <param name="known">The names that are looked for where the user gives none, by ours.</param>
    /// <exception cref="GuardFault">MappingInvalid: a name of ours that is none, or a value that is no text.</exception>
    public PropertyMap(string parameter, IDictionary? given, IReadOnlyDictionary<string, IReadOnlyList<string>> known)
    {
        _parameter = parameter;
        _names = known.ToDictionary(k => k.Key, k => k.Value, StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in given ?? new Hashtable())
        {
            if (entry.Key is not string name || !_names.ContainsKey(name))
                throw Invalid($"'{entry.Key}' is no name of it");
            if ((entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value) is not string { Length: > 0 } property)
                throw Invalid($"{name} names no property");
            _names[name] = [property];
            _named.Add(name);
        }

        GuardFault Invalid(string what) => new("MappingInvalid", FaultCategory.InvalidArgument, $"{parameter} cannot be used: {what}.", $"Give a hashtable with names of {string.Join(", ", known.Keys)}, each with the property that holds it.");
    }

    /// <summary>The value; null where no such property is there or it is empty.</summary>
    /// <exception cref="GuardFault">PropertyMissing: the user named a property that the object does not have.</exception>
    public object? Value(PSObject item, string name)
    {
        var property = _names[name].Select(n => item.Properties[n]).FirstOrDefault(p => p is not null);
        if (property is null && _named.Contains(name))
            throw new GuardFault("PropertyMissing", FaultCategory.InvalidData, $"What was piped in has no property '{_names[name][0]}', which {_parameter} names for {name}.", $"It has {string.Join(", ", item.Properties.Select(p => p.Name).Take(20))}.");
        return (property?.Value is PSObject wrapped ? wrapped.BaseObject : property?.Value) switch { string { Length: 0 } => null, var value => value };
    }

    /// <summary>The value as text.</summary>
    public string? Text(PSObject item, string name) => Value(item, name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() : null;
}

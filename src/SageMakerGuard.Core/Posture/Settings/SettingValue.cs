using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Posture;

/// <summary>One value of a settings file with the way to it, so that every complaint names the key.</summary>
internal sealed class SettingValue(string source, string key, object? value)
{
    public string Key => key;

    public string Text() => value is string text ? text : throw Wrong("text");

    public int Number() => value switch
    {
        int number when number >= 0 => number,
        long number when number is >= 0 and <= int.MaxValue => (int)number,
        double number when number >= 0 && number <= int.MaxValue && Math.Floor(number) == number => (int)number,
        _ => throw Wrong("a whole number of 0 or more"),
    };

    public bool Flag() => value is bool flag ? flag : throw Wrong("true or false");

    public TEnum Word<TEnum>()
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames(typeof(TEnum));
        return value is string text && names.FirstOrDefault(n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase)) is { } name
            ? (TEnum)Enum.Parse(typeof(TEnum), name)
            : throw Wrong("one of " + string.Join(", ", names));
    }

    /// <summary>A list; a single text stands for a list of one, as PowerShell's own files have it.</summary>
    public IReadOnlyList<SettingValue> List() => value switch
    {
        string => [this],
        IDictionary => throw Wrong("a list"),
        IEnumerable list => list.Cast<object?>().Select((item, i) => new SettingValue(source, $"{key}[{i.ToString(CultureInfo.InvariantCulture)}]", item)).ToList(),
        _ => throw Wrong("a list"),
    };

    public IReadOnlyList<string> Texts() => List().Select(item => item.Text()).ToList();

    public bool IsTable => value is IDictionary;

    /// <summary>A table whose keys are free.</summary>
    public IReadOnlyList<(string Name, SettingValue Value)> Table(string wanted = "a table")
    {
        if (value is not IDictionary table)
            throw Wrong(wanted);
        var rows = new List<(string, SettingValue)>();
        foreach (DictionaryEntry entry in table)
        {
            if (entry.Key is not string name)
                throw new GuardFault("SettingsInvalid", FaultCategory.InvalidArgument, $"{source}: a key of '{key}' is {Describe(entry.Key)} and not text.", "Write the key as text.");
            rows.Add((name, new SettingValue(source, key.Length == 0 ? name : key + "." + name, entry.Value)));
        }

        return rows;
    }

    /// <summary>A table that knows its keys.</summary>
    public void Members(IReadOnlyDictionary<string, Action<SettingValue>> known)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, setting) in Table())
        {
            var match = known.Keys.FirstOrDefault(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase));
            if (match is null)
                throw Fault($"'{setting.Key}' is not a setting. Allowed here: {string.Join(", ", known.Keys)}.");
            if (!seen.Add(name))
                throw Fault($"'{setting.Key}' is there twice.");
            known[match](setting);
        }
    }

    public GuardFault Wrong(string wanted) => Fault($"'{key}' must be {wanted}, and is {Describe(value)}.");

    public GuardFault Fault(string message) => new("SettingsInvalid", FaultCategory.InvalidArgument, $"{source}: {message}", "Correct the settings and run the command again.");

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        bool flag => flag ? "true" : "false",
        IDictionary => "a table",
        IEnumerable => "a list",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.GetType().Name,
    };
}

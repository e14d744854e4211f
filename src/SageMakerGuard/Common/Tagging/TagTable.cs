using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Commands;

/// <summary>Tags, and rules for tags, as people type them: hashtables of keys and values.</summary>
internal static class TagTable
{
    /// <summary>Tags, in the order of their keys.</summary>
    public static IReadOnlyList<Tag> Tags(Hashtable? table) => Keys(table).Select(key => new Tag { Key = Text(key), Value = Text(table![key]) }).OrderBy(tag => tag.Key, StringComparer.Ordinal).ToList();

    /// <summary>Rules, in the order of their keys: a value, several, or none for any.</summary>
    /// <exception cref="GuardFault">TagRuleInvalid: a rule asks for what cannot be.</exception>
    public static IReadOnlyList<TagRequirement> Rules(Hashtable table)
    {
        var rules = Keys(table).Select(key => new TagRequirement { Key = Text(key), AllowedValues = Values(table[key]) }).OrderBy(rule => rule.Key, StringComparer.Ordinal).ToList();
        if (rules.Count == 0)
            throw Invalid("-RequiredTag names no tag.");
        return rules.Select(rule => rule.Objection()).FirstOrDefault(objection => objection is not null) is { } wrong ? throw Invalid($"-RequiredTag asks for what cannot be: {wrong}") : rules;
    }

    private static IEnumerable<object> Keys(Hashtable? table) => table is null ? [] : table.Keys.Cast<object>();

    private static IReadOnlyList<string> Values(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => [],
        string text => text.Length == 0 ? [] : [text],
        IEnumerable list => list.Cast<object?>().Select(Text).ToList(),
        var one => [Text(one)],
    };

    private static string Text(object? value) => Convert.ToString(value is PSObject wrapped ? wrapped.BaseObject : value, CultureInfo.InvariantCulture) ?? "";

    private static GuardFault Invalid(string message) => new("TagRuleInvalid", FaultCategory.InvalidArgument, message, "Write it as @{ CostCenter = '100', '200*'; Owner = @() }: keys with the values that are accepted, none for any.");
}

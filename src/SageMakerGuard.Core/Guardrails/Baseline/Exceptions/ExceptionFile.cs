using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Baselines;

/// <summary>
/// A company's exceptions: a JSON object whose <c>Exceptions</c> each name an <c>Owner</c>, the last day on which they hold (<c>Expires</c>,
/// yyyy-MM-dd) and a <c>Reason</c>, and say what they are for: at least one of <c>AccountId</c>, <c>Region</c>, <c>VpcId</c>, <c>DomainId</c>,
/// <c>ResourceId</c>, <c>What</c>, <c>Before</c>, <c>After</c> and <c>Change</c>, in which <c>*</c> stands for any text.
/// </summary>
public static class ExceptionFile
{
    private static readonly string[] s_said = ["Owner", "Expires", "Reason"];

    /// <summary>Reads the exceptions.</summary>
    /// <param name="path">The file.</param>
    /// <param name="today">The day by which they are judged, in UTC.</param>
    /// <exception cref="GuardFault">ExceptionsNotFound; ExceptionsInvalid: one of them lacks an owner, an expiry date, a reason or a word on what it is for, or has a member that means nothing.</exception>
    public static BaselineExceptions Read(string path, DateTime today)
    {
        if (!File.Exists(path))
            throw new GuardFault("ExceptionsNotFound", FaultCategory.NotFound, $"The file of exceptions '{path}' does not exist.", "Give the path of a JSON file, or leave -ExceptionPath out.") { ResourceId = path };
        var bytes = FileAccessFault.Guard(path, FileAccessFault.Reading, () => File.ReadAllBytes(path));
        try
        {
            using var document = JsonDocument.Parse(Utf8Json.Plain(new MemoryStream(bytes)), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new BaselineExceptions(Rows(document.RootElement, path).Select((row, i) => Row(row, i + 1, path, today.Date)).ToList());
        }
        catch (JsonException fault)
        {
            var place = fault.LineNumber is { } line ? $" in line {line + 1}" : "";
            throw Invalid(path, $"it is not JSON{place}", fault);
        }
    }

    private static IEnumerable<JsonElement> Rows(JsonElement root, string path)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("Exceptions", out var rows) || rows.ValueKind != JsonValueKind.Array)
            throw Invalid(path, "it is not an object with a list called Exceptions");
        return root.EnumerateObject().FirstOrDefault(m => m.Name != "Exceptions") is { Value.ValueKind: not JsonValueKind.Undefined } other ? throw Invalid(path, $"'{other.Name}' means nothing there") : rows.EnumerateArray();
    }

    private static BaselineExceptions.Row Row(JsonElement element, int number, string path, DateTime today)
    {
        var name = "exception " + number.ToString(CultureInfo.InvariantCulture);
        if (element.ValueKind != JsonValueKind.Object)
            throw Invalid(path, name + " is no object");
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!s_said.Contains(member.Name) && !BaselineExceptions.Selectors.ContainsKey(member.Name))
                throw Invalid(path, $"'{member.Name}' of {name} means nothing; allowed are {string.Join(", ", s_said.Concat(BaselineExceptions.Selectors.Keys))}");
            if (texts.ContainsKey(member.Name))
                throw Invalid(path, $"'{member.Name}' of {name} is there twice");
            texts[member.Name] = member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() is { } text && text.Trim().Length > 0 ? text : throw Invalid(path, $"'{member.Name}' of {name} is no text, or an empty one");
        }

        foreach (var word in s_said.Where(word => !texts.ContainsKey(word)))
            throw Invalid(path, $"{name} has no {word}: an exception needs somebody who answers for it, a day on which it ends and a reason");
        if (!DateTime.TryParseExact(texts["Expires"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var expires))
            throw Invalid(path, $"'Expires' of {name} is '{texts["Expires"]}' and not a day such as 2026-12-31");
        var selectors = texts.Where(t => !s_said.Contains(t.Key)).ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        return selectors.Values.All(s => s.Trim('*').Length == 0)
            ? throw Invalid(path, $"{name} does not say what it is for, and would cover everything")
            : new(new() { Owner = texts["Owner"], Expires = expires, Reason = texts["Reason"], IsExpired = expires < today }, selectors);
    }

    private static GuardFault Invalid(string path, string what, Exception? inner = null) =>
        new("ExceptionsInvalid", FaultCategory.InvalidData, $"The exceptions in '{path}' cannot be used: {what}.", "Correct the file and run the command again.", inner) { ResourceId = path };
}

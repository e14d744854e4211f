using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>What a file of bytes holds: rows by service, or summaries that were kept as JSON.</summary>
/// <param name="Uses">The rows; empty where it holds summaries.</param>
/// <param name="Summaries">The summaries; empty where it holds rows.</param>
public sealed record EgressFileContent(IReadOnlyList<EgressUse> Uses, IReadOnlyList<EgressSummary> Summaries);

/// <summary>
/// Bytes by service from a file: CSV with the columns Service and Bytes and, if there are any, AzId, Path and Via; JSON with objects of the same names; or JSON
/// that <c>Measure-SMEgress | ConvertTo-Json -Depth 8</c> wrote.
/// </summary>
public static class EgressUseFile
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Reads a file.</summary>
    /// <exception cref="GuardFault">EgressFileNotFound or EgressFileInvalid, with the line that is wrong; FileAccessDenied or FileUnusable.</exception>
    public static EgressFileContent Read(string path)
    {
        if (!File.Exists(path))
            throw new GuardFault("EgressFileNotFound", FaultCategory.NotFound, $"The file '{path}' does not exist.", "Give a CSV or JSON file with Service and Bytes, or pipe in what Measure-SMEgress gives.") { ResourceId = path };
        return Parse(FileAccessFault.Guard(path, FileAccessFault.Reading, () => File.ReadAllText(path)), path);
    }

    /// <summary>Reads a text; <paramref name="name"/> stands for it in errors.</summary>
    /// <exception cref="GuardFault">EgressFileInvalid, with the line that is wrong.</exception>
    public static EgressFileContent Parse(string text, string name)
    {
        var first = text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        var content = first.StartsWith("[", StringComparison.Ordinal) || first.StartsWith("{", StringComparison.Ordinal) ? Json(first, name) : new(Csv(first, name), []);
        if (content.Uses.Count + content.Summaries.Count == 0)
            throw Invalid(name, "it holds no rows");
        if (content.Uses.FirstOrDefault(u => u.Bytes < 0) is { } negative)
            throw Invalid(name, $"the bytes of {negative.Service} are negative");
        return content;
    }

    private static EgressFileContent Json(string text, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var items = document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.EnumerateArray().ToList() : [document.RootElement];
            if (items.Exists(i => i.TryGetProperty("Totals", out _)))
                return new([], items.ConvertAll(i => i.Deserialize<EgressSummary>(s_options)!));
            if (items.Find(i => !i.TryGetProperty("Service", out _) || !i.TryGetProperty("Bytes", out _)) is { ValueKind: not JsonValueKind.Undefined })
                throw Invalid(name, "an object lacks Service or Bytes");
            return new(items.ConvertAll(i => i.Deserialize<EgressUse>(s_options)!), []);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw Invalid(name, "it is no JSON of this kind: " + fault.Message.TrimEnd('.'), fault);
        }
    }

    private static List<EgressUse> Csv(string text, string name)
    {
        var lines = text.Split('\n').Select(l => l.TrimEnd('\r')).ToList();
        // Windows PowerShell's Export-Csv writes a line about types first.
        var head = lines.FindIndex(l => l.Length > 0 && !l.StartsWith("#", StringComparison.Ordinal));
        if (head < 0)
            throw Invalid(name, "it is empty");
        var separator = lines[head].Contains(';') ? ';' : lines[head].Contains('\t') ? '\t' : ',';
        var columns = Fields(lines[head], separator).ConvertAll(c => c.Trim().ToUpperInvariant());
        if (!columns.Contains("SERVICE") || !columns.Contains("BYTES"))
            throw Invalid(name, "its first line does not name the columns Service and Bytes");
        var uses = new List<EgressUse>();
        for (var i = head + 1; i < lines.Count; i++)
        {
            if (lines[i].Trim().Length == 0)
                continue;
            var fields = Fields(lines[i], separator);
            var line = (i + 1).ToString(CultureInfo.InvariantCulture);
            string? Field(string column) => columns.IndexOf(column) is >= 0 and var at && at < fields.Count && fields[at].Trim() is { Length: > 0 } value ? value : null;
            if (!long.TryParse(Field("BYTES"), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
                throw Invalid(name, $"line {line} has no whole number of bytes");
            if (!Enum.TryParse<EgressPath>(Field("PATH") ?? nameof(EgressPath.NatGateway), true, out var path) || !Enum.IsDefined(typeof(EgressPath), path))
                throw Invalid(name, $"line {line} has no path of {string.Join(", ", Enum.GetNames(typeof(EgressPath)))}");
            uses.Add(new() { Service = Field("SERVICE") ?? throw Invalid(name, $"line {line} has no service"), Bytes = bytes, AzId = Field("AZID"), Path = path, Via = Field("VIA") });
        }

        return uses;
    }

    /// <summary>The fields of a line (RFC 4180); services and zones have no quotes in them, so quotes only frame a field.</summary>
    private static List<string> Fields(string line, char separator)
    {
        var fields = new List<string> { "" };
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == separator && !quoted)
                fields.Add("");
            else
                fields[fields.Count - 1] += c;
        }

        return fields;
    }

    private static GuardFault Invalid(string name, string why, Exception? inner = null) =>
        new("EgressFileInvalid", FaultCategory.InvalidData, $"'{name}' cannot be used: {why}.", "Give a CSV or JSON file with Service and Bytes, and AzId and Path if they are known.", inner) { ResourceId = name };
}

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using SageMakerGuard.Estates.Files;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Probing;

/// <summary>
/// Finds and reads what a probe printed, in whatever stands around it: a notebook's other output, a log's time stamps, a saved notebook, the
/// probes that ran before. The last one counts.
/// </summary>
public static class ProbeReading
{
    private static readonly JsonSerializerOptions s_options = new(EstateJson.Options) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Reads a file, in UTF-8 or UTF-16.</summary>
    /// <exception cref="GuardFault">InvalidProbeResult; ProbeResultNotFound, FileAccessDenied or FileUnusable.</exception>
    public static ProbeResult ReadFile(string path)
    {
        if (!File.Exists(path))
            throw new GuardFault("ProbeResultNotFound", FaultCategory.NotFound, $"'{path}' does not exist.", "Give the file that holds what the probe printed, or the text itself.") { ResourceId = path };
        var text = FileAccessFault.Guard(path, FileAccessFault.Reading, () =>
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(Utf8Json.Plain(stream), new UTF8Encoding(false));
            return reader.ReadToEnd();
        });
        return Read(text, path);
    }

    /// <summary>Reads a text; <paramref name="name"/> stands for it in errors.</summary>
    /// <exception cref="GuardFault">InvalidProbeResult.</exception>
    public static ProbeResult Read(string text, string name)
    {
        if (string.IsNullOrWhiteSpace(text.Trim('\uFEFF', '\0')))
            throw Invalid(name, "it is empty.", "Run the script that -Probe wrote inside an app, and give all that it prints.");
        text = OfNotebook(text) ?? text;
        var documents = JsonIn.Objects(text).Where(found => IsOurs(found.Json)).ToList();
        var results = documents.Where(found => !IsScript(found.Json)).ToList();
        if (results.Count == 0 && documents.Count > 0)
            throw Invalid(name, "it is the script itself and not what the script prints.", "Run it inside an app, and give all that it prints.");

        // A later probe whose end is missing must not give way to an earlier one unsaid.
        if (BeginsAfter(text, results.Count == 0 ? 0 : results[results.Count - 1].End))
            throw Invalid(name, "the probe's output is cut short or was changed: no whole document follows the line that begins it.", $"Copy it again, up to the line '{ProbeScript.End}'; the document between the two lines is one long line.");
        return results.Count > 0
            ? Parse(results[results.Count - 1].Json, name)
            : throw Invalid(name, "it holds no output of a probe.", $"Give all that the script printed, with the lines '{ProbeScript.Begin}' and '{ProbeScript.End}'.");
    }

    private static ProbeResult Parse(JsonElement document, string name)
    {
        var version = document.TryGetProperty("version", out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var known) ? known : 0;
        if (version > ProbeScript.Version)
            throw Invalid(name, $"it has version {version} of the probe's format, and this module reads versions up to {ProbeScript.Version}: a newer module wrote the script.", "Update the module with Update-Module SageMakerGuard, or write the script again with this version of it.");
        foreach (var field in new[] { "domainId", "region", "time", "rows" })
        {
            if (version < 1 || !document.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0))
                throw Invalid(name, $"the probe's document lacks {(version < 1 ? "version" : field)}.", "Give it as the script printed it.");
        }

        try
        {
            return document.Deserialize<ProbeResult>(s_options)!;
        }
        catch (JsonException fault)
        {
            throw Invalid(name, $"the value at {fault.Path} of the probe's document is not what belongs there.", "Give it as the script printed it.", fault);
        }
    }

    private static bool IsOurs(JsonElement document) =>
        document.TryGetProperty("schema", out var schema) && schema.ValueKind == JsonValueKind.String && schema.GetString() == ProbeScript.Schema;

    private static bool IsScript(JsonElement document) => document.TryGetProperty("targets", out _);

    // The script holds the line too, and there a quote stands behind it.
    private static bool BeginsAfter(string text, int place)
    {
        for (var at = text.IndexOf(ProbeScript.Begin, place, StringComparison.Ordinal); at >= 0; at = text.IndexOf(ProbeScript.Begin, at + 1, StringComparison.Ordinal))
        {
            var behind = at + ProbeScript.Begin.Length;
            if (behind == text.Length || text[behind] is '\r' or '\n')
                return true;
        }

        return false;
    }

    /// <summary>What the cells of a saved notebook printed: it holds that as strings of its own. Null for any other text.</summary>
    private static string? OfNotebook(string text)
    {
        var first = JsonIn.Objects(text).Select(found => found.Json).FirstOrDefault();
        return first.ValueKind == JsonValueKind.Object && first.TryGetProperty("cells", out var cells) && first.TryGetProperty("nbformat", out _) ? string.Concat(Printed(cells)) : null;
    }

    private static IEnumerable<string> Printed(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.String => [part.GetString() ?? ""],
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Printed),
        JsonValueKind.Object => part.EnumerateObject().Where(p => p.Name is "outputs" or "text" or "data" or "text/plain").SelectMany(p => Printed(p.Value)),
        _ => [],
    };

    private static GuardFault Invalid(string name, string what, string next, Exception? inner = null) =>
        new("InvalidProbeResult", FaultCategory.InvalidData, $"'{name}' cannot be read as the result of a probe: {what}", next, inner) { ResourceId = name };
}

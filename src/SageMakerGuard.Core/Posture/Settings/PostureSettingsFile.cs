using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Posture;

/// <summary>Reads settings from a JSON file. Comments and trailing commas are accepted.</summary>
public static class PostureSettingsFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="GuardFault">SettingsNotFound, SettingsUnreadable, or SettingsInvalid with the key or the line that is wrong.</exception>
    public static PostureSettings Read(string path) => Parse(Text(path), path);

    /// <summary>The text of a settings file.</summary>
    internal static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GuardFault("SettingsNotFound", FaultCategory.NotFound, $"The settings file '{path}' does not exist.", "Give the path of a JSON or psd1 file, or leave the parameter out for the default settings.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GuardFault("SettingsUnreadable", FaultCategory.PermissionDenied, $"The settings file '{path}' cannot be read: {e.Message}", "Check the path and the file's permissions.", e);
        }
    }

    /// <summary>Reads JSON text.</summary>
    /// <param name="json">An object.</param>
    /// <param name="source">Where it came from, for error texts.</param>
    /// <exception cref="GuardFault">SettingsInvalid, with the key or the line that is wrong.</exception>
    public static PostureSettings Parse(string json, string source = "settings") => PostureSettings.FromDictionary(Table(json, source), source);

    /// <summary>The table that a JSON text holds, as plain values.</summary>
    /// <exception cref="GuardFault">SettingsInvalid, with the line that is wrong.</exception>
    internal static IDictionary Table(string json, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return Plain(document.RootElement, source) as IDictionary
                ?? throw new GuardFault("SettingsInvalid", FaultCategory.InvalidArgument, $"{source}: the settings must be a JSON object.", "Write { \"FailFrom\": \"High\" }, for example.");
        }
        catch (JsonException e)
        {
            var place = e.LineNumber is { } line ? $" in line {line + 1}" : "";
            throw new GuardFault("SettingsInvalid", FaultCategory.InvalidArgument, $"{source} is not JSON{place}.", "Correct the file and run the command again.", e);
        }
    }

    private static object? Plain(JsonElement element, string source) => element.ValueKind switch
    {
        JsonValueKind.Object => Table(element, source),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Plain(item, source)).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static Dictionary<string, object?> Table(JsonElement element, string source)
    {
        var table = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (table.ContainsKey(member.Name))
                throw new GuardFault("SettingsInvalid", FaultCategory.InvalidArgument, $"{source}: '{member.Name}' is there twice.", "Keep one of the two.");
            table[member.Name] = Plain(member.Value, source);
        }

        return table;
    }
}

using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace SageMakerGuard.Probing;

/// <summary>Finds JSON objects in a text of any kind.</summary>
internal static class JsonIn
{
    /// <summary>The objects that are whole, the outermost of each, with the place behind each of them.</summary>
    public static IEnumerable<(JsonElement Json, int End)> Objects(string text)
    {
        // Halves of surrogate pairs, which a broken copy may hold, become question marks: the length in bytes is taken of what is read.
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = 0;
        var characters = 0;
        for (var start = Array.IndexOf(bytes, (byte)'{'); start >= 0; start = Array.IndexOf(bytes, (byte)'{', at))
        {
            var length = Whole(bytes, start, out var json);
            var next = start + Math.Max(1, length);
            characters += Encoding.UTF8.GetCharCount(bytes, at, next - at);
            at = next;
            if (length > 0)
                yield return (json, characters);
        }
    }

    private static int Whole(byte[] bytes, int start, out JsonElement json)
    {
        json = default;
        var reader = new Utf8JsonReader(bytes.AsSpan(start));
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document))
                return 0;
            using (document)
                json = document.RootElement.Clone();
            return (int)reader.BytesConsumed;
        }
        catch (JsonException)
        {
            // No object begins here: a brace of somebody's text.
            return 0;
        }
    }
}

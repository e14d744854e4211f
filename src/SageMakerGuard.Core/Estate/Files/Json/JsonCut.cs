using System;
using System.IO;
using System.Text.Json;

namespace SageMakerGuard.Estates.Files;

/// <summary>Tells a JSON text that was cut short from one that is wrong in itself: more text could still mend the former.</summary>
internal static class JsonCut
{
    /// <summary>Whether the text is the beginning of valid JSON and stops before its end.</summary>
    public static bool IsCutShort(Stream stream)
    {
        var buffer = new byte[65536];
        var kept = 0;
        var state = default(JsonReaderState);
        try
        {
            while (true)
            {
                var read = stream.Read(buffer, kept, buffer.Length - kept);
                var reader = new Utf8JsonReader(buffer.AsSpan(0, kept + read), isFinalBlock: false, state);
                while (reader.Read())
                {
                    if (reader.CurrentDepth == 0 && reader.TokenType is (JsonTokenType.EndObject or JsonTokenType.EndArray))
                        return false;
                }

                if (read == 0)
                    return true;
                state = reader.CurrentState;
                var consumed = (int)reader.BytesConsumed;
                kept = kept + read - consumed;
                Buffer.BlockCopy(buffer, consumed, buffer, 0, kept);
                if (kept == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

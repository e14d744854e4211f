using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Estates.Files;

/// <summary>How estates are written as JSON: AWS's own member names, so that the CLI's output reads the same way.</summary>
public static class EstateJson
{
    /// <summary>Reads and writes every type of the estate.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = false,
            WriteIndented = false,
            MaxDepth = 64,
        };
        options.Converters.Add(new TimestampConverter());
        return options;
    }

    /// <summary>AWS writes times as seconds since 1970 on the wire (also with an exponent) and the CLI writes them as ISO 8601; both are read, ISO is written.</summary>
    private sealed class TimestampConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
                return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(reader.GetDouble() * 1000));
            var text = reader.GetString();
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : throw new JsonException($"'{text}' is not a time.");
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    }
}

using System;
using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepFromNull } },
        };
        options.Converters.Add(new TimestampConverter());
        return options;
    }

    // The model promises that its lists and names are never null, and the CLI's --query writes null for what is absent: null reads as
    // absent where the model has a default, and a null inside a list is refused.
    private static void KeepFromNull(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.Type.Namespace?.StartsWith("SageMakerGuard", StringComparison.Ordinal) != true)
            return;
        var blank = Activator.CreateInstance(type.Type, nonPublic: true)!;
        foreach (var property in type.Properties)
        {
            if (property.Get is not { } get || property.Set is not { } set || property.PropertyType.IsValueType)
                continue;
            var isList = property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType);
            var hasDefault = get(blank) is not null;
            if (hasDefault || isList)
                property.Set = (target, value) => SetUnlessNull(target, value, set, hasDefault, isList);
        }
    }

    private static void SetUnlessNull(object target, object? value, Action<object, object?> set, bool hasDefault, bool isList)
    {
        if (value is null && hasDefault)
            return;
        if (isList && value is IEnumerable items)
        {
            foreach (var item in items)
            {
                if (item is null)
                    throw new JsonException("A list holds null in place of an item.");
            }
        }

        set(target, value);
    }

    // AWS writes times as seconds since 1970 on the wire (also with an exponent) and the CLI writes them as ISO 8601; both are read, ISO is written.
    private sealed class TimestampConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number)
                return OfSeconds(reader.GetDouble());
            var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
                ? time
                : throw new JsonException(text is null ? "Expected a time." : $"'{text}' is not a time.");
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

        private static DateTimeOffset OfSeconds(double seconds)
        {
            try
            {
                return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000));
            }
            catch (ArgumentOutOfRangeException)
            {
                throw new JsonException($"{seconds.ToString(CultureInfo.InvariantCulture)} is not a time.");
            }
        }
    }
}

using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Sandbox.Operations;

/// <summary>Times on the wire of JSON 1.1: seconds since 1970 with a fraction.</summary>
internal static class JsonTime
{
    public static void WriteTime(this Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        // Multiplied and not divided, so that three decimals stand there even when they are zero, as AWS writes them.
        if (time is { } value)
            json.WriteNumber(name, value.ToUnixTimeMilliseconds() * 0.001m);
    }

    public static void WriteText(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    /// <summary>Absent members are left out; the estate's types carry AWS's names.</summary>
    public static JsonSerializerOptions Settings { get; } = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static void WriteSettings<T>(this Utf8JsonWriter json, string name, T? value)
        where T : class
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Settings);
    }
}

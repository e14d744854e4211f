using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Aws.Clients.Runtime;

/// <summary>Times in the requests of JSON services: seconds since 1970, where the CLI would print ISO 8601 (Smithy, 'AWS JSON 1.1 protocol').</summary>
internal sealed class EpochSeconds : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : JsonSerializer.Deserialize<DateTimeOffset>(ref reader, options);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
            writer.WriteNumberValue(time.ToUnixTimeSeconds());
        else
            writer.WriteNullValue();
    }
}

using System;
using System.IO;
using System.Text.Json;

namespace SageMakerGuard.Estates.Files;

/// <summary>Format and Version of a file, read from its first bytes alone: a file of a newer version may hold what this module cannot read.</summary>
internal readonly record struct EnvelopeHead(bool IsEmpty, string? Format, long? Version)
{
    private const int Length = 65536;

    /// <summary>Reads the head of a file; what is not found there is null. Never throws for what the file holds.</summary>
    public static EnvelopeHead Read(Stream stream)
    {
        var bytes = new byte[Length];
        var start = stream.Position;
        var length = Utf8Json.Fill(stream, bytes);
        stream.Position = start;
        ReadOnlySpan<byte> text = bytes.AsSpan(0, length);
        var isEmpty = Utf8Json.IsBlank(text);
        try
        {
            return Find(new Utf8JsonReader(text, isFinalBlock: length < Length, default), isEmpty);
        }
        catch (JsonException)
        {
            return new EnvelopeHead(isEmpty, null, null);
        }
    }

    private static EnvelopeHead Find(Utf8JsonReader reader, bool isEmpty)
    {
        string? format = null;
        long? version = null;
        while ((format is null || version is null) && reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var isFormat = reader.ValueTextEquals("Format"u8);
            var isVersion = reader.ValueTextEquals("Version"u8);
            if (!reader.Read())
                break;
            if (isFormat && reader.TokenType == JsonTokenType.String)
                format = reader.GetString();
            else if (isVersion && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
                version = number;
        }

        return new EnvelopeHead(isEmpty, format, version);
    }
}

using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace SageMakerGuard.Guardrails;

/// <summary>A piece of JSON that knows where it stands, with the members of objects in their order, repeated ones too.</summary>
internal sealed class PolicyJson
{
    private PolicyJson(JsonTokenType kind, string text, int offset)
    {
        Kind = kind;
        Text = text;
        Offset = offset;
    }

    /// <summary>What it begins with.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>The text of a string, a number or a truth value, as it reads in a policy.</summary>
    public string Text { get; }

    /// <summary>The byte at which it begins.</summary>
    public int Offset { get; }

    /// <summary>The members of an object.</summary>
    public List<(string Name, int Offset, PolicyJson Value)> Members { get; } = [];

    /// <summary>The items of a list.</summary>
    public List<PolicyJson> Items { get; } = [];

    /// <summary>Reads a text.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static PolicyJson Parse(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var root = Value(ref reader);
        while (reader.Read())
        {
            // Anything but white space behind the document makes the reader throw.
        }

        return root;
    }

    /// <summary>Line and column of a byte, both from 1 on.</summary>
    public static (int Line, int Column) Position(byte[] utf8, int offset)
    {
        var before = Encoding.UTF8.GetString(utf8, 0, Math.Min(offset, utf8.Length));
        var line = 1;
        foreach (var c in before)
            line += c == '\n' ? 1 : 0;
        return (line, before.Length - before.LastIndexOf('\n'));
    }

    private static PolicyJson Value(ref Utf8JsonReader reader)
    {
        var offset = (int)reader.TokenStartIndex;
        var text = reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan.ToArray()),
            JsonTokenType.True => "true",
            JsonTokenType.False => "false",
            _ => "",
        };
        var value = new PolicyJson(reader.TokenType, text, offset);
        if (value.Kind == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var (name, at) = (reader.GetString()!, (int)reader.TokenStartIndex);
                reader.Read();
                value.Members.Add((name, at, Value(ref reader)));
            }
        }
        else if (value.Kind == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                value.Items.Add(Value(ref reader));
        }

        return value;
    }
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>The body of a JSON 1.1 request, held against the operation's members before anybody reads it.</summary>
internal sealed class JsonRequest
{
    private readonly JsonElement _root;

    private JsonRequest(JsonElement root) => _root = root;

    /// <summary>Parses a body. What is no JSON object is a SerializationException, with a message for a list only (measured on Athena: aoyagikouhei/athena-local, errors.md 16 to 21).</summary>
    public static JsonRequest Parse(byte[] body)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(body);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new AwsFault("SerializationException", null);
        }

        return root.ValueKind switch
        {
            JsonValueKind.Object => new JsonRequest(root),
            JsonValueKind.Array => throw new AwsFault("SerializationException", "Start of list found where not expected"),
            _ => throw new AwsFault("SerializationException", null),
        };
    }

    /// <summary>Types first, then the constraints of the model, all of them in one sentence.</summary>
    public JsonRequest Validated(IReadOnlyList<JsonMember> members)
    {
        JsonTypes.Check(_root, members);
        var faults = JsonConstraints.Broken(_root, members).ToList();
        return faults.Count == 0 ? this : throw new AwsFault("ValidationException", $"{faults.Count.ToString(CultureInfo.InvariantCulture)} validation error{(faults.Count == 1 ? "" : "s")} detected: {string.Join("; ", faults)}");
    }

    public string? Text(string name) => Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public bool? Flag(string name) => Member(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : null;

    /// <summary>A fraction is cut off (measured on Athena).</summary>
    public int? Integer(string name) => Member(name) is { ValueKind: JsonValueKind.Number } value ? (int)value.GetDouble() : null;

    public DateTimeOffset? Time(string name) => Member(name) is { ValueKind: JsonValueKind.Number } value ? DateTimeOffset.FromUnixTimeMilliseconds((long)(value.GetDouble() * 1000)) : null;

    public bool Has(string name) => Member(name) is not null;

    public IReadOnlyList<string>? Texts(string name) => Member(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray().Select(item => item.GetString() ?? "").ToList() : null;

    /// <summary>The member; null where it is absent or null, which is the same to AWS.</summary>
    public JsonElement? Member(string name) => _root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>A structure or list read into a type of the estate, whose properties carry AWS's names.</summary>
    public T? Read<T>(string name, JsonSerializerOptions options)
        where T : class => Member(name) is { } value ? value.Deserialize<T>(options) : null;
}

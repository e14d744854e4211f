using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SageMakerGuard.Guardrails;

/// <summary>A statement that denies actions under a condition, as it is written.</summary>
internal sealed record DenyStatement(string Sid, IReadOnlyList<string> Actions, IReadOnlyList<(string Operator, string Key, IReadOnlyList<string> Values)> Conditions)
{
    /// <summary>The resources.</summary>
    public IReadOnlyList<string> Resources { get; init; } = ["*"];

    private const string Head = """{"Version":"2012-10-17","Statement":[""";
    private const string Tail = "]}";

    private static readonly JsonWriterOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document of statements, without white space.</summary>
    public static string Document(IEnumerable<DenyStatement> statements) => Head + string.Join(",", statements.Select(s => s.Text())) + Tail;

    /// <summary>The statement in two that deny half of the actions each; null where it has one action only. Lists of a condition cannot be parted: each half would deny what the other leaves out.</summary>
    public (DenyStatement First, DenyStatement Second)? Halves()
    {
        var half = Actions.Count / 2;
        return half == 0 ? null : (this with { Sid = Sid + "A", Actions = Actions.Take(half).ToList() }, this with { Sid = Sid + "B", Actions = Actions.Skip(half).ToList() });
    }

    private string Text()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_relaxed))
        {
            json.WriteStartObject();
            json.WriteString("Sid", Sid);
            json.WriteString("Effect", "Deny");
            Write(json, "Action", Actions);
            Write(json, "Resource", Resources);
            json.WriteStartObject("Condition");
            foreach (var condition in Conditions)
            {
                json.WriteStartObject(condition.Operator);
                Write(json, condition.Key, condition.Values);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 1)
        {
            json.WriteString(name, values[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}

using System.Collections.Generic;
using System.Text.Json;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>Types of members. The sentences were measured on Athena, whose front door is the same (aoyagikouhei/athena-local, errors.md). Unknown members and nulls are ignored.</summary>
internal static class JsonTypes
{
    public static void Check(JsonElement structure, IReadOnlyList<JsonMember> members)
    {
        foreach (var member in members)
        {
            if (structure.TryGetProperty(member.Name, out var value) && value.ValueKind != JsonValueKind.Null)
                CheckOne(value, member);
        }
    }

    private static void CheckOne(JsonElement value, JsonMember member)
    {
        switch (member.Kind)
        {
            case JsonKind.List:
                if (value.ValueKind != JsonValueKind.Array)
                    throw Misfit(value.ValueKind == JsonValueKind.Object ? "Start of structure or map found where not expected." : "Expected list or null");
                foreach (var item in value.EnumerateArray())
                {
                    if (member.OfTexts)
                        Scalar(item, JsonKind.Text);
                    else if (item.ValueKind != JsonValueKind.Object)
                        throw Misfit("Expected null");
                    else
                        Check(item, member.Members);
                }

                break;
            case JsonKind.Structure:
                if (value.ValueKind != JsonValueKind.Object)
                    throw Misfit(value.ValueKind == JsonValueKind.Array ? "Start of list found where not expected" : "Expected null");
                Check(value, member.Members);
                break;
            default:
                Scalar(value, member.Kind);
                break;
        }
    }

    private static void Scalar(JsonElement value, JsonKind kind)
    {
        var wanted = kind switch { JsonKind.Integer => "an Integer", JsonKind.Flag => "a Boolean", JsonKind.Time => "a Timestamp", _ => "a String" };
        var found = value.ValueKind switch
        {
            JsonValueKind.Object => throw Misfit("Start of structure or map found where not expected."),
            JsonValueKind.Array => throw Misfit("Start of list found where not expected"),
            JsonValueKind.String => "STRING_VALUE",
            JsonValueKind.True => "TRUE_VALUE",
            JsonValueKind.False => "FALSE_VALUE",
            _ => "NUMBER_VALUE",
        };
        var fits = kind switch
        {
            JsonKind.Integer or JsonKind.Time => found == "NUMBER_VALUE",
            JsonKind.Flag => found is "TRUE_VALUE" or "FALSE_VALUE",
            _ => found == "STRING_VALUE",
        };
        if (!fits)
            throw Misfit($"{found} can not be converted to {wanted}");
    }

    private static AwsFault Misfit(string message) => new("SerializationException", message);
}

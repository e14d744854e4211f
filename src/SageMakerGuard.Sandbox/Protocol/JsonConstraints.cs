using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>
/// The framework's constraints in its own words. SageMaker prints the value ('Value '…' at 'subnetIds' failed to satisfy constraint: …',
/// hashicorp/terraform-provider-aws#29225; 'Value null at', aws-samples/sagemaker-studio-apps-lifecycle-config-examples#3).
/// </summary>
internal static class JsonConstraints
{
    public static IEnumerable<string> Broken(JsonElement structure, IReadOnlyList<JsonMember> members, string path = "")
    {
        foreach (var member in members)
        {
            var at = path + member.InternalName;
            if (!structure.TryGetProperty(member.Name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                if (member.Required)
                    yield return $"Value null at '{at}' failed to satisfy constraint: Member must not be null";
                continue;
            }

            foreach (var constraint in OfValue(value, member))
                yield return $"Value '{Printed(value)}' at '{at}' failed to satisfy constraint: {constraint}";
            foreach (var inner in Inside(value, member, at))
                yield return inner;
        }
    }

    private static IEnumerable<string> Inside(JsonElement value, JsonMember member, string at)
    {
        if (member.Kind == JsonKind.Structure)
            return Broken(value, member.Members, at + ".");
        return member.Kind == JsonKind.List && !member.OfTexts
            ? value.EnumerateArray().SelectMany((item, i) => Broken(item, member.Members, $"{at}.{(i + 1).ToString(CultureInfo.InvariantCulture)}.member."))
            : [];
    }

    private static IEnumerable<string> OfValue(JsonElement value, JsonMember member)
    {
        var size = member.Kind switch
        {
            JsonKind.Integer => (double?)value.GetDouble(),
            JsonKind.Text => value.GetString()!.Length,
            JsonKind.List => value.GetArrayLength(),
            _ => null,
        };
        var what = member.Kind == JsonKind.Integer ? "value" : "length";
        if (size < member.Min)
            yield return $"Member must have {what} greater than or equal to {member.Min?.ToString(CultureInfo.InvariantCulture)}";
        if (size > member.Max)
            yield return $"Member must have {what} less than or equal to {member.Max?.ToString(CultureInfo.InvariantCulture)}";
        if (member.Pattern is { } pattern && !Regex.IsMatch(value.GetString()!, "^(?:" + pattern + ")$", RegexOptions.CultureInvariant))
            yield return $"Member must satisfy regular expression pattern: {pattern}";
        if (member.Values.Count > 0 && !member.Values.Contains(value.GetString()!))
            yield return $"Member must satisfy enum value set: [{string.Join(", ", member.Values)}]";
    }

    private static string Printed(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => "[" + string.Join(", ", value.EnumerateArray().Select(Printed)) + "]",
        _ => value.GetRawText(),
    };
}

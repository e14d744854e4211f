using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace SageMakerGuard.Sandbox.Protocol;

/// <summary>
/// What a request names, for people who read the log: the members whose names say that they hold an id, a name or an ARN. Documents, the values
/// of tags and everything of the signature stay out.
/// </summary>
internal static class NamedResources
{
    private static readonly string[] s_endings = ["Id", "Ids", "Name", "Arn"];

    public static string In(RequestHead request, QueryForm form) =>
        string.Join(" ", (request.Target is null ? OfForm(form) : OfBody(request.Body)).Select(pair => pair.Name + "=" + pair.Value));

    private static IEnumerable<(string Name, string Value)> OfForm(QueryForm form) =>
        form.Names.Where(name => !name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase) && name.IndexOf("AccessKey", StringComparison.OrdinalIgnoreCase) < 0 && Names(name.TrimEnd('.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9')))
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => (name, form.Text(name)!));

    private static IEnumerable<(string Name, string Value)> OfBody(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.EnumerateObject()
            .Where(p => Names(p.Name))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => (p.Name, p.Value.ValueKind == JsonValueKind.Array ? string.Join(",", p.Value.EnumerateArray().Select(item => item.ToString())) : p.Value.ToString()))
            .ToList();
    }

    private static bool Names(string member) => Array.Exists(s_endings, ending => member.EndsWith(ending, StringComparison.Ordinal));
}

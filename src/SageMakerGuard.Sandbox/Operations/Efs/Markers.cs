using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Efs;

/// <summary>Pages of EFS: Marker asks for the page that NextMarker announced.</summary>
internal static class Markers
{
    public static Action<Utf8JsonWriter> Page<T>(QueryForm form, IReadOnlyList<T> items, int size, string list, string request, Action<Utf8JsonWriter, T> write)
    {
        var key = list + "|" + request;
        var start = form.Text("Marker") is { Length: > 0 } marker ? PageToken.Read(marker, key) ?? throw new AwsFault("BadRequest", "[sandbox] The marker is not valid for this request.") : 0;
        return json =>
        {
            if (form.Text("Marker") is { Length: > 0 } given)
                json.WriteString("Marker", given);
            json.WriteStartArray(list);
            foreach (var item in items.Skip(start).Take(size))
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (start + size < items.Count)
                json.WriteString("NextMarker", PageToken.Make(start + size, key));
        };
    }
}

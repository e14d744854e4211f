using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.SageMaker;

/// <summary>
/// Pages of SageMaker's lists: 10 items where MaxResults is absent, 100 at most (API_ListDomains, API_ListApps). A token serves only the
/// request that it came from ('must be used with the same filters', API_ListNotebookInstances).
/// </summary>
internal static class ListPage
{
    public const int DefaultSize = 10;

    public static readonly JsonMember[] Members = [JsonMember.Text("NextToken", 8192), JsonMember.Integer("MaxResults", 1, 100)];

    public static Action<Utf8JsonWriter> Of<T>(JsonCall call, string list, IReadOnlyList<Changing<T>> items, Func<T, bool> fits, Action<Utf8JsonWriter, T> write, string request = "")
        where T : class
    {
        var key = $"{list}|{call.Account.Id}|{call.Region.Region}|{request}";
        var start = 0;
        if (call.Request.Text("NextToken") is { Length: > 0 } token)
        {
            // The code is the model's; AWS's sentence is not known, this one is the sandbox's.
            start = PageToken.Read(token, key) ?? throw new AwsFault("ValidationException", "[sandbox] The pagination token is not valid for this request.");
        }

        var size = call.Request.Integer("MaxResults") ?? DefaultSize;
        var page = new List<T>(size);
        string? next = null;
        for (var i = start; i < items.Count; i++)
        {
            if (items[i].At(call.Now) is not { } item || !fits(item))
                continue;
            if (page.Count == size)
            {
                next = PageToken.Make(i, key);
                break;
            }

            page.Add(item);
        }

        return json =>
        {
            json.WriteStartArray(list);
            foreach (var item in page)
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteText("NextToken", next);
        };
    }

    /// <summary>The items in the order that the request asks for. What is on the shelf is in order of creation already.</summary>
    public static IReadOnlyList<Changing<T>> Sorted<T>(JsonCall call, Shelf<T> shelf, Func<T, IComparable?>? key)
        where T : class
    {
        var items = key is null ? shelf.Items : shelf.Items.OrderBy(item => item.At(call.Now) is { } value ? key(value) : null).ToList();
        return call.Request.Text("SortOrder") == "Descending" ? items.Reverse().ToList() : items;
    }
}

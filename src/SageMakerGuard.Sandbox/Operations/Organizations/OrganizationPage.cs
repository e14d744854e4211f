using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Organizations;

/// <summary>Pages of Organizations' lists: at most 20 items (botocore organizations, MaxResults), and as many where it is absent.</summary>
internal static class OrganizationPage
{
    private const int Most = 20;

    public static readonly JsonMember[] Members = [JsonMember.Text("NextToken", 100000), JsonMember.Integer("MaxResults", 1, Most)];

    /// <summary>The members of a call for the management account's eyes only.</summary>
    public static OrganizationState Of(JsonCall call)
    {
        var organization = call.Organization;
        return call.Account == organization.Management ? organization : throw OrganizationRefusals.NotManagement;
    }

    public static Action<Utf8JsonWriter> Write<T>(JsonCall call, string list, IEnumerable<T> all, Action<Utf8JsonWriter, T> write, string request)
    {
        var items = all.ToList();
        var key = list + "|" + request;
        var start = call.Request.Text("NextToken") is { Length: > 0 } token
            ? PageToken.Read(token, key) ?? throw OrganizationRefusals.Of("InvalidInputException", "The pagination token is not valid for this request.", "INVALID_NEXT_TOKEN")
            : 0;
        var size = call.Request.Integer("MaxResults") ?? Most;
        return json =>
        {
            json.WriteStartArray(list);
            foreach (var item in items.Skip(start).Take(size))
            {
                json.WriteStartObject();
                write(json, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (start + size < items.Count)
                json.WriteString("NextToken", PageToken.Make(start + size, key));
        };
    }
}

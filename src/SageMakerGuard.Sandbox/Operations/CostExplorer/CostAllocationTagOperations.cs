using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World.Billing;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>ListCostAllocationTags and UpdateCostAllocationTagsStatus, of the keys that billing knows (<see cref="KnownTagKeys"/>).</summary>
internal static class CostAllocationTagOperations
{
    /// <summary>API_ListCostAllocationTags: 100 where nothing else is said.</summary>
    private const int DefaultPage = 100;

    public static IEnumerable<JsonOperation> All() =>
    [
        new(
            "ListCostAllocationTags",
            [
                JsonMember.Choice("Status", false, CostAllocationTag.Active, CostAllocationTag.Inactive), JsonMember.Texts("TagKeys", 1, 100), JsonMember.Choice("Type", false, "AWSGenerated", "UserDefined"),
                JsonMember.Text("NextToken", 8192), JsonMember.Integer("MaxResults", 1, 1000),
            ],
            _ => "*",
            List),
        new(
            "UpdateCostAllocationTagsStatus",
            [JsonMember.List("CostAllocationTagsStatus", 1, 20, true, JsonMember.Text("TagKey", 1024, required: true), JsonMember.Choice("Status", true, CostAllocationTag.Active, CostAllocationTag.Inactive))],
            _ => "*",
            Update),
    ];

    private static Action<Utf8JsonWriter> List(JsonCall call)
    {
        OnlyPayer(call, "list Cost Allocation Tags");
        var request = call.Request;
        var wanted = request.Texts("TagKeys");
        var tags = KnownTagKeys.Of(call.Organization, call.Now)
            .Where(tag => wanted is null || wanted.Contains(tag.TagKey))
            .Where(tag => (request.Text("Status") ?? tag.Status) == tag.Status && (request.Text("Type") ?? tag.Type) == tag.Type)
            .ToList();
        var question = "ListCostAllocationTags|" + string.Join("|", new[] { "Status", "TagKeys", "Type" }.Select(name => request.Member(name)?.GetRawText())) + call.Account.Id;
        var start = request.Text("NextToken") is { Length: > 0 } token ? PageToken.Read(token, question) ?? throw new AwsFault("InvalidNextTokenException", "[sandbox] The pagination token is invalid.") { Modelled = true } : 0;
        var size = request.Integer("MaxResults") ?? DefaultPage;
        return json =>
        {
            json.WriteStartArray("CostAllocationTags");
            foreach (var tag in tags.Skip(start).Take(size))
                JsonSerializer.Serialize(json, tag, JsonTime.Settings);
            json.WriteEndArray();
            if (start + size < tags.Count)
                json.WriteString("NextToken", PageToken.Make(start + size, question));
        };
    }

    /// <summary>Keys that cannot be changed are named in an answer that is a success all the same. The code for one that billing does not know is inferred.</summary>
    private static Action<Utf8JsonWriter> Update(JsonCall call)
    {
        OnlyPayer(call, "update Cost Allocation Tag");
        var known = new HashSet<string>(KnownTagKeys.Of(call.Organization, call.Now).Select(tag => tag.TagKey), StringComparer.Ordinal);
        var asked = call.Request.Member("CostAllocationTagsStatus")!.Value.EnumerateArray().Select(entry => (Key: entry.GetProperty("TagKey").GetString()!, Status: entry.GetProperty("Status").GetString())).ToList();
        foreach (var (key, status) in asked.Where(entry => known.Contains(entry.Key) && call.Account.CostTags.IsActive(entry.Key) != (entry.Status == CostAllocationTag.Active)))
        {
            // The payer decides for every bill.
            foreach (var account in call.Organization.Accounts)
                account.CostTags.Set(key, status == CostAllocationTag.Active, call.Now);
        }

        return json =>
        {
            json.WriteStartArray("Errors");
            foreach (var (key, _) in asked.Where(entry => !known.Contains(entry.Key)))
            {
                json.WriteStartObject();
                json.WriteString("TagKey", key);
                json.WriteString("Code", "ValidationException");
                json.WriteString("Message", "[sandbox] This tag key was not found.");
                json.WriteEndObject();
            }

            json.WriteEndArray();
        };
    }

    /// <summary>Recorded in hashicorp/terraform-provider-aws#37636 and 2i2c-org/infrastructure#4932.</summary>
    private static void OnlyPayer(JsonCall call, string what)
    {
        if (call.Account != call.Organization.Management)
            throw new AwsFault("AccessDeniedException", $"Failed to {what}: Linked account doesn't have access to cost allocation tags.");
    }
}

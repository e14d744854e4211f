using System;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Operations.Tagging;

/// <summary>The Resource Groups Tagging API's GetResources: what is or was tagged, in one region; what never had a tag is not there.</summary>
internal static class TaggingService
{
    /// <summary>API_GetResources: 50 resources a page where ResourcesPerPage is absent.</summary>
    private const int DefaultPage = 50;

    public static IService Create() => new JsonService(
        "tagging",
        "tag",
        "ResourceGroupsTaggingAPI_20170126",
        new JsonDialect("ThrottledException"),
        [
            new(
                "GetResources",
                [
                    JsonMember.Text("PaginationToken", 2048), JsonMember.List("TagFilters", 0, 50, false, JsonMember.Text("Key", 128), JsonMember.Texts("Values", 0, 20)), JsonMember.Integer("ResourcesPerPage"),
                    JsonMember.Integer("TagsPerPage"), JsonMember.Texts("ResourceTypeFilters"), JsonMember.Flag("IncludeComplianceDetails"), JsonMember.Flag("ExcludeCompliantResources"), JsonMember.Texts("ResourceARNList", 1, 100),
                ],
                _ => "*",
                GetResources),
        ]);

    private static Action<Utf8JsonWriter> GetResources(JsonCall call)
    {
        var request = call.Request;
        var size = request.Integer("ResourcesPerPage") ?? DefaultPage;
        if (size is < 1 or > 100)
            throw Invalid("[sandbox] ResourcesPerPage must be between 1 and 100.");
        if (request.Has("ResourceARNList") && (request.Has("ResourceTypeFilters") || request.Has("TagFilters") || request.Has("ResourcesPerPage")))
            throw Invalid("[sandbox] ResourceARNList cannot be combined with filters or pages.");
        var fits = Filters(request);
        var rows = call.Region.Tags.All().Where(fits).ToList();
        var key = string.Join("|", new[] { "TagFilters", "ResourceTypeFilters", "ResourceARNList" }.Select(name => request.Member(name)?.GetRawText())) + call.Account.Id + call.Region.Region;
        var start = request.Text("PaginationToken") is { Length: > 0 } token ? PageToken.Read(token, key) ?? throw Invalid("[sandbox] The pagination token is not valid for this request.") : 0;
        return json =>
        {
            // An empty token says that this was the last page.
            json.WriteString("PaginationToken", start + size < rows.Count ? PageToken.Make(start + size, key) : "");
            json.WriteStartArray("ResourceTagMappingList");
            foreach (var row in rows.Skip(start).Take(size))
                JsonSerializer.Serialize(json, row, JsonTime.Settings);
            json.WriteEndArray();
        };
    }

    /// <summary>Filters are ANDed, the values of one ORed; a filter with a key and no values takes any value (API_TagFilter).</summary>
    private static Func<ResourceTags, bool> Filters(JsonRequest request)
    {
        var arns = request.Texts("ResourceARNList");
        var types = request.Texts("ResourceTypeFilters");
        var tags = request.Member("TagFilters") is { } list
            ? list.EnumerateArray().Select(f => (Key: f.TryGetProperty("Key", out var k) ? k.GetString() : null, Values: f.TryGetProperty("Values", out var v) ? v.EnumerateArray().Select(x => x.GetString()).ToList() : [])).ToList()
            : [];
        return row => (arns is null || arns.Contains(row.ResourceARN))
            && (types is not { Count: > 0 } || types.Any(type => IsOfType(row.ResourceARN, type)))
            && tags.All(f => row.Tags.Any(t => t.Key == f.Key && (f.Values.Count == 0 || f.Values.Contains(t.Value))));
    }

    /// <summary>service or service:type, as in an ARN (API_GetResources, ResourceTypeFilters).</summary>
    private static bool IsOfType(string arn, string type)
    {
        var parts = arn.Split([':'], 6);
        if (parts.Length < 6)
            return false;
        var wanted = type.Split(':');
        return parts[2] == wanted[0] && (wanted.Length == 1 || parts[5].Split('/', ':')[0] == wanted[1]);
    }

    private static AwsFault Invalid(string message) => new("InvalidParameterException", message) { Modelled = true };
}

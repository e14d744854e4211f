using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World.Billing;

namespace SageMakerGuard.Sandbox.Operations.CostExplorer;

/// <summary>Expressions over the lines of a bill (API_Expression), as GetCostAndUsage and GetDimensionValues take them.</summary>
internal static class BillFilter
{
    private static readonly string[] s_ways = ["EQUALS", "CASE_SENSITIVE"];

    /// <summary>Deeper expressions than this are none that anybody writes; the model has no limit.</summary>
    private const int Depth = 4;

    public static JsonMember Member { get; } = Expression("Filter", Depth);

    /// <summary>Which lines a question means.</summary>
    public static Func<BillLine, bool> Read(JsonRequest request, CostTags tags) => request.Member("Filter") is { } filter ? Of(filter, tags) : _ => true;

    /// <summary>The value of a dimension on a line; null for a dimension that the bill of the sandbox does not have.</summary>
    public static Func<BillLine, string>? Dimension(string key) => key switch
    {
        "SERVICE" => line => line.Service,
        "USAGE_TYPE" => line => line.UsageType,
        "REGION" => line => line.Region,
        "LINKED_ACCOUNT" => line => line.AccountId,
        "OPERATION" => line => line.Operation is { Length: > 0 } operation ? operation : "NoOperation",
        "RECORD_TYPE" => _ => "Usage",
        _ => null,
    };

    /// <summary>The value of a tag on a line; empty where it has none or the tag is not active.</summary>
    public static string TagOf(BillLine line, string key, CostTags tags) => tags.IsActive(key) ? line.Tags.FirstOrDefault(tag => tag.Key == key)?.Value ?? "" : "";

    private static Func<BillLine, bool> Of(JsonElement expression, CostTags tags)
    {
        var parts = expression.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).ToList();
        if (parts.Count != 1)
            throw BillDays.Refused("[sandbox] An expression must have exactly one member.");
        var value = parts[0].Value;
        switch (parts[0].Name)
        {
            case "And":
                var all = Several(value, tags);
                return line => all.TrueForAll(f => f(line));
            case "Or":
                var any = Several(value, tags);
                return line => any.Exists(f => f(line));
            case "Not":
                var inner = Of(value, tags);
                return line => !inner(line);
            case "Dimensions":
                var (dimension, values, ways) = Leaf(value);
                var read = Dimension(dimension) ?? throw BillDays.Refused($"[sandbox] The sandbox's bill has no dimension {dimension}.");
                if (ways.Except(s_ways).Any())
                    throw BillDays.Refused("[sandbox] MatchOptions of a dimension can be EQUALS and CASE_SENSITIVE here.");
                return line => values.Contains(read(line));
            case "Tags":
                var (key, wanted, how) = Leaf(value);
                return how.Contains("ABSENT") ? line => TagOf(line, key, tags).Length == 0 : line => wanted.Contains(TagOf(line, key, tags));
            default:
                throw BillDays.Refused("[sandbox] The sandbox's bill has no cost categories.");
        }
    }

    private static List<Func<BillLine, bool>> Several(JsonElement list, CostTags tags)
    {
        var filters = list.EnumerateArray().Select(item => Of(item, tags)).ToList();
        return filters.Count >= 2 ? filters : throw BillDays.Refused("[sandbox] And and Or join two expressions or more.");
    }

    private static (string Key, HashSet<string> Values, List<string> Ways) Leaf(JsonElement leaf) =>
        (leaf.TryGetProperty("Key", out var key) ? key.GetString() ?? "" : "", new(Texts(leaf, "Values"), StringComparer.Ordinal), Texts(leaf, "MatchOptions").ToList());

    private static IEnumerable<string> Texts(JsonElement leaf, string name) =>
        leaf.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(v => v.GetString() ?? "") : [];

    private static JsonMember Expression(string name, int depth) => JsonMember.Structure(name, Members(depth));

    private static JsonMember[] Members(int depth)
    {
        JsonMember[] leaf = [JsonMember.Text("Key", 1024), JsonMember.Texts("Values"), JsonMember.Texts("MatchOptions")];
        JsonMember[] leaves = [JsonMember.Structure("Dimensions", leaf), JsonMember.Structure("Tags", leaf), JsonMember.Structure("CostCategories", leaf)];
        if (depth == 0)
            return leaves;
        var inner = Members(depth - 1);
        return [JsonMember.List("Or", null, null, false, inner), JsonMember.List("And", null, null, false, inner), JsonMember.Structure("Not", inner), .. leaves];
    }
}

using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Sandbox.World;

/// <summary>
/// An estate whose lists, the inner ones too, are in an order that their content alone decides: a route that was deleted and made again stands
/// where it stood. AWS promises no order for nearly all of them.
/// </summary>
internal static class CanonicalOrder
{
    // Columns of a table over text are where they stand.
    private static readonly string[] s_ordered = [nameof(AthenaTable.Columns), nameof(AthenaTable.PartitionKeys)];

    public static RegionEstate Of(RegionEstate estate)
    {
        var node = JsonSerializer.SerializeToNode(estate, EstateJson.Options)!;
        Sort(node);
        return node.Deserialize<RegionEstate>(EstateJson.Options)!;
    }

    private static void Sort(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            foreach (var member in members.Where(m => !s_ordered.Contains(m.Key)))
                Sort(member.Value);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                Sort(item);
            var sorted = items.OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal).ToList();
            items.Clear();
            sorted.ForEach(items.Add);
        }
    }
}

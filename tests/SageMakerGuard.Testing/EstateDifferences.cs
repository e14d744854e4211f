using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Testing;

/// <summary>Holds two snapshots of a sandbox against each other, resource by resource.</summary>
public static class EstateDifferences
{
    /// <summary>
    /// One line for each resource that only one of them has as it is: <c>- account/region Part {resource}</c> for what was there before,
    /// <c>+</c> for what is there after. Members of the names in <paramref name="without"/> are left out wherever they occur, for example
    /// LastModifiedTime. Empty where the worlds are equal.
    /// </summary>
    public static IReadOnlyList<string> Between(Estate before, Estate after, params string[] without)
    {
        var (old, now) = (Lines(before, without), Lines(after, without));
        return [.. Surplus(old, now).Select(line => "- " + line), .. Surplus(now, old).Select(line => "+ " + line)];
    }

    private static IEnumerable<string> Surplus(IEnumerable<string> lines, IEnumerable<string> others)
    {
        var left = others.GroupBy(line => line, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return lines.Where(line => !left.TryGetValue(line, out var count) || (left[line] = count - 1) < 0);
    }

    private static List<string> Lines(Estate estate, string[] without) => estate.Regions
        .SelectMany(region => JsonSerializer.SerializeToNode(region, EstateJson.Options)!.AsObject()
            .Where(part => part.Value is JsonObject)
            .SelectMany(part => part.Value!["Items"]!.AsArray().Select(item => $"{region.AccountId}/{region.Region} {part.Key} {Stripped(item!, without).ToJsonString()}")
                .Append($"{region.AccountId}/{region.Region} {part.Key} unreadable {part.Value["Unreadable"]!.ToJsonString()}")))
        .ToList();

    private static JsonNode Stripped(JsonNode node, string[] without)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                if (item is not null)
                    Stripped(item, without);
            }
        }
        else if (node is JsonObject members)
        {
            foreach (var name in without)
                members.Remove(name);
            foreach (var member in members)
            {
                if (member.Value is not null)
                    Stripped(member.Value, without);
            }
        }

        return node;
    }
}

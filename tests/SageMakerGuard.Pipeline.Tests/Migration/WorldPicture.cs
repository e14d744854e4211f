using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Estates.Files;

namespace SageMakerGuard.Pipeline.Tests.Migration;

/// <summary>
/// A world as text that two worlds can be held against each other by. Left out is what AWS gives anew (ids of associations and interfaces, private
/// addresses and how many of them are free, the times of changes) and what only time takes away (rows of deleted things that stay listed for a while).
/// </summary>
internal static class WorldPicture
{
    private static readonly string[] s_givenAnew =
        ["RouteTableAssociationId", "NetworkInterfaceId", "NetworkInterfaceIds", "PrivateIpAddress", "PrivateIp", "PublicIp", "AssociationId", "CreationTimestamp", "CreationTime", "LastModifiedTime", "DnsEntries", "CollectedAt", "FailureReason", "LastUserActivityTimestamp", "AvailableIpAddressCount"];

    private static readonly Regex s_id = new("\\b(vpce|subnet|rtb|sg|igw|nat|eipalloc|fl|nip|nia|anomalymonitor|anomalysubscription)[-/](?:[0-9a-f]{17}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b");

    public static string Of(Estate world) => string.Join("\n", world.Regions.OrderBy(r => r.AccountId + r.Region, StringComparer.Ordinal).Select(r => Of(r)));

    /// <summary>The same with one name for all ids of a kind that were not there in the beginning: AWS gives new ones each time.</summary>
    public static string Of(Estate world, Estate beginning)
    {
        var known = new HashSet<string>(s_id.Matches(JsonSerializer.Serialize(beginning, EstateJson.Options)).Select(m => m.Value), StringComparer.Ordinal);
        return string.Join("\n", world.Regions.OrderBy(r => r.AccountId + r.Region, StringComparer.Ordinal).Select(r => Of(r, text => s_id.Replace(text, m => known.Contains(m.Value) ? m.Value : m.Groups[1].Value + "-new"))));
    }

    private static string Of(RegionEstate region, Func<string, string>? rename = null)
    {
        var living = region with
        {
            Apps = region.Apps.Without(a => a.Status is "Deleted" or "Failed"),
            NatGateways = region.NatGateways.Without(n => n.State is "deleted" or "failed"),
            VpcEndpoints = region.VpcEndpoints.Without(e => e.State is "deleted"),

            // The rows of what is deleted linger in the tagging API as well (aws/aws-sdk#302).
            Tags = region.Tags.Without(t => region.NatGateways.Items.Any(n => n.State is "deleted" or "failed" && t.ResourceARN.EndsWith("/" + n.NatGatewayId, StringComparison.Ordinal))),

            // Billing keeps a tag key that was in use once (Billing User Guide, 'Organizing and tracking costs using AWS cost allocation tags').
            CostAllocationTags = region.CostAllocationTags.Without(t => t.TagKey == Purpose.Key),

            // Apps that are started again get interfaces of their own.
            NetworkInterfaces = region.NetworkInterfaces.Without(i => i.Description?.Contains("SageMaker for Studio Domain", StringComparison.Ordinal) == true),

            // Absent means PublicInternetOnly (API_CreateDomain).
            Domains = region.Domains.Select(d => d with { AppNetworkAccessType = d.AppNetworkAccessType ?? "PublicInternetOnly" }),
        };
        var text = JsonSerializer.Serialize(living, EstateJson.Options);
        var node = JsonNode.Parse(rename is null ? text : rename(text))!.AsObject();
        Clean(node);
        return node.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    // Lists are sets to AWS: each is put in an order of its own.
    private static void Clean(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in s_givenAnew)
                    members.Remove(name);
                foreach (var member in members.ToList())
                    Clean(member.Value);
                foreach (var member in members.Where(m => m.Value is JsonArray { Count: 0 } || m.Value is null).Select(m => m.Key).ToList())
                    members.Remove(member);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Clean(item);
                var sorted = items.Select(i => i?.ToJsonString() ?? "null").Order(StringComparer.Ordinal).ToList();
                items.Clear();
                foreach (var text in sorted)
                    items.Add(JsonNode.Parse(text));
                break;
        }
    }
}

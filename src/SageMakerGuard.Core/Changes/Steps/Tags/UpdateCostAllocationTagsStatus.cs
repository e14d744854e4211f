using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Makes tag keys cost allocation tags, or ordinary ones again (API_UpdateCostAllocationTagsStatus: at most 20 keys a call, by the management account alone).</summary>
public sealed record UpdateCostAllocationTagsStatus : ChangeStep
{
    /// <summary>The most keys that one call takes.</summary>
    public const int MostKeys = 20;

    /// <summary>The keys.</summary>
    public IReadOnlyList<string> TagKeys { get; init; } = [];

    /// <summary>Active or Inactive.</summary>
    public string Status { get; init; } = CostAllocationTag.Active;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => "AWS::CE::CostAllocationTag";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => string.Join(",", TagKeys);

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => Status == CostAllocationTag.Active
        ? $"Make {string.Join(", ", TagKeys)} cost allocation tags of the organization, from today on"
        : $"Make {string.Join(", ", TagKeys)} ordinary tags again, which costs are no longer split by";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => ["ce:UpdateCostAllocationTagsStatus"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.CostAllocationTags, CostAllocationTagKeys = TagKeys };

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null)
    {
        if (TagKeys.FirstOrDefault(key => Find(estate, key) is null) is { } unseen)
            return Observation.Refused($"Billing does not know the tag key {unseen}: a new key shows up there within 24 hours of its first use.");
        return TagKeys.All(key => Find(estate, key)!.Status == Status) ? Observation.Done(ResourceId) : Observation.Absent;
    }

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => estate with
    {
        CostAllocationTags = estate.CostAllocationTags.Change(tag => TagKeys.Contains(tag.TagKey, StringComparer.Ordinal), tag => tag with { Status = Status }),
    };

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before)
    {
        var changed = TagKeys.Where(key => Find(before, key) is { } tag && tag.Status != Status).ToList();
        return changed.Count == 0 ? null : new UpdateCostAllocationTagsStatus { TagKeys = changed, Status = Status == CostAllocationTag.Active ? CostAllocationTag.Inactive : CostAllocationTag.Active };
    }

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate)
    {
        var image = new JsonObject();
        foreach (var key in TagKeys)
            image[key] = Find(estate, key)?.Status;
        return image;
    }

    private static CostAllocationTag? Find(RegionEstate estate, string key) => estate.CostAllocationTags.Items.FirstOrDefault(tag => tag.TagKey == key);
}

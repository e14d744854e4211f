using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What the two steps on a resource's tags have in common. SageMaker holds the tags of its resources and EC2 those of its own, by calls of different names.</summary>
public abstract record ResourceTagStep : ChangeStep
{
    /// <summary>The resource.</summary>
    public string ResourceArn { get; init; } = "";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceType => TaggableArn.Read(ResourceArn)?.ResourceType ?? "AWS::SageMaker::Domain";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string ResourceId => ResourceArn;

    /// <inheritdoc/>
    [JsonIgnore]
    public override EstateSlice Reads => new() { Parts = EstateParts.ResourceTagSets, TaggedResourceArns = [ResourceArn] };

    private protected bool IsEc2 => TaggableArn.Read(ResourceArn) is { IsEc2: true };

    private protected string Words => TaggableArn.Read(ResourceArn)?.Name ?? ResourceArn;

    /// <summary>The tags that the resource has; null where it is not there.</summary>
    private protected IReadOnlyList<Tag>? Find(RegionEstate estate) => estate.ResourceTagSets.Items.FirstOrDefault(IsMine)?.Tags;

    private protected RegionEstate Retag(RegionEstate estate, Func<IReadOnlyList<Tag>, IEnumerable<Tag>> change) =>
        estate with { ResourceTagSets = estate.ResourceTagSets.Change(IsMine, row => row with { Tags = change(row.Tags).ToList() }) };

    /// <summary>The values of some keys; null for a key that is not there.</summary>
    private protected JsonNode? Values(RegionEstate estate, IEnumerable<string> keys)
    {
        if (Find(estate) is not { } tags)
            return null;
        var image = new JsonObject();
        foreach (var key in keys)
            image[key] = tags.ValueOf(key);
        return image;
    }

    private bool IsMine(ResourceTags row) => string.Equals(row.ResourceARN, ResourceArn, StringComparison.OrdinalIgnoreCase);
}

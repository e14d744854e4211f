using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Gives a resource tags (API_AddTags of SageMaker, API_CreateTags of EC2): a key that is there gets the new value, and others stay.</summary>
public sealed record SetResourceTags : ResourceTagStep
{
    /// <summary>The tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];

    /// <summary>
    /// What the keys had when this was planned; a key that is not among them was not there. Somebody who has set one of them since is not
    /// overruled. Null for what puts earlier values back, whatever stands there now.
    /// </summary>
    public IReadOnlyList<Tag>? Prior { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Set {string.Join(", ", Tags.Select(Text))} on {Words}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => [IsEc2 ? "ec2:CreateTags" : "sagemaker:AddTags"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null)
    {
        if (Find(estate) is not { } tags)
            return Observation.Refused($"{ResourceArn} does not exist.");
        var open = Tags.Where(tag => tags.ValueOf(tag.Key) != tag.Value).ToList();
        if (open.Count == 0)
            return Observation.Done(ResourceArn);
        return Prior is { } prior && open.FirstOrDefault(tag => tags.ValueOf(tag.Key) != prior.ValueOf(tag.Key)) is { } other
            ? Observation.Refused($"Somebody has changed {other.Key} of {Words} in the meantime: it was {Seen(prior, other.Key)} and is {Seen(tags, other.Key)}.")
            : Observation.Absent;
    }

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Retag(estate, tags =>
    [
        .. tags.Select(tag => Tags.ValueOf(tag.Key) is { } value ? tag with { Value = value } : tag),
        .. Tags.Where(tag => tags.ValueOf(tag.Key) is null),
    ]);

    /// <summary>Puts the earlier values back, or takes off what was not there. A planned step never does both: its keys were either all there or all not.</summary>
    public override ChangeStep? Inverse(RegionEstate before)
    {
        if (Find(before) is not { } tags)
            return null;
        var earlier = Tags.Where(tag => tags.ValueOf(tag.Key) is { } value && value != tag.Value).Select(tag => tag with { Value = tags.ValueOf(tag.Key)! }).ToList();
        if (earlier.Count > 0)
            return new SetResourceTags { ResourceArn = ResourceArn, Tags = earlier };
        var added = Tags.Where(tag => tags.ValueOf(tag.Key) is null).Select(tag => tag.Key).ToList();
        return added.Count > 0 ? new RemoveResourceTags { ResourceArn = ResourceArn, TagKeys = added } : null;
    }

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Values(estate, Tags.Select(tag => tag.Key));

    private static string Text(Tag tag) => $"{tag.Key} = '{tag.Value}'";

    private static string Seen(IReadOnlyList<Tag> tags, string key) => tags.ValueOf(key) is { } value ? $"'{value}'" : "not there";
}

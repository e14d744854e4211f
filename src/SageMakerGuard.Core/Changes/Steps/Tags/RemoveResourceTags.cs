using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Takes tags off a resource (API_DeleteTags, of SageMaker and of EC2). Of a resource that is gone there are none to take off.</summary>
public sealed record RemoveResourceTags : ResourceTagStep
{
    /// <summary>The keys.</summary>
    public IReadOnlyList<string> TagKeys { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"Take {string.Join(", ", TagKeys)} off {Words}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<string> IamActions => [IsEc2 ? "ec2:DeleteTags" : "sagemaker:DeleteTags"];

    /// <inheritdoc/>
    public override Observation Observe(RegionEstate estate, string? ownId = null) => Find(estate) is { } tags && tags.Any(IsMeant) ? Observation.Absent : Observation.Done(ResourceArn);

    /// <inheritdoc/>
    public override RegionEstate Simulate(RegionEstate estate) => Retag(estate, tags => tags.Where(tag => !IsMeant(tag)));

    /// <inheritdoc/>
    public override ChangeStep? Inverse(RegionEstate before) => Find(before)?.Where(IsMeant).ToList() is { Count: > 0 } earlier ? new SetResourceTags { ResourceArn = ResourceArn, Tags = earlier } : null;

    /// <inheritdoc/>
    public override JsonNode? Image(RegionEstate estate) => Values(estate, TagKeys);

    private bool IsMeant(Tag tag) => TagKeys.Contains(tag.Key, StringComparer.Ordinal);
}

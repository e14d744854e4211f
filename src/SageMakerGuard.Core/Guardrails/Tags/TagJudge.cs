using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Guardrails;

/// <summary>Holds the tags of a region's resources against the tags that are demanded. Keys and values compare with case, as AWS compares them.</summary>
public sealed class TagJudge
{
    private readonly IReadOnlyList<TagRequirement> _rules;

    /// <summary>A judge for a set of rules.</summary>
    /// <param name="rules">The tags that are demanded.</param>
    public TagJudge(IReadOnlyList<TagRequirement> rules) => _rules = rules;

    /// <summary>The region's resources of some kinds, one by one. Of a kind whose list could not be read there are none, and <see cref="Gaps"/> says so.</summary>
    public IEnumerable<TagCompliance> Judge(RegionEstate region, IReadOnlyCollection<TaggedResourceKind> kinds)
    {
        var resources = new TaggedResources(region);
        return kinds.Distinct().OrderBy(kind => kind).SelectMany(resources.Of).Select(resource => Judge(region, resource));
    }

    /// <summary>The calls that keep the list of one kind of resource from being whole; empty where it is.</summary>
    public static IReadOnlyList<UnreadableCall> Gaps(RegionEstate region, TaggedResourceKind kind) => new TaggedResources(region).Gaps(kind);

    /// <summary>The estate with a row in <see cref="RegionEstate.ResourceTagSets"/> for every resource whose tags it knows, so that changes can be planned for a file.</summary>
    public static RegionEstate WithTags(RegionEstate region)
    {
        var resources = new TaggedResources(region);
        return region with
        {
            ResourceTagSets = Part<ResourceTags>.Read(((TaggedResourceKind[])Enum.GetValues(typeof(TaggedResourceKind)))
                .SelectMany(resources.Of).Where(resource => resource.Tags is not null).Select(resource => new ResourceTags { ResourceARN = resource.Arn, Tags = resource.Tags! })),
        };
    }

    private TagCompliance Judge(RegionEstate region, TaggedResource resource)
    {
        var compliance = new TagCompliance
        {
            ResourceId = resource.Id,
            ResourceArn = resource.Arn,
            ResourceType = resource.Type,
            AccountId = region.AccountId,
            Region = region.Region,
            DomainId = resource.DomainId,
            VpcId = resource.VpcId,
        };
        return resource.Tags is { } tags
            ? Judge(compliance with { Tags = tags.GroupBy(t => t.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal) })
            : compliance with { Verdict = Verdict.Unknown, Reason = "Its tags could not be read: " + string.Join("; ", resource.Unread), Unreadable = resource.Unread };
    }

    private TagCompliance Judge(TagCompliance resource)
    {
        var missing = _rules.Where(rule => rule.IsMissingFrom(resource.Tags)).ToList();
        var wrong = _rules.Where(rule => rule.WrongIn(resource.Tags) is not null).ToList();
        var strays = resource.Tags.Keys.Where(key => StrayOf(key) is not null).OrderBy(key => key, StringComparer.Ordinal).ToList();
        if (missing.Count + wrong.Count + strays.Count == 0)
            return resource with { Verdict = Verdict.Compliant };
        var words = new List<string>();
        if (missing.Count > 0)
            words.Add($"there is no value for {string.Join(", ", missing.Select(rule => rule.Key))}");
        words.AddRange(wrong.Select(rule => rule.WrongIn(resource.Tags)!));
        words.AddRange(strays.Select(key => $"'{key}' differs from {StrayOf(key)} in its case, which makes it another key"));
        return resource with
        {
            Verdict = Verdict.NonCompliant,
            Missing = missing.Select(rule => rule.Key).ToList(),
            Invalid = wrong.Select(rule => rule.Key).ToList(),
            WrongCase = strays,
            Reason = "Tags: " + string.Join("; ", words) + ".",
        };
    }

    /// <summary>The demanded key that a key differs from in its case alone; null where it is one of them, or like none.</summary>
    private string? StrayOf(string key) => _rules.Any(rule => rule.Key == key) ? null : _rules.FirstOrDefault(rule => string.Equals(rule.Key, key, StringComparison.OrdinalIgnoreCase))?.Key;
}

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Plans the tags of one resource: fills what is missing, and replaces or takes off only what it was told to.</summary>
public static class TagChangePlanner
{
    private const string Command = "Set-SMTag";

    /// <summary>The plan.</summary>
    /// <param name="estate">Holds the resource's row in <see cref="RegionEstate.ResourceTagSets"/>, or none where it does not exist.</param>
    /// <param name="arn">The resource.</param>
    /// <param name="options">What is wanted.</param>
    public static ChangePlan Plan(RegionEstate estate, string arn, TagChangeOptions options)
    {
        var resource = TaggableArn.Read(arn);
        var plan = new ChangePlan { Command = Command, AccountId = estate.AccountId, Region = estate.Region, DomainId = resource?.DomainId, Target = arn };
        var refusals = Objections(options).ToList();
        if (resource is null)
            refusals.Add($"{arn} is none of the kinds that can be tagged here: {TaggableArn.Kinds}.");
        if (refusals.Count > 0)
            return plan with { Refusals = refusals };
        if (estate.ResourceTagSets.Items.FirstOrDefault(row => string.Equals(row.ResourceARN, arn, StringComparison.OrdinalIgnoreCase)) is not { Tags: var tags })
            return plan with { Refusals = [$"{arn} does not exist; Get-SMTagCompliance -Region {estate.Region} lists what does."] };
        var kept = options.Overwrite ? [] : options.Tags.Where(tag => tags.ValueOf(tag.Key) is { Length: > 0 } value && value != tag.Value).ToList();
        var wanted = options.Tags.Where(tag => tags.ValueOf(tag.Key) != tag.Value).Except(kept).ToList();
        var gone = options.RemoveKeys.Where(key => tags.ValueOf(key) is not null).ToList();
        return Held(tags, wanted, gone) > TagLimits.PerResource
            ? plan with { Refusals = [$"{resource!.Name} would have {Held(tags, wanted, gone).ToString(CultureInfo.InvariantCulture)} tags, and AWS lets a resource have {TagLimits.PerResource.ToString(CultureInfo.InvariantCulture)}; take some off with -RemoveKey."] }
            : plan with { Steps = Steps(arn, tags, wanted, gone).ToList(), Notes = Notes(resource!, tags, wanted, kept).ToList() };
    }

    // What goes first leaves room for what comes. Keys that are there and keys that are not are taken back in different ways.
    private static IEnumerable<ChangeStep> Steps(string arn, IReadOnlyList<Tag> tags, IReadOnlyList<Tag> wanted, IReadOnlyList<string> gone)
    {
        if (gone.Count > 0)
            yield return new RemoveResourceTags { ResourceArn = arn, TagKeys = gone };
        foreach (var same in wanted.GroupBy(tag => tags.ValueOf(tag.Key) is null).OrderByDescending(group => group.Key))
            yield return new SetResourceTags { ResourceArn = arn, Tags = same.ToList(), Prior = tags.Where(tag => same.Any(s => s.Key == tag.Key)).ToList() };
    }

    private static IEnumerable<string> Notes(TaggableArn resource, IReadOnlyList<Tag> tags, IReadOnlyList<Tag> wanted, IReadOnlyList<Tag> kept)
    {
        foreach (var tag in kept)
            yield return $"{tag.Key} of {resource.Name} stays '{tags.ValueOf(tag.Key)}': only what is missing is filled; -Force replaces it.";

        // API_AddTags.
        if (wanted.Count > 0 && resource.ResourceType is "AWS::SageMaker::Domain" or "AWS::SageMaker::UserProfile")
            yield return $"Apps that {resource.Name} starts from now on get these tags too; apps that run already do not.";
    }

    private static IEnumerable<string> Objections(TagChangeOptions options)
    {
        foreach (var tag in options.Tags)
        {
            if ((TagLimits.ObjectionToKey(tag.Key) ?? TagLimits.ObjectionToValue(tag.Value)) is { } objection)
                yield return objection;
        }

        foreach (var key in options.RemoveKeys)
        {
            if (TagLimits.ObjectionToKey(key) is { } objection)
                yield return objection;
            if (options.Tags.Any(tag => tag.Key == key))
                yield return $"{key} is to be set and to be taken off.";
        }
    }

    private static int Held(IEnumerable<Tag> tags, IEnumerable<Tag> wanted, IReadOnlyList<string> gone) =>
        tags.Concat(wanted).Select(tag => tag.Key).Where(key => !TagLimits.IsAwsKey(key) && !gone.Contains(key)).Distinct(StringComparer.Ordinal).Count();
}

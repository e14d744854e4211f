using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect;

/// <summary>
/// Tags of user profiles and spaces: by the pages of the tagging API as far as it lists them, and by one ListTags each where it does not. An index
/// that holds none of a type may not know the type (which types it knows is written nowhere), so that its silence says nothing then.
/// </summary>
internal sealed class StudioTagReader(RegionCaller caller)
{
    private const string ListTags = "sagemaker:ListTags";

    private readonly TagReader _index = new(caller);

    /// <summary>A row for each user profile and space of the region whose tags could be read.</summary>
    public async Task<Part<ResourceTags>> ReadAsync(RegionEstate region)
    {
        var profiles = Rows("sagemaker:user-profile", region.UserProfiles.Items.Select(profile => StudioArns.Of(region, profile)).ToList());
        var spaces = Rows("sagemaker:space", region.Spaces.Items.Select(space => StudioArns.Of(region, space)).ToList());
        await Task.WhenAll(profiles, spaces).ConfigureAwait(false);
        var rows = profiles.Result.Concat(spaces.Result).ToList();
        return new()
        {
            Asked = true,
            Items = rows.Where(row => row.Tags is not null).Select(row => row.Tags!).OrderBy(row => row.ResourceARN, StringComparer.Ordinal).ToList(),
            Unreadable = rows.Where(row => row.Failure is not null).Select(row => row.Failure!).ToList(),
        };
    }

    private async Task<IEnumerable<(ResourceTags? Tags, UnreadableCall? Failure)>> Rows(string type, IReadOnlyList<string> arns)
    {
        if (arns.Count == 0)
            return [];
        var index = await _index.OfType(type).ConfigureAwait(false);

        // Names in SageMaker's ARNs may stand in lower case.
        var indexed = index.Items.GroupBy(row => row.ResourceARN, StringComparer.OrdinalIgnoreCase).ToDictionary(same => same.Key, same => same.Last().Tags, StringComparer.OrdinalIgnoreCase);
        var listed = arns.Where(indexed.ContainsKey).Select(arn => (Tags: (ResourceTags?)new ResourceTags { ResourceARN = arn, Tags = indexed[arn] }, Failure: (UnreadableCall?)null));
        var silent = arns.Where(arn => !indexed.ContainsKey(arn)).ToList();
        if (silent.Count == 0)
            return listed;
        if (index.Failure is null && indexed.Count > 0 && await One(silent[0]).ConfigureAwait(false) is { Tags: { Tags.Count: 0 } })
            return listed.Concat(silent.Select(arn => ((ResourceTags?)new ResourceTags { ResourceARN = arn }, (UnreadableCall?)null)));
        return listed.Concat(await Task.WhenAll(silent.Select(One)).ConfigureAwait(false));
    }

    private async Task<(ResourceTags? Tags, UnreadableCall? Failure)> One(string arn)
    {
        var answer = await caller.Ask(ListTags, arn, (c, ct) => c.SageMaker.ListTagsAsync(new() { ResourceArn = arn, MaxResults = 50 }, ct), CallLane.Later).ConfigureAwait(false);
        return answer.Value is { } tags ? (new ResourceTags { ResourceARN = arn, Tags = tags.Tags }, null) : (null, answer.Failure);
    }
}

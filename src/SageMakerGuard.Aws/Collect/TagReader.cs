using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect;

/// <summary>
/// Tags by the pages of the tagging API. Which SageMaker types it indexes is written nowhere, and what was never tagged has no row: so
/// where a resource has none, one ListTags finds out which of the two it is.
/// </summary>
internal sealed class TagReader(RegionCaller caller)
{
    private const string GetResources = "tag:GetResources";
    private const string ListTags = "sagemaker:ListTags";

    /// <summary>All resources of a type.</summary>
    public Task<Listing<ResourceTags>> OfType(string resourceType) => caller.ReadAll<ResourceTags>(GetResources, async (c, token, ct) =>
    {
        var page = await c.Tagging.GetResourcesAsync(new() { ResourcesPerPage = 100, ResourceTypeFilters = [resourceType], PaginationToken = token }, ct).ConfigureAwait(false);
        return new(page.ResourceTagMappingList, page.PaginationToken);
    });

    /// <summary>The resources of these ARNs; at most a hundred go into one call.</summary>
    public async Task<Listing<ResourceTags>> OfArns(IReadOnlyList<string> arns)
    {
        var lists = await Task.WhenAll(Chunks.Of(arns, 100).Select(chunk => caller.ReadAll<ResourceTags>(GetResources, async (c, token, ct) =>
        {
            var page = await c.Tagging.GetResourcesAsync(new() { ResourceARNList = chunk, PaginationToken = token }, ct).ConfigureAwait(false);
            return new(page.ResourceTagMappingList, page.PaginationToken);
        }))).ConfigureAwait(false);
        var failed = lists.FirstOrDefault(l => l.Failure is not null);
        return new(lists.SelectMany(l => l.Items).ToList(), failed?.Fault, failed?.Failure);
    }

    /// <summary>Looks whether rows can be missing for another reason than that there are no tags. At most one call.</summary>
    public async Task<Listing<ResourceTags>> Confirmed(Listing<ResourceTags> rows, IEnumerable<string> arns)
    {
        if (rows.Failure is not null)
            return rows;
        var there = new HashSet<string>(rows.Items.Select(r => r.ResourceARN), StringComparer.OrdinalIgnoreCase);
        if (arns.FirstOrDefault(a => a.Length > 0 && !there.Contains(a)) is not { } without)
            return rows;
        // Not named in the failure as its one resource: what this call would have told concerns all of the type.
        var answer = await caller.Ask(ListTags, null, (c, ct) => c.SageMaker.ListTagsAsync(new() { ResourceArn = without, MaxResults = 100 }, ct)).ConfigureAwait(false);
        if (answer.Value is null)
            return rows with { Failure = answer.Failure, Fault = answer.Fault };
        if (answer.Value.Tags.Count == 0)
            return rows;
        return new([.. rows.Items, new ResourceTags { ResourceARN = without, Tags = answer.Value.Tags }], null, new()
        {
            Operation = GetResources,
            Cause = UnreadableCause.Unsupported,
            Reason = $"{GetResources} in {caller.Region} does not list {without}, which has tags: the tagging index of this region is not whole, so a missing row says nothing.",
        });
    }
}

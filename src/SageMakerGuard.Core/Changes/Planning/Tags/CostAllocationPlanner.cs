using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>Plans that tag keys become cost allocation tags, as far as billing knows them.</summary>
public static class CostAllocationPlanner
{
    private const string Command = "Set-SMTag";

    /// <summary>What the plan is about.</summary>
    public const string Target = "cost allocation tags";

    /// <summary>The plan.</summary>
    /// <param name="estate">Holds the keys that billing knows in <see cref="RegionEstate.CostAllocationTags"/>.</param>
    /// <param name="keys">The keys.</param>
    public static ChangePlan Plan(RegionEstate estate, IReadOnlyList<string> keys)
    {
        var known = estate.CostAllocationTags.Items.ToDictionary(tag => tag.TagKey, tag => tag.Status, StringComparer.Ordinal);
        var unseen = keys.Where(key => !known.ContainsKey(key)).ToList();
        var inactive = keys.Where(key => known.TryGetValue(key, out var status) && status != CostAllocationTag.Active).Distinct(StringComparer.Ordinal).OrderBy(key => key, StringComparer.Ordinal).ToList();
        var plan = new ChangePlan { Command = Command, AccountId = estate.AccountId, Region = estate.Region, Target = Target };
        if (unseen.Count > 0)
            return plan with { Refusals = unseen.Select(key => $"Billing does not know the tag key {key}: it shows up there within 24 hours of its first use on a resource of the organization, in this very case.").ToList() };
        return plan with
        {
            Steps = Enumerable.Range(0, (inactive.Count + UpdateCostAllocationTagsStatus.MostKeys - 1) / UpdateCostAllocationTagsStatus.MostKeys)
                .Select(at => (ChangeStep)new UpdateCostAllocationTagsStatus { TagKeys = inactive.Skip(at * UpdateCostAllocationTagsStatus.MostKeys).Take(UpdateCostAllocationTagsStatus.MostKeys).ToList() }).ToList(),

            // Billing and Cost Management User Guide, 'Activating user-defined cost allocation tags' and 'Backfill cost allocation tags'.
            Notes = inactive.Count == 0 ? [] : ["A key that is made active shows up in cost reports within 24 hours, for what is spent from then on; earlier months stay without it unless a backfill is asked for in the billing console."],
        };
    }
}

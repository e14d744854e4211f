using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using SageMakerGuard.Estates;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Guardrails;

/// <summary>How a tag key stands to billing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CostAllocationStatus>))]
public enum CostAllocationStatus
{
    /// <summary>Costs are split by it.</summary>
    Active,

    /// <summary>Billing knows it, and costs are not split by it.</summary>
    Inactive,

    /// <summary>Billing has not seen it: no resource carries it in this very case, or the first one has for less than 24 hours.</summary>
    NotSeen,

    /// <summary>It could not be read.</summary>
    Unknown,
}

/// <summary>Whether costs are split by a tag key. Keys are activated by the management account, for the whole organization.</summary>
public sealed record CostAllocationTagState
{
    /// <summary>The key.</summary>
    public string TagKey { get; init; } = "";

    /// <summary>How it stands.</summary>
    public CostAllocationStatus Status { get; init; }

    /// <summary>The account that was asked.</summary>
    public string AccountId { get; init; } = "";

    /// <summary>When it was last activated or deactivated, as AWS writes it; null where it never was.</summary>
    public string? LastUpdatedDate { get; init; }

    /// <summary>The last month in which a resource carried it, as AWS writes it.</summary>
    public string? LastUsedDate { get; init; }

    /// <summary>What to know or do about it; null for a key that is active.</summary>
    public string? Reason { get; init; }

    /// <summary>How the keys of rules stand, in their order.</summary>
    /// <param name="estate">Holds what billing knows of them in <see cref="RegionEstate.CostAllocationTags"/>.</param>
    /// <param name="rules">The rules.</param>
    public static IEnumerable<CostAllocationTagState> Of(RegionEstate estate, IReadOnlyList<TagRequirement> rules)
    {
        var part = estate.CostAllocationTags;
        var known = part.Items.GroupBy(tag => tag.TagKey, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        return rules.Select(rule => (known.TryGetValue(rule.Key, out var tag), part.IsComplete) switch
        {
            (true, _) => Seen(tag!),
            (false, true) => new CostAllocationTagState { TagKey = rule.Key, Status = CostAllocationStatus.NotSeen, Reason = "Billing does not know this key: it shows up there within 24 hours of its first use on a resource of the organization, in this very case." },
            _ => new CostAllocationTagState { TagKey = rule.Key, Status = CostAllocationStatus.Unknown, Reason = WhyUnknown(part) },
        } with { AccountId = estate.AccountId });
    }

    private static CostAllocationTagState Seen(CostAllocationTag tag) => new()
    {
        TagKey = tag.TagKey,
        Status = tag.Status == CostAllocationTag.Active ? CostAllocationStatus.Active : CostAllocationStatus.Inactive,
        LastUpdatedDate = tag.LastUpdatedDate,
        LastUsedDate = tag.LastUsedDate,
        Reason = tag.Status == CostAllocationTag.Active ? null : $"Costs are not split by it: Set-SMTag -ActivateCostAllocation -TagKey {tag.TagKey} activates it, with credentials of the management account.",
    };

    // Only the payer may ask (hashicorp/terraform-provider-aws#37636).
    private static string WhyUnknown(Part<CostAllocationTag> part) => part.Unreadable.FirstOrDefault(call => call.ResourceId is null) switch
    {
        null => "What billing knows is not in the estate; ask AWS without -EstatePath, with credentials of the management account.",
        { Cause: UnreadableCause.Denied } call => $"{call} Only the management account, which pays, may ask: name its credentials, and allow them ce:ListCostAllocationTags.",
        var call => call.ToString(),
    };
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Costs;

/// <summary>What the network of SageMaker's domains costs, and whose it is where that can be shown.</summary>
public static class NetworkCosts
{
    /// <summary>Estimates, from what stands in the regions and from list prices: US dollars for a month of 730 hours, data aside.</summary>
    /// <param name="regions">The regions.</param>
    /// <param name="prices">The prices.</param>
    /// <param name="groupBy">The tag of domains whose values are to be the rows; null for a row for each domain.</param>
    public static IReadOnlyList<NetworkCost> Estimate(IReadOnlyList<RegionEstate> regions, PriceBook prices, string? groupBy = null)
    {
        var shares = regions.SelectMany(r => EstimatedCosts.Of(r, prices.In(r.Region))).ToList();
        var used = regions.Select(r => prices.In(r.Region)).Where(p => p.Quotes.Count > 0).ToList();
        var rows = new CostRows(regions, new() { Basis = CostBasis.Estimated, PriceDate = used.Count == 0 ? null : used.Min(p => p.PriceDate), Source = string.Join("; ", used.Select(p => p.Source).Distinct()) }, groupBy).Of(shares);
        return rows.Select(row => row with
        {
            Notes =
            [
                .. row.Lines.Where(l => l.CostUsd is null).Select(l => l.UsageType).Distinct().Select(u => $"The price of {u} is not known; Update-SMPriceTable fetches it."),
                .. regions.Where(r => Concerns(row, r)).SelectMany(EstimatedCosts.Unread).Distinct(),
                "Data is not in an estimate.",
            ],
        }).ToList();
    }

    /// <summary>The bill of one account, and whose it is where that can be shown.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="bill">The answer.</param>
    /// <param name="regions">The account's regions, as far as they were read.</param>
    /// <param name="now">The time now: hours that are still to come are on no bill.</param>
    /// <param name="groupBy">The tag whose values are to be the rows; null for a row for each domain.</param>
    public static IReadOnlyList<NetworkCost> Attribute(BillQuestion question, NetworkBillAnswer bill, IReadOnlyList<RegionEstate> regions, DateTime now, string? groupBy = null)
    {
        var shares = ActualCosts.Of(question, bill, regions, now);
        var notes = new List<string>();
        if (bill.Estimated)
            notes.Add("AWS may still change these numbers.");
        if (question.TagKey is { } key && bill.Rows.Count > 0 && bill.Rows.All(r => r.TagValue is not { Length: > 0 }))
            notes.Add($"The tag '{key}' is not on the bill: no NAT gateway and no endpoint has it, or it is not active for cost allocation.");
        var frame = new NetworkCost { Basis = CostBasis.Actual, Start = question.Start, End = question.End, Source = "AWS Cost Explorer, UnblendedCost", Notes = notes };
        return new CostRows(regions, frame, groupBy).Of(shares);
    }

    private static bool Concerns(NetworkCost row, RegionEstate region) => (row.Region.Length == 0 || row.Region == region.Region) && (row.AccountId.Length == 0 || row.AccountId == region.AccountId);
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Costs;

/// <summary>
/// Whose the lines of a bill are. A bill names no NAT gateway and no endpoint, so a line is a domain's only where nothing else can be in it: the hours on
/// the bill are just those of the gateways that stand in the estate (with the same tag, where the bill has one), and all of these serve that domain alone.
/// Hours of several domains' gateways are told apart by their number, data is not. Everything else is shared. Nothing is attributed that is not on the bill.
/// </summary>
internal static class ActualCosts
{
    // Billing counts each hour begun; a gateway that is made or deleted in between makes the hours differ by far more.
    private const decimal Tolerance = 0.01m;

    private const int Digits = 10;

    /// <summary>The shares of a bill; they add up to it.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="bill">The answer.</param>
    /// <param name="regions">The account's regions, as far as they were read.</param>
    /// <param name="billedUntil">Until when hours can be on the bill.</param>
    public static IReadOnlyList<CostShare> Of(BillQuestion question, NetworkBillAnswer bill, IReadOnlyList<RegionEstate> regions, DateTime billedUntil)
    {
        var tagged = question.TagKey is not null && bill.Rows.Any(r => r.TagValue is { Length: > 0 });
        var hours = (decimal)((billedUntil < question.End ? billedUntil : question.End) - question.Start).TotalHours;
        var shares = new List<CostShare>();
        foreach (var group in bill.Rows.Select(row => (Row: row, Read: UsageTypes.Read(row.UsageType))).Where(r => r.Read is not null).GroupBy(r => (r.Read!.Value.Region, Tag: tagged ? r.Row.TagValue ?? "" : "")))
        {
            var region = regions.FirstOrDefault(r => r.Region == group.Key.Region);
            var resources = region is null ? [] : MeteredResource.In(region).Where(r => !tagged || TagOf(r, question.TagKey!) == group.Key.Tag).ToList();
            foreach (var meter in group.GroupBy(r => r.Read!.Value.Meter))
            {
                var rows = meter.Select(r => r.Row).ToList();
                var behind = resources.Where(r => r.Hours == meter.Key || r.Bytes == meter.Key).ToList();
                var billed = behind.Count == 0 ? 0m : group.Where(r => r.Read!.Value.Meter == behind[0].Hours).Sum(r => r.Row.Quantity);
                shares.AddRange(rows.GroupBy(r => r.UsageType).SelectMany(g => Split(question.AccountId, group.Key.Region, meter.Key, g.ToList(), behind, billed, hours, group.Key.Tag, region)));
            }
        }

        return shares;
    }

    private static IEnumerable<CostShare> Split(string account, string region, NetworkMeter meter, List<BillRow> rows, List<MeteredResource> behind, decimal billed, decimal hours, string tag, RegionEstate? estate)
    {
        var pieces = behind.Sum(r => r.Pieces);
        var expected = pieces * hours;
        var line = new NetworkCostLine { Meter = meter, UsageType = rows[0].UsageType, Unit = UsageTypes.Unit(meter), Quantity = rows.Sum(r => r.Quantity), CostUsd = rows.Sum(r => r.CostUsd) };
        var users = behind.SelectMany(r => r.Domains).Distinct().ToList();
        if (WhyShared(meter, behind, billed, expected, estate) is { } why)
        {
            yield return new(account, region, null, tag, users, line with { Why = why });
            yield break;
        }

        // To the last digit that AWS writes; the last one gets the rest, so that the parts are the whole.
        var (quantity, cost) = (line.Quantity, line.CostUsd);
        var owners = behind.GroupBy(r => r.Domain).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var own in owners)
        {
            var count = own.Sum(r => r.Pieces);
            var part = line with
            {
                Quantity = own == owners[owners.Count - 1] ? quantity : decimal.Round(line.Quantity * count / pieces, Digits),
                CostUsd = own == owners[owners.Count - 1] ? cost : decimal.Round(line.CostUsd.Value * count / pieces, Digits),
                ResourceIds = own.Select(r => r.ResourceId).ToList(),
                Why = own.First().Why + " The bill has no other hours" + (tag.Length > 0 ? " with that tag." : "."),
            };
            yield return new(account, region, own.Key, tag, users, part);
            quantity -= part.Quantity;
            cost -= part.CostUsd;
        }
    }

    private static string? WhyShared(NetworkMeter meter, List<MeteredResource> behind, decimal billed, decimal expected, RegionEstate? estate)
    {
        if (meter == NetworkMeter.CrossZoneBytes)
            return "The bill does not say who sent what between zones.";
        if (estate is null)
            return "The region was not read.";
        if (!Whole(meter, estate))
            return "Not everything that is charged there could be read.";
        if (behind.Count == 0)
            return "Nothing that was read accounts for it.";
        if (expected == 0m || Math.Abs(billed - expected) > expected * Tolerance)
            return FormattableString.Invariant($"The bill has {billed:0} hours, and what was read accounts for {expected:0}: others are in it, or it changed meanwhile.");
        if (UsageTypes.Unit(meter) == "GB" && behind.Select(r => r.Domain).Distinct().Count() != 1)
            return "The bill does not say whose data went through which.";
        return null;
    }

    private static bool Whole(NetworkMeter meter, RegionEstate estate) => meter switch
    {
        NetworkMeter.NatGatewayHours or NetworkMeter.NatGatewayBytes => estate.NatGateways.IsComplete,
        NetworkMeter.InterfaceEndpointHours or NetworkMeter.InterfaceEndpointBytes => estate.VpcEndpoints.IsComplete,
        _ => estate.Addresses.IsComplete && estate.NatGateways.IsComplete,
    };

    private static string TagOf(MeteredResource resource, string key) => resource.Tags.FirstOrDefault(t => t.Key == key)?.Value ?? "";
}

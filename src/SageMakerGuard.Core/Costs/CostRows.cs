using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Costs;

/// <summary>Makes rows of shares: one for each domain and for what is shared in each region, or one for each value of a tag.</summary>
internal sealed class CostRows(IReadOnlyList<RegionEstate> regions, NetworkCost frame, string? groupBy)
{
    /// <summary>For what no domain and no tag can be named.</summary>
    public const string SharedGroup = "(shared)";

    /// <summary>For domains that lack the tag.</summary>
    public const string UntaggedGroup = "(untagged)";

    /// <summary>The rows, rounded to the cent so that they add up to the rounded total.</summary>
    public IReadOnlyList<NetworkCost> Of(IReadOnlyList<CostShare> shares)
    {
        var rows = (groupBy is null ? ByDomain(shares) : ByGroup(shares)).ToList();
        var cents = Cents.Of(rows.ConvertAll(r => r.KnownCostUsd));
        return rows.Select((row, i) => WithUnits(row with { KnownCostUsd = cents[i], CostUsd = row.Lines.All(l => l.CostUsd is not null) ? cents[i] : null })).ToList();
    }

    private IEnumerable<NetworkCost> ByDomain(IReadOnlyList<CostShare> shares)
    {
        // A domain that costs nothing of its own is there all the same: shared costs are looked up beside it.
        var owners = shares.Select(s => (s.AccountId, s.Region, s.DomainId))
            .Concat(regions.SelectMany(r => r.Domains.Items.Select(d => (r.AccountId, r.Region, DomainId: (string?)d.DomainId))))
            .Distinct()
            .OrderBy(o => o.AccountId, StringComparer.Ordinal).ThenBy(o => o.Region, StringComparer.Ordinal).ThenBy(o => o.DomainId is null).ThenBy(o => o.DomainId, StringComparer.Ordinal);
        foreach (var owner in owners)
        {
            var own = shares.Where(s => (s.AccountId, s.Region, s.DomainId) == owner).ToList();
            var domain = Find(owner.AccountId, owner.Region, owner.DomainId);
            yield return Row(own) with
            {
                AccountId = owner.AccountId, Region = owner.Region, DomainId = owner.DomainId, DomainName = domain?.DomainName, VpcId = domain?.VpcId,
                Attribution = owner.DomainId is null ? CostAttribution.Shared : CostAttribution.Domain,
                DomainIds = owner.DomainId is { } id ? [id] : own.SelectMany(s => s.Domains).Distinct().OrderBy(d => d, StringComparer.Ordinal).ToList(),
                UserCount = owner.DomainId is null ? null : Users(owner.AccountId, owner.Region, [owner.DomainId]),
            };
        }
    }

    private IEnumerable<NetworkCost> ByGroup(IReadOnlyList<CostShare> shares)
    {
        var groups = shares.GroupBy(GroupOf).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        var members = regions.SelectMany(r => r.Domains.Items.Select(d => (Region: r, Domain: d, Group: TagOf(r, d) ?? UntaggedGroup))).ToLookup(d => d.Group, StringComparer.Ordinal);
        foreach (var name in groups.Keys.Union(members.Select(m => m.Key)).OrderBy(g => g.StartsWith("(", StringComparison.Ordinal)).ThenBy(g => g, StringComparer.Ordinal))
        {
            var own = groups.TryGetValue(name, out var found) ? found : [];
            var domains = members[name].ToList();
            var users = domains.ConvertAll(d => Users(d.Region.AccountId, d.Region.Region, [d.Domain.DomainId]));
            yield return Row(own) with
            {
                AccountId = Only(own.Select(s => s.AccountId).Concat(domains.Select(d => d.Region.AccountId))),
                Region = Only(own.Select(s => s.Region).Concat(domains.Select(d => d.Region.Region))),
                Attribution = name == SharedGroup ? CostAttribution.Shared : CostAttribution.Group,
                CostGroup = name,
                DomainIds = name == SharedGroup ? own.SelectMany(s => s.Domains).Distinct().OrderBy(d => d, StringComparer.Ordinal).ToList() : domains.ConvertAll(d => d.Domain.DomainId),
                UserCount = name == SharedGroup || users.Contains(null) ? null : users.Sum(),
            };
        }
    }

    /// <summary>The bill's own tag first: whoever tagged a NAT gateway said whose it is. Then that of the domain.</summary>
    private string GroupOf(CostShare share)
    {
        if (share.TagValue is { Length: > 0 } value)
            return value;
        if (share.DomainId is null)
            return SharedGroup;
        var region = regions.FirstOrDefault(r => r.AccountId == share.AccountId && r.Region == share.Region);
        return Find(share.AccountId, share.Region, share.DomainId) is { } domain && region is not null ? TagOf(region, domain) ?? UntaggedGroup : UntaggedGroup;
    }

    private NetworkCost Row(List<CostShare> own)
    {
        var lines = CostShare.Joined(own);
        var gigabytes = lines.Where(l => l.Meter is NetworkMeter.NatGatewayBytes or NetworkMeter.InterfaceEndpointBytes).Sum(l => l.Quantity);
        return frame with { Lines = lines, KnownCostUsd = lines.Sum(l => l.CostUsd ?? 0m), Gigabytes = frame.Basis == CostBasis.Actual ? gigabytes : null };
    }

    private static NetworkCost WithUnits(NetworkCost row) => row with
    {
        UsdPerUser = row.CostUsd is { } cost && row.UserCount is > 0 and var users ? Math.Round(cost / users, 4) : null,
        UsdPerGigabyte = row.CostUsd is { } usd && row.Gigabytes is > 0m and var gigabytes ? Math.Round(usd / gigabytes, 6) : null,
    };

    private Domain? Find(string account, string region, string? id) =>
        id is null ? null : regions.Where(r => r.AccountId == account && r.Region == region).SelectMany(r => r.Domains.Items).FirstOrDefault(d => d.DomainId == id);

    private int? Users(string account, string region, IReadOnlyList<string> domains)
    {
        var found = regions.FirstOrDefault(r => r.AccountId == account && r.Region == region);
        return found is { UserProfiles.IsComplete: true } ? found.UserProfiles.Items.Count(p => domains.Contains(p.DomainId)) : null;
    }

    private string? TagOf(RegionEstate region, Domain domain) =>
        region.Tags.Items.FirstOrDefault(t => t.ResourceARN == domain.DomainArn)?.Tags.FirstOrDefault(t => t.Key == groupBy)?.Value is { Length: > 0 } value ? value : null;

    private static string Only(IEnumerable<string> names) => names.Distinct().Take(2).ToList() is [var one] ? one : "";
}

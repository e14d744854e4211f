using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using static SageMakerGuard.Kpi.KpiMeasurement;

namespace SageMakerGuard.Kpi;

/// <summary>
/// What the network of domains costs in a month: by the bill where rows of it were given, and else by list prices from what stands in the VPCs that
/// domains use, traffic aside. Nothing is counted twice: what several domains share is shared, and the parts add up to the whole.
/// </summary>
internal static class NetworkCosts
{
    public static IEnumerable<GuardKpi> Of(KpiInput input, KpiGroups groups)
    {
        var rows = input.Costs is { } costs ? costs.Select(c => new Cost(groups.Of(c.AccountId, c.DomainId).ToList(), c.MonthlyUsd, [], c.MonthlyUsd is null ? "The bill has a row without an amount." : null)) : input.Regions.SelectMany(r => Estimated(r, input, groups));
        var source = input.Costs is not null ? "costs that were given" : string.Join("; ", input.Regions.Select(r => PriceTable.In(r.Region)).Select(p => Text("{0}, {1:yyyy-MM-dd}, traffic aside", p.Source, p.PriceDate)).Distinct(StringComparer.Ordinal));
        var all = rows.ToList();
        foreach (var group in all.SelectMany(c => c.Groups.Select(g => (Group: g, Cost: c))).GroupBy(r => r.Group, r => r.Cost))
            yield return Figure(group.Key.Scope, group.Key.Key, group.ToList(), source);
        if (all.Count == 0)
            yield return Figure(KpiScope.All, "", [], source);
    }

    private static GuardKpi Figure(KpiScope scope, string key, IReadOnlyList<Cost> costs, string source) => new()
    {
        Kpi = KpiName.NetworkCost,
        Scope = scope,
        Key = key,
        Value = costs.Aggregate((decimal?)0m, (sum, cost) => sum + cost.Usd) is { } sum ? Math.Round(sum, 2, MidpointRounding.AwayFromZero) : null,
        Unit = "USD a month",
        Parts = costs.SelectMany(c => c.Parts).GroupBy(p => p.Name, StringComparer.Ordinal).Select(p => Part(p.Key, p.Aggregate((decimal?)0m, (sum, part) => sum + part.Value))).ToList(),
        Reason = costs.Select(c => c.Reason).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } reasons ? string.Join(" ", reasons) : null,
        Source = source,
    };

    private static IEnumerable<Cost> Estimated(RegionEstate region, KpiInput input, KpiGroups groups)
    {
        var prices = PriceTable.In(region.Region);
        foreach (var vpc in input.Postures.Where(p => p.AccountId == region.AccountId && p.Region == region.Region && p.VpcId is not null).GroupBy(p => p.VpcId!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var domains = vpc.ToList();
            var keys = groups.Of(domains, region.AccountId, KpiGroups.One(domains.Select(d => d.DomainId))).ToList();
            var unread = new[] { Unread(region.NatGateways, "ec2:DescribeNatGateways"), Unread(region.VpcEndpoints, "ec2:DescribeVpcEndpoints") }.OfType<string>().ToList();
            if (unread.Count > 0)
            {
                yield return new(keys, null, [], $"What stands in {vpc.Key} is not known: {string.Join("; ", unread)}.");
                continue;
            }

            var nats = region.NatGateways.Items.Where(n => n.VpcId == vpc.Key && n.State is ("available" or "pending")).ToList();
            var addresses = nats.SelectMany(n => n.NatGatewayAddresses).Count(a => a.PublicIp is { Length: > 0 });
            var zones = region.VpcEndpoints.Items.Where(e => e.VpcId == vpc.Key && IsPaid(e)).Sum(e => e.SubnetIds.Count);
            IReadOnlyList<KpiPart> parts =
            [
                Part("NatGateways", prices.PerMonth(prices.NatGatewayHour, nats.Count)),
                Part("InterfaceEndpoints", prices.PerMonth(prices.InterfaceEndpointHour, zones)),
                Part("PublicIpv4", prices.PerMonth(prices.PublicIpv4Hour, addresses)),
            ];
            var sum = parts.Aggregate((decimal?)0m, (total, part) => total + part.Value);
            yield return new(keys, sum, parts, sum is null ? $"The price table lacks prices of {region.Region}." : null);
        }
    }

    private static bool IsPaid(VpcEndpoint endpoint) => string.Equals(endpoint.VpcEndpointType, "Interface", StringComparison.OrdinalIgnoreCase) && !EndpointState.IsGone(endpoint);

    private static string? Unread<T>(Part<T> part, string operation) => part.IsComplete ? null : part.Unreadable.FirstOrDefault(c => c.ResourceId is null)?.ToString() ?? operation + " was not called";

    private sealed record Cost(IReadOnlyList<(KpiScope Scope, string Key)> Groups, decimal? Usd, IReadOnlyList<KpiPart> Parts, string? Reason);
}

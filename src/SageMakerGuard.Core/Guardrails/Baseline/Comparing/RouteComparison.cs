using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Posture;

namespace SageMakerGuard.Baselines;

/// <summary>Routes, subnet by subnet, whatever table holds them; what changed alike for several subnets is one difference.</summary>
internal static class RouteComparison
{
    public static void Compare(SectionPair<RouteTableBaseline> pair, DifferenceLedger ledger)
    {
        var before = BySubnet(pair.Before);
        var after = BySubnet(pair.After);
        var changes = before.Keys.Intersect(after.Keys, StringComparer.Ordinal).OrderBy(subnet => subnet, StringComparer.Ordinal)
            .SelectMany(subnet => Changes(before[subnet].Routes, after[subnet].Routes).Select(change => (subnet, table: after[subnet].Id, change)))
            .GroupBy(row => (row.table, row.change), row => row.subnet);
        foreach (var group in changes)
        {
            var (was, now) = group.Key.change;
            var (change, severity) = Judge(was, now);
            ledger.Add(change, severity, group.Key.table, $"route of {Users(group)}", was?.ToString(), now?.ToString());
        }
    }

    private static string Users(IEnumerable<string> subnets) => string.Join(", ", subnets.Select(subnet => subnet.Length == 0 ? "subnets to come (main table)" : subnet));

    // What no subnet is associated with uses the main table: so will a subnet that is made tomorrow.
    private static Dictionary<string, RouteTableBaseline> BySubnet(IEnumerable<RouteTableBaseline> tables)
    {
        var map = new Dictionary<string, RouteTableBaseline>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var subnet in table.Main && table.Subnets.Count == 0 ? [""] : table.Subnets)
                map[subnet] = table;
        }

        return map;
    }

    private static IEnumerable<(RouteLine? Was, RouteLine? Now)> Changes(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var was = before.Select(RouteLine.Parse).ToLookup(route => route.Destination, StringComparer.Ordinal);
        var now = after.Select(RouteLine.Parse).ToLookup(route => route.Destination, StringComparer.Ordinal);
        return was.Select(g => g.Key).Union(now.Select(g => g.Key), StringComparer.Ordinal).OrderBy(d => d, StringComparer.Ordinal)
            .SelectMany(destination => Changes(was[destination].ToList(), now[destination].ToList()));
    }

    // A static and a propagated route may have one destination.
    private static IEnumerable<(RouteLine? Was, RouteLine? Now)> Changes(IReadOnlyList<RouteLine> was, IReadOnlyList<RouteLine> now)
    {
        var gone = was.Except(now).ToList();
        var come = now.Except(was).ToList();
        return Enumerable.Range(0, Math.Max(gone.Count, come.Count)).Select(i => (gone.ElementAtOrDefault(i), come.ElementAtOrDefault(i)))!;
    }

    private static (BaselineChange Change, Severity Severity) Judge(RouteLine? was, RouteLine? now)
    {
        var route = (now ?? was)!;
        var wasEndpoint = was?.Target == RouteLine.GatewayEndpoint;
        var isEndpoint = now?.Target == RouteLine.GatewayEndpoint;
        if (wasEndpoint != isEndpoint && (was?.Reach ?? 0) == (now?.Reach ?? 0))
            return wasEndpoint ? (BaselineChange.Regressed, Severity.Medium) : (BaselineChange.Improved, Severity.Informational);
        var more = (now?.Reach ?? 0) - (was?.Reach ?? 0);
        return more > 0 ? (BaselineChange.Regressed, now!.Reach == 3 || route.IsDefault ? Severity.High : Severity.Medium)
            : more < 0 ? (BaselineChange.Improved, Severity.Informational)
            : (BaselineChange.Changed, route.IsDefault ? Severity.Medium : Severity.Low);
    }
}

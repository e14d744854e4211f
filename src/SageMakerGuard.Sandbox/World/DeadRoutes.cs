using System;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>A route whose target is gone stays, counts, and drops what it is given: its state is blackhole (API_Route; VPC User Guide, 'NAT gateways').</summary>
internal static class DeadRoutes
{
    /// <summary>The estate in which every route to that target is a blackhole.</summary>
    public static RegionEstate To(string target, RegionEstate estate) => Marked(estate, "blackhole", (_, route) => LeadsTo(route, target));

    /// <summary>The estate in which the routes of a VPC to that target carry packets again.</summary>
    public static RegionEstate Revived(string target, string vpcId, RegionEstate estate) => Marked(estate, "active", (table, route) => table.VpcId == vpcId && LeadsTo(route, target));

    private static bool LeadsTo(Route route, string target) => route.GatewayId == target || route.NatGatewayId == target || route.NetworkInterfaceId == target;

    private static RegionEstate Marked(RegionEstate estate, string state, Func<RouteTable, Route, bool> which) => estate with
    {
        RouteTables = estate.RouteTables.Altered(
            table => table.Routes.Any(route => which(table, route)),
            table => table with { Routes = table.Routes.Select(route => which(table, route) ? route with { State = state } : route).ToList() }),
    };
}

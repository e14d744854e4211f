using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>The route tables that subnets use: their own or their VPC's main one.</summary>
internal static class TablesInUse
{
    /// <summary>The tables, each once, in the order of the subnets. A subnet whose table is not known is refused.</summary>
    public static IReadOnlyList<RouteTable> Of(PlanDraft draft, IReadOnlyList<Subnet> subnets)
    {
        var lookup = new RouteLookup(draft.Index);
        var tables = new List<RouteTable>();
        foreach (var subnet in subnets)
        {
            if (lookup.EffectiveTable(subnet.SubnetId, out var unknowns) is not { } table)
            {
                foreach (var unknown in unknowns)
                    draft.Refuse(unknown.Reason);
            }
            else if (!tables.Contains(table))
            {
                tables.Add(table);
            }
        }

        return tables;
    }

    /// <summary>Whether a subnet is public: its table leads to an internet gateway that is attached to its VPC.</summary>
    public static bool IsPublic(NetworkIndex index, Subnet subnet) =>
        index.RouteTableOf(subnet.SubnetId)?.Routes.Any(route => LeadsOut(index, subnet.VpcId, route)) == true;

    private static bool LeadsOut(NetworkIndex index, string vpcId, Route route) =>
        route.DestinationCidrBlock == "0.0.0.0/0" && RouteLookup.LeadsToInternetGateway(route) && !string.Equals(route.State, "blackhole", StringComparison.OrdinalIgnoreCase)
        && index.Region.InternetGateways.Items.Any(g => g.InternetGatewayId == route.GatewayId && g.Attachments.Any(a => a.VpcId == vpcId));
}

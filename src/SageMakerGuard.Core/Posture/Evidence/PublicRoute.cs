using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture;

/// <summary>What makes a subnet public: a route of its table to an internet gateway (VPC User Guide, 'Subnet types').</summary>
internal static class PublicRoute
{
    /// <summary>The table and its route; null where the subnet is private, or where its table was not read.</summary>
    public static (RouteTable Table, Route Route)? Of(NetworkIndex index, string subnetId) =>
        index.RouteTableOf(subnetId) is { } table && table.Routes.FirstOrDefault(RouteLookup.LeadsToInternetGateway) is { } route ? (table, route) : null;
}

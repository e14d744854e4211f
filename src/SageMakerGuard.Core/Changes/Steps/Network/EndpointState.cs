using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>The states of an endpoint. AWS writes them in lower case though its model does not (API_VpcEndpoint, State).</summary>
internal static class EndpointState
{
    /// <summary>Private DNS associates a hosted zone of AWS's with the VPC, for which the caller needs a permission too (Service Authorization Reference, CreateVpcEndpoint, 'Dependent actions').</summary>
    public const string PrivateDnsAction = "route53:AssociateVPCWithHostedZone";

    public static bool IsGone(VpcEndpoint endpoint) => Is(endpoint, "deleting", "deleted", "failed", "rejected", "expired");

    public static Observation Of(VpcEndpoint endpoint)
    {
        if (endpoint.IsAvailable)
            return Observation.Done(endpoint.VpcEndpointId);
        if (Is(endpoint, "pending", "partial"))
            return Observation.Pending(endpoint.VpcEndpointId, $"endpoint {endpoint.VpcEndpointId} ({endpoint.ServiceName}) is {endpoint.State}");
        if (Is(endpoint, "pendingAcceptance"))
            return Observation.Failed(endpoint.VpcEndpointId, $"Endpoint {endpoint.VpcEndpointId} waits for the owner of {endpoint.ServiceName} to accept it.");
        return IsGone(endpoint) && Is(endpoint, "deleting", "deleted")
            ? Observation.Absent
            : Observation.Failed(endpoint.VpcEndpointId, $"Endpoint {endpoint.VpcEndpointId} ({endpoint.ServiceName}) is {endpoint.State}.");
    }

    public static JsonNode Image(VpcEndpoint endpoint) => new JsonObject
    {
        ["SubnetIds"] = Sorted(endpoint.SubnetIds),
        ["SecurityGroupIds"] = Sorted(endpoint.Groups.Select(g => g.GroupId)),
        ["RouteTableIds"] = Sorted(endpoint.RouteTableIds),
        ["PrivateDnsEnabled"] = endpoint.PrivateDnsEnabled,
    };

    private static JsonArray Sorted(IEnumerable<string> ids) => new([.. ids.OrderBy(id => id, StringComparer.Ordinal).Select(id => (JsonNode?)JsonValue.Create(id))]);

    private static bool Is(VpcEndpoint endpoint, params string[] states) => states.Contains(endpoint.State, StringComparer.OrdinalIgnoreCase);
}

/// <summary>A gateway endpoint puts a route to the service's prefix list into each of its tables (AWS PrivateLink Guide, 'Gateway endpoints').</summary>
internal static class GatewayRoutes
{
    public static RegionEstate Add(RegionEstate estate, string endpointId, string serviceName, IReadOnlyCollection<string> tableIds) => tableIds.Count == 0 ? estate : estate with
    {
        RouteTables = estate.RouteTables.Change(
            t => tableIds.Contains(t.RouteTableId) && !t.Routes.Any(r => r.GatewayId == endpointId),
            t => t with { Routes = [.. t.Routes, new() { DestinationPrefixListId = ListOf(estate, serviceName), GatewayId = endpointId, State = "active", Origin = "CreateRoute" }] }),
    };

    public static RegionEstate Remove(RegionEstate estate, string endpointId, Func<string, bool> fromTable) => estate with
    {
        RouteTables = estate.RouteTables.Change(t => fromTable(t.RouteTableId), t => t with { Routes = t.Routes.Where(r => r.GatewayId != endpointId).ToList() }),
    };

    // The list of a service carries the service's name (API_DescribePrefixLists); one that nobody has named yet was not read.
    private static string ListOf(RegionEstate estate, string serviceName) =>
        estate.PrefixLists.Items.FirstOrDefault(p => p.PrefixListName == serviceName)?.PrefixListId ?? "new:prefix-list:" + serviceName;
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>The routes of a gateway endpoint: in each of its tables one to the service's prefix list. They come and go with the endpoint, never by CreateRoute and DeleteRoute (ansible/ansible#25521).</summary>
internal static class GatewayTables
{
    /// <summary>The tables, if the endpoint can be in them.</summary>
    public static IReadOnlyList<string> Checked(RegionEstate estate, string vpcId, string serviceName, IEnumerable<string> ids)
    {
        var list = GatewayPrefixLists.Of(estate, serviceName).PrefixListId;
        var tables = ids.Distinct(StringComparer.Ordinal).Select(id => ResourceIds.TableOfEndpoint.One(estate.RouteTables.Items, id, t => t.RouteTableId)).ToList();
        foreach (var table in tables)
        {
            if (table.VpcId != vpcId)
                throw EndpointForm.Invalid($"[sandbox] The route table {table.RouteTableId} is not in {vpcId}.");

            // eksctl-io/eksctl#2510 for the situation.
            if (table.Routes.Any(r => r.DestinationPrefixListId == list))
                throw new AwsFault("RouteAlreadyExists", $"route table {table.RouteTableId} already has a route with destination-prefix-list-id {list}");
        }

        return tables.Select(t => t.RouteTableId).ToList();
    }

    public static RegionEstate Put(RegionEstate estate, VpcEndpoint endpoint, IReadOnlyCollection<string> tables)
    {
        var list = GatewayPrefixLists.Of(estate, endpoint.ServiceName);
        var route = new Route { DestinationPrefixListId = list.PrefixListId, GatewayId = endpoint.VpcEndpointId, State = "active", Origin = "CreateRoute" };
        return estate with
        {
            PrefixLists = estate.PrefixLists.Items.Any(p => p.PrefixListId == list.PrefixListId) ? estate.PrefixLists : estate.PrefixLists.Plus(list),
            RouteTables = estate.RouteTables.Altered(t => tables.Contains(t.RouteTableId), t => t with { Routes = [.. t.Routes, route] }),
        };
    }

    public static RegionEstate Remove(RegionEstate estate, string endpointId, IReadOnlyCollection<string> tables) => estate with
    {
        RouteTables = estate.RouteTables.Altered(t => tables.Contains(t.RouteTableId), t => t with { Routes = t.Routes.Where(r => r.GatewayId != endpointId).ToList() }),
    };
}

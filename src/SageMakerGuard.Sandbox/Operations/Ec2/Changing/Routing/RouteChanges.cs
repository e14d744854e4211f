using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Routing;

/// <summary>CreateRoute, ReplaceRoute and DeleteRoute.</summary>
internal static class RouteChanges
{
    /// <summary>A second DeleteRoute within about three seconds succeeds as well (aws/eks-hybrid#570).</summary>
    private static readonly TimeSpan s_deletionEchoes = TimeSpan.FromSeconds(3);

    public static IEnumerable<Ec2Operation> All()
    {
        var resource = ResourceArns.Named("route-table", "RouteTableId");
        string[] both = ["RouteTableId", .. RouteDestination.Parameters, .. RouteCarrier.Modelled, .. RouteCarrier.Unmodelled];
        yield return new("CreateRoute", both, Create) { CheckForm = call => Read(call, local: false), Resource = resource };
        yield return new("ReplaceRoute", [.. both, "LocalTarget"], Replace) { CheckForm = call => Read(call, call.Form.Flag("LocalTarget")), Resource = resource };
        yield return new("DeleteRoute", ["RouteTableId", .. RouteDestination.Parameters], Delete) { CheckForm = call => Named(call), Resource = resource };
    }

    private static Action<XmlText> Create(Ec2Call call)
    {
        var (tableId, destination, read) = Read(call, local: false);
        var target = read!;
        lock (call.Region.Gate)
        {
            var table = RouteTableChanges.Find(call, tableId);
            CheckList(call.Region, destination);
            var route = target.RouteIn(table, destination, call.Region);
            if (IsLocal(call.Region, table, destination) && !target.CarriesLocal)
                throw ChangeRules.Invalid("Route target is not supported. This route only supports interface and instance targets.");

            // hashicorp/terraform-provider-aws#23866. A propagated route to the same place may stand beside it (ansible/ansible#43415).
            if (Static(table, destination) is not null)
                throw new AwsFault("RouteAlreadyExists", $"The route identified by {destination.Name} already exists.");
            if (table.Routes.Count(r => !IsPropagated(r)) >= call.Region.Quotas.RoutesPerTable)
                throw new AwsFault("RouteLimitExceeded", "[sandbox] The maximum number of routes has been reached.");
            var made = destination.On(route with { State = "active", Origin = "CreateRoute" });
            call.Region.Network.Change(estate => RouteTableChanges.Edited(estate, tableId, t => t with { Routes = [.. t.Routes, made] }));
            call.Region.Memory.Drop(Echo(tableId, destination));
            return ChangeRules.Done;
        }
    }

    private static Action<XmlText> Replace(Ec2Call call)
    {
        var (tableId, destination, target) = Read(call, call.Form.Flag("LocalTarget"));
        lock (call.Region.Gate)
        {
            var table = RouteTableChanges.Find(call, tableId);
            CheckList(call.Region, destination);
            var former = Former(table, destination);
            var isLocal = IsLocal(call.Region, table, destination);

            // API_ReplaceRoute, LocalTarget: 'Specifies whether to reset the local route to its default target (local)'.
            if (target is null && former.Origin != "CreateRouteTable" && former.GatewayId != "local")
                throw ChangeRules.Invalid($"[sandbox] {destination.Name} has no local target.");
            if (isLocal && target is { CarriesLocal: false })
                throw ChangeRules.Invalid("Route target is not supported. This route only supports interface and instance targets.");
            var route = target is null ? new Route { GatewayId = "local" } : target.RouteIn(table, destination, call.Region);
            var origin = former.Origin ?? (former.GatewayId == "local" ? "CreateRouteTable" : "CreateRoute");
            var made = destination.On(route with { State = "active", Origin = origin });
            call.Region.Network.Change(estate => RouteTableChanges.Edited(estate, tableId, t => t with { Routes = t.Routes.Select(r => IsStatic(r, destination) ? made : r).ToList() }));
            return ChangeRules.Done;
        }
    }

    private static Action<XmlText> Delete(Ec2Call call)
    {
        var (tableId, destination) = Named(call);
        lock (call.Region.Gate)
        {
            var table = RouteTableChanges.Find(call, tableId);
            if (Static(table, destination) is not { } route)
            {
                return call.Region.Memory.Holds(Echo(tableId, destination), call.Now)
                    ? ChangeRules.Done
                    : throw new AwsFault("InvalidRoute.NotFound", $"[sandbox] no route with destination {destination.Name} in route table {tableId}");
            }

            if (route.Origin == "CreateRouteTable" || route.GatewayId == "local")
                throw ChangeRules.Invalid($"cannot remove local route {destination.Name} in route table {tableId}");

            // Only through the endpoint (ansible/ansible#25521); AWS's code is not known.
            if (IsOfGatewayEndpoint(route))
                throw ChangeRules.Invalid($"[sandbox] cannot remove VPC endpoint route {destination.Name} in route table {tableId}");
            call.Region.Network.Change(estate => RouteTableChanges.Edited(estate, tableId, t => t with { Routes = t.Routes.Where(r => !IsStatic(r, destination)).ToList() }));
            call.Region.Memory.Keep(Echo(tableId, destination), call.Now, s_deletionEchoes, call.TransitionTime());
            return ChangeRules.Done;
        }
    }

    private static (string Table, RouteDestination Destination) Named(Ec2Call call) => (RouteTableChanges.Named(call), RouteDestination.Read(call));

    /// <summary>Table, destination and target; no target where the VPC itself is to be the target again.</summary>
    private static (string Table, RouteDestination Destination, RouteCarrier? Target) Read(Ec2Call call, bool local)
    {
        var (table, destination) = Named(call);
        if (local && RouteCarrier.Modelled.Any(call.Sends))
            call.OnlyOne(["LocalTarget", .. RouteCarrier.Modelled]);
        return (table, destination, local ? null : RouteCarrier.Read(call));
    }

    private static void CheckList(RegionState region, RouteDestination destination)
    {
        if (destination.PrefixListId is { } list)
            ResourceIds.PrefixList.One(region.Estate.PrefixLists.Items, list, p => p.PrefixListId);
    }

    /// <summary>The route that is to be replaced. That its lack is an InvalidParameterValue was checked against AWS (getmoto/moto#6425).</summary>
    private static Route Former(RouteTable table, RouteDestination destination)
    {
        if (Static(table, destination) is not { } former)
        {
            throw ChangeRules.Invalid(table.Routes.Any(r => destination.IsOf(r))
                ? $"[sandbox] The route for {destination.Name} in {table.RouteTableId} is propagated and cannot be replaced."
                : $"[sandbox] There is no route defined for '{destination.Name}' in the route table. Use CreateRoute instead.");
        }

        return IsOfGatewayEndpoint(former) ? throw ChangeRules.Invalid($"[sandbox] cannot replace VPC endpoint route {destination.Name} in route table {table.RouteTableId}") : former;
    }

    private static Route? Static(RouteTable table, RouteDestination destination) => table.Routes.FirstOrDefault(r => IsStatic(r, destination));

    private static bool IsStatic(Route route, RouteDestination destination) => !IsPropagated(route) && destination.IsOf(route);

    private static bool IsPropagated(Route route) => route.Origin == "EnableVgwRoutePropagation";

    private static bool IsOfGatewayEndpoint(Route route) => route.DestinationPrefixListId is not null && route.GatewayId?.StartsWith("vpce-", StringComparison.Ordinal) == true;

    /// <summary>Whether the destination lies inside the VPC.</summary>
    private static bool IsLocal(RegionState region, RouteTable table, RouteDestination destination) =>
        destination.Block is { } block && region.Index.Vpc(table.VpcId) is { } vpc && ChangeRules.BlocksOf(vpc).Any(own => own.Contains(block));

    private static string Echo(string table, RouteDestination destination) => table + " " + destination.Name;
}

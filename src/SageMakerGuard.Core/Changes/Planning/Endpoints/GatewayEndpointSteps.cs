using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>A gateway endpoint on every route table that the domain's subnets use: it is free, and serves only the tables in which it is entered.</summary>
internal sealed class GatewayEndpointSteps(PlanDraft draft, PlanTarget target, EndpointSetOptions options, EndpointOffers offers, PlannedPolicies policies, IReadOnlyList<RouteTable> tables)
{
    /// <summary>The service's name and its prefix list, where that was read; null where the region has no such service.</summary>
    public (string ServiceName, string? PrefixListId)? Find(AwsService service)
    {
        var live = Live(service);
        var name = live.FirstOrDefault()?.ServiceName ?? offers.Find(service, "Gateway")?.ServiceName;
        return name is null ? null : (name, ListOf(name, live));
    }

    /// <summary>Adds the steps.</summary>
    public void Add(AwsService service)
    {
        var live = Live(service);
        var wanted = tables.Where(t => !IsServed(t, live)).Select(t => t.RouteTableId).ToList();
        foreach (var there in live.Where(e => e.RouteTableIds.Intersect(tables.Select(t => t.RouteTableId)).Any() || e == live[0]))
            policies.Check(there, service);
        if (live.Count == 0)
        {
            if (wanted.Count > 0 && offers.Find(service, "Gateway") is { } offer)
            {
                draft.Add(new CreateVpcEndpoint
                {
                    NewId = draft.NewId("endpoint:" + service.Name, target.VpcId), VpcId = target.VpcId, ServiceName = offer.ServiceName, VpcEndpointType = "Gateway", RouteTableIds = wanted,
                    PolicyDocument = policies.For(service, offer), Tags = options.Tags,
                });
            }

            return;
        }

        if (!live[0].IsAvailable)
        {
            // It is on its way: this waits for it.
            draft.Add(new CreateVpcEndpoint
            {
                NewId = draft.NewId("endpoint:" + service.Name, target.VpcId), VpcId = target.VpcId, ServiceName = live[0].ServiceName, VpcEndpointType = "Gateway", RouteTableIds = live[0].RouteTableIds, PolicyDocument = live[0].PolicyDocument, Tags = live[0].Tags,
            });
        }

        if (wanted.Count > 0)
            draft.Add(new ModifyVpcEndpoint { VpcEndpointId = live[0].VpcEndpointId, VpcId = target.VpcId, ServiceName = live[0].ServiceName, AddRouteTableIds = wanted });
    }

    private IReadOnlyList<VpcEndpoint> Live(AwsService service) => draft.Index.EndpointsIn(target.VpcId)
        .Where(e => string.Equals(e.VpcEndpointType, "Gateway", StringComparison.OrdinalIgnoreCase) && service.Matches(e.ServiceName, draft.Now.Region) && !EndpointState.IsGone(e))
        .OrderByDescending(e => e.IsAvailable)
        .ThenBy(e => e.VpcEndpointId, StringComparer.Ordinal)
        .ToList();

    // A table takes one route for a prefix list, whichever endpoint it leads to (ModifyVpcEndpoint, RouteAlreadyExists).
    private bool IsServed(RouteTable table, IReadOnlyList<VpcEndpoint> live)
    {
        var list = live.Count == 0 ? null : ListOf(live[0].ServiceName, live);
        return live.Any(e => e.RouteTableIds.Contains(table.RouteTableId, StringComparer.Ordinal))
            || table.Routes.Any(r => r.DestinationPrefixListId is { } id && (id == list || live.Any(e => e.VpcEndpointId == r.GatewayId)));
    }

    private string? ListOf(string serviceName, IReadOnlyList<VpcEndpoint> live) =>
        draft.Now.PrefixLists.Items.FirstOrDefault(p => p.PrefixListName == serviceName)?.PrefixListId
        ?? draft.Now.RouteTables.Items.SelectMany(t => t.Routes).FirstOrDefault(r => r.DestinationPrefixListId?.StartsWith("pl-", StringComparison.Ordinal) == true && live.Any(e => e.VpcEndpointId == r.GatewayId))?.DestinationPrefixListId;
}

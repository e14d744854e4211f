using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Amazon.EC2.Model;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using E = SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>Peerings, egress-only and virtual private gateways: read only where a route names one.</summary>
internal sealed class RouteTargetReader(Ec2Lists lists, IReadOnlyList<E.Route> routes, IReadOnlyList<string> vpcIds)
{
    public async Task<RegionEstate> ReadInto(RegionEstate region)
    {
        var peerings = Peerings();
        var egressOnly = EgressOnly();
        var vpn = VpnGateways();
        await Task.WhenAll(peerings, egressOnly, vpn).ConfigureAwait(false);
        return region with { VpcPeeringConnections = peerings.Result, EgressOnlyInternetGateways = egressOnly.Result, VpnGateways = vpn.Result };
    }

    private async Task<Part<E.VpcPeeringConnection>> Peerings()
    {
        var ids = Named(r => r.VpcPeeringConnectionId);
        return ids.Count == 0 ? Part<E.VpcPeeringConnection>.NotAsked : await lists.Read(
            "DescribeVpcPeeringConnections",
            "vpc-peering-connection-id",
            ids,
            async (ec2, filters, token, ct) =>
            {
                var page = await ec2.DescribeVpcPeeringConnectionsAsync(new() { Filters = filters, NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
                return Page.Of(page.VpcPeeringConnections, page.NextToken);
            },
            Ec2Shapes.Peering,
            p => p.VpcPeeringConnectionId).ConfigureAwait(false);
    }

    private async Task<Part<E.EgressOnlyInternetGateway>> EgressOnly()
    {
        var ids = new HashSet<string>(Named(r => r.EgressOnlyInternetGatewayId), StringComparer.Ordinal);
        if (ids.Count == 0)
            return Part<E.EgressOnlyInternetGateway>.NotAsked;
        // The call filters by tags only, and an id that is gone would spoil all of it.
        var list = await lists.Caller.ReadAll<Amazon.EC2.Model.EgressOnlyInternetGateway>("ec2:DescribeEgressOnlyInternetGateways", async (c, token, ct) =>
        {
            var page = await c.EC2.DescribeEgressOnlyInternetGatewaysAsync(new() { NextToken = token, MaxResults = 255 }, ct).ConfigureAwait(false);
            return Page.Of(page.EgressOnlyInternetGateways, page.NextToken);
        }).ConfigureAwait(false);
        var part = Parts.Joined([list], Ec2Shapes.EgressOnlyInternetGateway, g => g.EgressOnlyInternetGatewayId);
        return part with { Items = part.Items.Where(g => ids.Contains(g.EgressOnlyInternetGatewayId)).ToList() };
    }

    private async Task<Part<E.VpnGateway>> VpnGateways() => !routes.Any(r => r.GatewayId?.StartsWith("vgw-", StringComparison.Ordinal) == true)
        ? Part<E.VpnGateway>.NotAsked
        : await lists.Read(
            "DescribeVpnGateways",
            "attachment.vpc-id",
            vpcIds,
            async (ec2, filters, _, ct) => Page.Of((await ec2.DescribeVpnGatewaysAsync(new() { Filters = filters }, ct).ConfigureAwait(false)).VpnGateways, null),
            Ec2Shapes.VpnGateway,
            g => g.VpnGatewayId).ConfigureAwait(false);

    private List<string> Named(Func<E.Route, string?> target) => routes.Select(target).Where(id => id is { Length: > 0 }).Select(id => id!).Distinct(StringComparer.Ordinal).ToList();
}

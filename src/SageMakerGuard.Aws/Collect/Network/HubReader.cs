using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients.Route53;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Aws.Collect.Network;

/// <summary>What tells a missing endpoint from one that lives elsewhere: the services that the region offers, and private zones of VPCs that have a way to a hub.</summary>
internal sealed class HubReader(Ec2Lists lists)
{
    /// <param name="endpoints">The endpoints that are there.</param>
    /// <param name="vpcIds">The VPCs in use.</param>
    /// <param name="always">True to read them also where no endpoint is missing.</param>
    public async Task<Part<VpcEndpointService>> Services(Part<VpcEndpoint> endpoints, IReadOnlyList<string> vpcIds, bool always)
    {
        if (!always && !vpcIds.Any(vpc => Lacks(endpoints, vpc)))
            return Part<VpcEndpointService>.NotAsked;
        var list = await lists.Caller.ReadAll<Amazon.EC2.Model.ServiceDetail>("ec2:DescribeVpcEndpointServices", async (c, token, ct) =>
        {
            var page = await c.EC2.DescribeVpcEndpointServicesAsync(new() { NextToken = token, MaxResults = 1000 }, ct).ConfigureAwait(false);
            return Page.Of(page.ServiceDetails, page.NextToken);
        }).ConfigureAwait(false);
        // A service that offers both types has a row for each, so the name alone would lose one.
        return Parts.Joined([list], Ec2Shapes.EndpointService, s => s.ServiceName + " " + string.Join(",", s.ServiceType.Select(t => t.ServiceType)));
    }

    public async Task<Part<HostedZone>> Zones(Part<VpcEndpoint> endpoints, Part<RouteTable> tables, IReadOnlyList<string> vpcIds)
    {
        var ask = vpcIds.Where(vpc => Lacks(endpoints, vpc) && tables.Items.Any(t => t.VpcId == vpc && t.Routes.Any(LeadsToHub))).ToList();
        if (ask.Count == 0)
            return Part<HostedZone>.NotAsked;
        var lists = await Task.WhenAll(ask.Select(ZonesOf)).ConfigureAwait(false);
        return Parts.Joined(lists) is var part ? part with { Items = part.Items.OrderBy(z => z.VpcId, StringComparer.Ordinal).ThenBy(z => z.HostedZoneId, StringComparer.Ordinal).ToList() } : part;
    }

    private Task<Listing<HostedZone>> ZonesOf(string vpc) => lists.Caller.ReadAll<HostedZone>(
        "route53:ListHostedZonesByVPC",
        async (c, token, ct) =>
        {
            var page = await c.Route53.ListHostedZonesByVPCAsync(new ListHostedZonesByVPCRequest { VPCId = vpc, VPCRegion = c.Region, MaxItems = "100", NextToken = token }, ct).ConfigureAwait(false);
            return new(page.HostedZoneSummaries.Select(z => new HostedZone { HostedZoneId = z.HostedZoneId ?? "", Name = z.Name ?? "", VpcId = vpc }), page.NextToken);
        },
        resourceId: vpc);

    private bool Lacks(Part<VpcEndpoint> endpoints, string vpc) =>
        ServiceCatalog.All.Any(service => !endpoints.Items.Any(e => e.VpcId == vpc && service.Matches(e.ServiceName, lists.Caller.Region)));

    private static bool LeadsToHub(Route route) => route.TransitGatewayId is { Length: > 0 } || route.VpcPeeringConnectionId is { Length: > 0 } || route.CoreNetworkArn is { Length: > 0 };
}

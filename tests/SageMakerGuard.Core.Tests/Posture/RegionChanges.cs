using System;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Posture.Tests;

/// <summary>Breaks one thing at a time.</summary>
internal static class RegionChanges
{
    public static readonly UnreadableCall Denied = new() { Operation = "test:Denied", Cause = UnreadableCause.Denied, ErrorCode = "AccessDeniedException", Reason = "the caller is not authorized" };

    public static UnreadableCall DeniedCall(string operation, string? resource = null) => Denied with { Operation = operation, ResourceId = resource };

    public static RegionEstate Domain(this RegionEstate region, Func<Domain, Domain> change) => region with { Domains = region.Domains.Select(change) };

    public static RegionEstate Vpc(this RegionEstate region, Func<Vpc, Vpc> change) => region with { Vpcs = region.Vpcs.Select(change) };

    public static RegionEstate Subnet(this RegionEstate region, string id, Func<Subnet, Subnet> change) => region with { Subnets = region.Subnets.Select(s => s.SubnetId == id ? change(s) : s) };

    public static RegionEstate Group(this RegionEstate region, string id, Func<SecurityGroup, SecurityGroup> change) => region with { SecurityGroups = region.SecurityGroups.Select(g => g.GroupId == id ? change(g) : g) };

    public static RegionEstate Endpoints(this RegionEstate region, Func<VpcEndpoint, bool> which, Func<VpcEndpoint, VpcEndpoint?> change) => region with
    {
        VpcEndpoints = Part<VpcEndpoint>.Read(region.VpcEndpoints.Items.Select(e => which(e) ? change(e) : e).OfType<VpcEndpoint>().ToList()),
    };

    public static RegionEstate Endpoint(this RegionEstate region, string service, Func<VpcEndpoint, VpcEndpoint?> change) => region.Endpoints(e => e.ServiceName.EndsWith("." + service, StringComparison.Ordinal), change);

    /// <summary>Without a service's endpoint, and without the routes that go with a gateway endpoint.</summary>
    public static RegionEstate Without(this RegionEstate region, string service)
    {
        var gone = region.VpcEndpoints.Items.Where(e => e.ServiceName.EndsWith("." + service, StringComparison.Ordinal)).Select(e => e.VpcEndpointId).ToList();
        return region.Endpoint(service, _ => null) with { RouteTables = region.RouteTables.Select(t => t with { Routes = [.. t.Routes.Where(x => !gone.Contains(x.GatewayId ?? ""))] }) };
    }

    public static RegionEstate Table(this RegionEstate region, string id, params Route[] more) => region with
    {
        RouteTables = region.RouteTables.Select(t => t.RouteTableId == id ? t with { Routes = [.. t.Routes, .. more] } : t),
    };

    public static RegionEstate Acl(this RegionEstate region, params NetworkAclEntry[] first) => region with { NetworkAcls = region.NetworkAcls.Select(a => a with { Entries = [.. first, .. a.Entries] }) };

    public static RegionEstate Add(this RegionEstate region, params App[] apps) => region with { Apps = Part<App>.Read([.. region.Apps.Items, .. apps]) };
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;
using SageMakerGuard.Testing;

namespace SageMakerGuard.Core.Tests.Changes.Planning;

/// <summary>The healthy region before anybody made endpoints, and small changes to it.</summary>
internal static class PlanningRegion
{
    public const string GatewayService = "com.amazonaws.eu-central-1.s3";
    public static readonly string[] Zones = ["eu-central-1a", "eu-central-1b", "eu-central-1c"];
    public static readonly UnreadableCall Denied = new() { Operation = "test:Denied", Cause = UnreadableCause.Denied, ErrorCode = "AccessDenied", Reason = "the caller is not authorized" };

    /// <summary>Studio's and the SDK's interface services.</summary>
    public static IReadOnlyList<string> Interfaces { get; } = ServiceCatalog.RequiredBy(Feature.Studio | Feature.Sdk).Where(s => !s.Gateway).Select(s => s.Name).ToList();

    public static Domain TheDomain(this RegionEstate region) => region.Domains.Items[0];

    /// <summary>A public domain in a VPC without endpoints. Its group lets apps out to each other and, where asked, to everything.</summary>
    public static RegionEstate Bare(bool openGroup = true)
    {
        var healthy = HealthyRegion.Create();
        return healthy with
        {
            Domains = healthy.Domains.Select(d => d with { AppNetworkAccessType = "PublicInternetOnly" }),
            VpcEndpoints = Part<VpcEndpoint>.Read(),
            VpcEndpointServices = Part<VpcEndpointService>.Read(ServiceCatalog.All.SelectMany(Offers)),
            RouteTables = healthy.RouteTables.Select(t => t with { Routes = [.. t.Routes.Where(r => r.GatewayId != HealthyRegion.S3Endpoint)] }),
            NetworkInterfaces = healthy.NetworkInterfaces.Without(i => i.InterfaceType == "vpc_endpoint"),
            SecurityGroups = Part<SecurityGroup>.Read(healthy.SecurityGroups.Items.Where(g => g.GroupId != HealthyRegion.EndpointGroup).Select(g => g.GroupId != HealthyRegion.DomainGroup ? g : g with
            {
                IpPermissionsEgress = openGroup ? [HealthyRegion.AllTraffic()] : [HealthyRegion.Tcp(8192, 65535, group: HealthyRegion.DomainGroup)],
            })),
        };
    }

    /// <summary>The healthy region with all that the region offers.</summary>
    public static RegionEstate Healthy() => HealthyRegion.Create() with { VpcEndpointServices = Part<VpcEndpointService>.Read(ServiceCatalog.All.SelectMany(Offers)) };

    public static IEnumerable<VpcEndpointService> Offers(AwsService service)
    {
        var offer = new VpcEndpointService
        {
            ServiceName = service.DisplayName(HealthyRegion.Region), AvailabilityZones = Zones, VpcEndpointPolicySupported = true,
            ServiceType = [new() { ServiceType = "Interface" }], PrivateDnsName = service.InterfacePrivateDns ? service.Host(HealthyRegion.Region, "amazonaws.com") : null,
        };
        return service.Gateway ? [offer with { ServiceType = [new() { ServiceType = "Gateway" }], PrivateDnsName = null }, offer] : [offer];
    }

    public static RegionEstate Offer(this RegionEstate region, string service, Func<VpcEndpointService, VpcEndpointService?> change) => region with
    {
        VpcEndpointServices = Part<VpcEndpointService>.Read(region.VpcEndpointServices.Items.Select(s => s.ServiceName.EndsWith("." + service, StringComparison.Ordinal) ? change(s) : s).OfType<VpcEndpointService>()),
    };

    public static RegionEstate Domain(this RegionEstate region, Func<Domain, Domain> change) => region with { Domains = region.Domains.Select(change) };

    /// <summary>The domain has these groups, and shared spaces the others.</summary>
    public static RegionEstate Groups(this RegionEstate region, string[] users, string[]? spaces = null) => region.Domain(d => d with
    {
        DefaultUserSettings = d.DefaultUserSettings! with { SecurityGroups = users },
        DefaultSpaceSettings = d.DefaultSpaceSettings! with { SecurityGroups = spaces ?? users },
    });

    public static RegionEstate AddGroup(this RegionEstate region, string id, IReadOnlyList<IpPermission> ingress, IReadOnlyList<IpPermission> egress) =>
        region with { SecurityGroups = region.SecurityGroups.Plus(HealthyRegion.Group(id, "group " + id, ingress, egress)) };

    public static RegionEstate Subnet(this RegionEstate region, string id, Func<Subnet, Subnet> change) => region with { Subnets = region.Subnets.Change(s => s.SubnetId == id, change) };

    /// <summary>One more subnet with a table and the ACL of the others.</summary>
    public static RegionEstate AddSubnet(this RegionEstate region, string id, string cidr, string zone, int zoneNumber, int free = 200, params Route[] routes) => region with
    {
        Subnets = region.Subnets.Plus(HealthyRegion.Subnet(id, cidr, zone, zoneNumber, free)),
        RouteTables = region.RouteTables.Plus(new() { RouteTableId = "rtb-of-" + id, VpcId = HealthyRegion.Vpc, Associations = [new() { SubnetId = id }], Routes = [HealthyRegion.Local(), .. routes] }),
        NetworkAcls = region.NetworkAcls.Change(a => a.IsDefault, a => a with { Associations = [.. a.Associations, new() { SubnetId = id }] }),
    };

    /// <summary>What the plan's steps say, one line each.</summary>
    public static IReadOnlyList<string> Lines(this ChangePlan plan) => plan.Steps.Select(s => s.StepKind + ": " + s.Description).ToList();

    public static string Explain(this ChangePlan plan) =>
        string.Join("\n", plan.Lines()) + string.Concat(plan.Notes.Select(n => "\n  note: " + n)) + string.Concat(plan.Refusals.Select(r => "\n  REFUSED: " + r));
}

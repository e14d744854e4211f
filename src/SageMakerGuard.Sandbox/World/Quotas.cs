using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>
/// How much of a kind an account may have in a region (VPC User Guide, 'Amazon VPC quotas'). An estate that begins with as much as AWS grants
/// by default, or more, belongs to an account that was granted more: it may have as many again.
/// </summary>
internal sealed class Quotas
{
    public Quotas(RegionEstate start)
    {
        Addresses = Limit(5, start.Addresses.Items.Count);
        InternetGateways = Limit(5, start.InternetGateways.Items.Count);
        SubnetsPerVpc = Limit(200, Most(start.Subnets.Items.Select(s => s.VpcId)));
        RouteTablesPerVpc = Limit(200, Most(start.RouteTables.Items.Select(t => t.VpcId)));
        SecurityGroups = Limit(2500, start.SecurityGroups.Items.Count);
        RulesPerGroup = Limit(60, start.SecurityGroups.Items.Select(g => Math.Max(Rules(start, g.IpPermissions), Rules(start, g.IpPermissionsEgress))).DefaultIfEmpty().Max());
        InterfaceEndpointsPerVpc = Limit(50, Most(start.VpcEndpoints.Items.Where(e => e.VpcEndpointType == "Interface").Select(e => e.VpcId)));
        GatewayEndpoints = Limit(20, start.VpcEndpoints.Items.Count(e => e.VpcEndpointType == "Gateway"));
        RoutesPerTable = Limit(50, start.RouteTables.Items.Select(t => t.Routes.Count).DefaultIfEmpty().Max());
        var zones = start.Subnets.Items.ToLookup(s => s.SubnetId, s => s.AvailabilityZone);
        NatGatewaysPerZone = Limit(5, Most(start.NatGateways.Items.Where(Counts).Select(n => zones[n.SubnetId ?? ""].FirstOrDefault() ?? "")));
    }

    /// <summary>Elastic IP addresses of the region.</summary>
    public int Addresses { get; }

    public int InternetGateways { get; }

    public int SubnetsPerVpc { get; }

    public int RouteTablesPerVpc { get; }

    public int RoutesPerTable { get; }

    public int SecurityGroups { get; }

    /// <summary>Of one direction, IPv4 and IPv6 apart.</summary>
    public int RulesPerGroup { get; }

    public int InterfaceEndpointsPerVpc { get; }

    /// <summary>Of the region.</summary>
    public int GatewayEndpoints { get; }

    public int NatGatewaysPerZone { get; }

    /// <summary>NAT gateways count while they are pending, available or deleting (VPC User Guide, 'Troubleshoot NAT gateways').</summary>
    public static bool Counts(NatGateway nat) => nat.State is "pending" or "available" or "deleting";

    private static int Limit(int byDefault, int held) => held < byDefault ? byDefault : held + byDefault;

    private static int Rules(RegionEstate start, IEnumerable<IpPermission> permissions) => permissions.Sum(p =>
        Math.Max(p.IpRanges.Count, p.Ipv6Ranges.Count) + p.UserIdGroupPairs.Count + p.PrefixListIds.Sum(list => PrefixListWeight.Of(start.PrefixLists.Items.FirstOrDefault(l => l.PrefixListId == list.Id))));

    private static int Most(IEnumerable<string> owners) => owners.GroupBy(owner => owner).Select(g => g.Count()).DefaultIfEmpty().Max();
}

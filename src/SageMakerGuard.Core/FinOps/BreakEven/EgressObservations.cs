using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Egress;
using SageMakerGuard.Estates;

namespace SageMakerGuard.FinOps.BreakEven;

/// <summary>Makes of summaries of flow logs what is compared: one observation for each network, for NAT gateways and endpoints serve all domains in it.</summary>
public static class EgressObservations
{
    /// <summary>One observation for each network.</summary>
    /// <param name="summaries">What <c>Measure-SMEgress</c> gives.</param>
    /// <param name="estate">What is there: NAT gateways, and the zones of subnets; null where nobody can say.</param>
    public static IReadOnlyList<ObservedEgress> Of(IEnumerable<EgressSummary> summaries, Estate? estate) =>
        summaries.GroupBy(s => (s.AccountId, s.Region, Network: s.VpcId ?? "domain " + s.DomainId))
            .Select(g => Network(g.ToList(), estate?.Regions.FirstOrDefault(r => r.Region == g.Key.Region && (g.Key.AccountId is null || r.AccountId == g.Key.AccountId))))
            .ToList();

    private static ObservedEgress Network(List<EgressSummary> summaries, RegionEstate? region)
    {
        var vpc = summaries[0].VpcId;
        var zones = region?.Subnets.Items.GroupBy(s => s.SubnetId).ToDictionary(g => g.Key, g => g.First().AvailabilityZoneId, StringComparer.Ordinal) ?? [];
        return new()
        {
            AccountId = summaries[0].AccountId,
            Region = summaries[0].Region ?? "",
            VpcId = vpc,
            DomainIds = summaries.Select(s => s.DomainId).OfType<string>().Distinct().ToList(),
            DaysCovered = summaries.TrueForAll(s => s.DaysCovered is > 0) ? summaries.Min(s => s.DaysCovered) : null,
            Uses = summaries.SelectMany(s => s.Totals.Select(t => Use(t, s, zones))).ToList(),
            ZoneCount = ZonesOfDomains(summaries, region, zones),
            NatGateways = vpc is null || region is null ? null : Gateways(region, vpc, zones),
            Notes = summaries.SelectMany(s => s.Notes.Concat(s.MissingFields.Select(m => m.Consequence))).Distinct().ToList(),
        };
    }

    private static EgressUse Use(EgressTotal total, EgressSummary summary, Dictionary<string, string> zones) => new()
    {
        Service = total.AwsService,
        Class = total.Class,
        AzId = total.AzId ?? ZoneOf(total.SubnetId, zones),
        Path = total.Path,
        Via = total.Via,
        Bytes = total.Bytes,
        DaysCovered = summary.DaysCovered,
    };

    /// <summary>The zones that the domains may put apps in: an endpoint is needed in each.</summary>
    private static int? ZonesOfDomains(List<EgressSummary> summaries, RegionEstate? region, Dictionary<string, string> zones)
    {
        var found = region?.Domains.Items.Where(d => summaries.Exists(s => s.DomainId == d.DomainId)).SelectMany(d => d.SubnetIds).Select(s => ZoneOf(s, zones)).ToList() ?? [];
        return found.Count == 0 || found.Contains(null) ? null : found.Distinct().Count();
    }

    private static List<NatPlace>? Gateways(RegionEstate region, string vpc, Dictionary<string, string> zones) =>
        region.NatGateways.IsComplete ? region.NatGateways.Items.Where(n => n.VpcId == vpc && n.State is "available" or "pending").Select(n => new NatPlace(n.NatGatewayId, ZoneOf(n.SubnetId, zones))).ToList() : null;

    private static string? ZoneOf(string? subnet, Dictionary<string, string> zones) => subnet is not null && zones.TryGetValue(subnet, out var zone) && zone.Length > 0 ? zone : null;
}

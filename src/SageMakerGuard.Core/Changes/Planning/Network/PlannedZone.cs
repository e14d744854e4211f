using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>A zone by its name in the account and by its id, which is the same in every account.</summary>
internal sealed record PlannedZone(string Name, string Id)
{
    private const int Fewest = 2;
    private const int Most = 3;

    /// <summary>The zones of a network, in the order in which their blocks are chosen; empty with a refusal where they cannot be told.</summary>
    public static IReadOnlyList<PlannedZone> Of(PlanDraft draft, PlanTarget target, PrivateNetworkOptions options)
    {
        // The account's zones are known by the subnets in them: names and ids are in no order of their own.
        var known = draft.Now.Subnets.Items
            .Where(s => s.AvailabilityZone.Length > 0 && s.AvailabilityZoneId.Length > 0)
            .Select(s => new PlannedZone(s.AvailabilityZone, s.AvailabilityZoneId))
            .Distinct()
            .OrderBy(z => z.Name, StringComparer.Ordinal)
            .ToList();

        // Availability Zones are named by the region and a letter; Local Zones and their like are used only where they are named (EC2 User Guide, 'Regions and Zones').
        var ordinary = known.Where(z => z.Name.Length == draft.Now.Region.Length + 1 && z.Name.StartsWith(draft.Now.Region, StringComparison.Ordinal)).ToList();
        return options.Zones.Count > 0 ? Named(draft, options.Zones, known) : Chosen(draft, target, options, ordinary);
    }

    private static IReadOnlyList<PlannedZone> Named(PlanDraft draft, IReadOnlyList<string> names, IReadOnlyList<PlannedZone> known)
    {
        var zones = new List<PlannedZone>();
        foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var zone = known.FirstOrDefault(z => string.Equals(z.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(z.Id, name, StringComparison.OrdinalIgnoreCase));
            if (zone is null)
                draft.Refuse($"No subnet that was read is in zone '{name}', so that its name and id are not both known. Name one of {string.Join(", ", known.Select(z => $"{z.Name} ({z.Id})"))}.");
            else if (!zones.Contains(zone))
                zones.Add(zone);
        }

        return zones;
    }

    /// <summary>
    /// The domain's own zones that offer an endpoint for Studio, at most three; where these are fewer than two, its other zones, then others that
    /// offer the endpoint, then any.
    /// </summary>
    private static IReadOnlyList<PlannedZone> Chosen(PlanDraft draft, PlanTarget target, PrivateNetworkOptions options, IReadOnlyList<PlannedZone> known)
    {
        var studio = ServiceCatalog.Find("studio")!;
        var offer = draft.Now.VpcEndpointServices.Items.FirstOrDefault(s => studio.Matches(s.ServiceName, draft.Now.Region));
        var hosts = (target.Domain?.SubnetIds ?? []).Select(draft.Index.Subnet).OfType<Subnet>().Select(s => s.AvailabilityZone).ToList();
        int Rank(PlannedZone zone) => (hosts.Contains(zone.Name), offer is null || offer.AvailabilityZones.Contains(zone.Name)) switch
        {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            _ => 3,
        };
        var ranked = known.OrderBy(Rank).ThenBy(z => z.Name, StringComparer.Ordinal).ToList();
        var best = ranked.Count(z => Rank(z) == 0);
        var count = options.SubnetCidrs.Count > 0 ? options.SubnetCidrs.Count : Math.Max(Fewest, Math.Min(Most, best));
        var zones = ranked.Take(count).OrderBy(z => z.Name, StringComparer.Ordinal).ToList();
        if (zones.Count < options.SubnetCidrs.Count)
            draft.Refuse($"{options.SubnetCidrs.Count} blocks are named and only {zones.Count} zone(s) are known by their subnets: {string.Join(", ", zones.Select(z => z.Name))}. Name fewer blocks.");
        else if (zones.Count == 0)
            draft.Refuse($"No zone is known: no subnet was read. Make a first subnet in {target.VpcId}, and plan again.");
        else if (zones.Count < Fewest)
            draft.Note($"Only {zones[0].Name} is known by a subnet in it: the network stands in one zone and fails with it.");
        return zones;
    }
}

using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Costs;

/// <summary>What a region's network costs in a month of 730 hours by list prices, from what stands in an estate. Data is not in it: an estate does not know any.</summary>
internal static class EstimatedCosts
{
    public static IReadOnlyList<CostShare> Of(RegionEstate region, RegionPrices prices) =>
        MeteredResource.In(region).Select(resource => new CostShare(region.AccountId, region.Region, resource.Domain, null, resource.Domains, new()
        {
            Meter = resource.Hours,
            UsageType = UsageTypes.Usual(region.Region, resource.Hours) ?? UsageTypes.Name(resource.Hours),
            Quantity = RegionPrices.HoursPerMonth * resource.Pieces,
            Unit = UsageTypes.Unit(resource.Hours),
            CostUsd = prices.PerMonth(prices.Of(resource.Hours), resource.Pieces),
            ResourceIds = [resource.ResourceId],
            Why = resource.Why,
        })).ToList();

    /// <summary>What could not be read and may cost something.</summary>
    public static IReadOnlyList<string> Unread(RegionEstate region)
    {
        var notes = new List<string>();
        Say(region.NatGateways, "NAT gateways");
        Say(region.VpcEndpoints, "VPC endpoints");
        if (region.Addresses.Asked)
            Say(region.Addresses, "Elastic IP addresses");
        else
            notes.Add("Of public addresses only those of NAT gateways are counted; the others were not read.");
        if (region.NatGateways.Items.Any(n => n.AvailabilityMode == "regional"))
            notes.Add("Regional NAT gateways are left out: whether AWS charges them for each zone is not known.");
        if (region.VpcEndpoints.Items.Any(e => e.OwnerId is { } owner && owner != region.AccountId))
            notes.Add("Endpoints that another account owns are on that account's bill.");
        return notes;

        void Say<T>(Part<T> part, string what)
        {
            if (!part.IsComplete)
                notes.Add($"{what} of {region.Region} could not be read, so that some may be missing{(part.Unreadable.FirstOrDefault() is { } call ? $": {call.Operation} failed" : "")}.");
        }
    }
}

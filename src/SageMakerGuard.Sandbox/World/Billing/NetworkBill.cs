using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.FinOps;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.Sandbox.World.Billing;

/// <summary>
/// The network's part of an account's bill, from what stands in its regions now: hours from when a resource was made, a part of an hour as a whole one
/// (AWS PrivateLink pricing), and bytes that its id and the day decide, so that the same question has the same answer. What was deleted and forgotten is
/// on no bill here; AWS's would still have it.
/// </summary>
internal static class NetworkBill
{
    // A region that the module's price table does not have is charged as us-east-1 is: AWS's own bill always has a price.
    private const string PriceOfTheRest = "us-east-1";

    /// <summary>The lines of the days from the first up to and not including the last, as far as they have begun.</summary>
    public static IEnumerable<BillLine> Of(AccountState account, DateTime from, DateTime until, DateTimeOffset now)
    {
        var meters = account.Regions.SelectMany(Metered).ToList();
        for (var day = from; day < until && day <= now.UtcDateTime; day = day.AddDays(1))
        {
            foreach (var metered in meters)
            {
                var hours = Hours(metered.Made, day, now);
                if (hours == 0)
                    continue;
                var quantity = UsageTypes.Unit(metered.Meter) == "Hrs" ? hours * metered.Pieces : Gigabytes(metered.Id, day) * hours / 24m;
                yield return new(day, account.Id, metered.Region, metered.Meter, metered.UsageType, metered.Operation, decimal.Round(quantity, 10), decimal.Round(quantity * metered.Price, 10), metered.Tags);
            }
        }
    }

    private static IEnumerable<Metered> Metered(RegionState region)
    {
        var estate = region.Estate;
        foreach (var nat in estate.NatGateways.Items.Where(n => n.State is "available" or "pending" && n.AvailabilityMode is not "regional"))
        {
            var made = region.Made.Of(nat.NatGatewayId) ?? RegionState.LongAgo;
            yield return Row(region, NetworkMeter.NatGatewayHours, "NatGateway", nat.NatGatewayId, 1, made, nat.Tags);
            yield return Row(region, NetworkMeter.NatGatewayBytes, "NatGateway", nat.NatGatewayId, 1, made, nat.Tags);
        }

        // The owner of a shared VPC pays its endpoints, and participants see nothing of them (VPC User Guide, 'Share your VPC').
        foreach (var endpoint in estate.VpcEndpoints.Items.Where(e => e.VpcEndpointType == "Interface" && e.SubnetIds.Count > 0 && (e.OwnerId is null || e.OwnerId == region.AccountId)))
        {
            var made = endpoint.CreationTimestamp ?? region.Made.Of(endpoint.VpcEndpointId) ?? RegionState.LongAgo;
            yield return Row(region, NetworkMeter.InterfaceEndpointHours, "VpcEndpoint", endpoint.VpcEndpointId, endpoint.SubnetIds.Count, made, endpoint.Tags);
            yield return Row(region, NetworkMeter.InterfaceEndpointBytes, "VpcEndpoint", endpoint.VpcEndpointId, 1, made, endpoint.Tags);
        }

        foreach (var address in estate.Addresses.Items)
        {
            var meter = address.AssociationId is null && address.NetworkInterfaceId is null ? NetworkMeter.PublicIpv4Idle : NetworkMeter.PublicIpv4InUse;
            yield return Row(region, meter, "", address.AllocationId, 1, region.Made.Of(address.AllocationId) ?? RegionState.LongAgo, address.Tags);
        }
    }

    private static Metered Row(RegionState region, NetworkMeter meter, string operation, string id, int pieces, DateTimeOffset made, IReadOnlyList<Tag> tags) =>
        new(region.Region, meter, UsageTypes.Usual(region.Region, meter) ?? region.Region + "-" + UsageTypes.Name(meter), operation, id, pieces, made, tags, Price(region.Region, meter));

    private static decimal Price(string region, NetworkMeter meter) => PriceTable.ShippedIn(region).Of(meter) ?? PriceTable.ShippedIn(PriceOfTheRest).Of(meter) ?? 0m;

    /// <summary>The hours of the day for which the resource was there, each begun one whole.</summary>
    private static int Hours(DateTimeOffset made, DateTime day, DateTimeOffset now)
    {
        var from = made.UtcDateTime > day ? made.UtcDateTime : day;
        var until = now.UtcDateTime < day.AddDays(1) ? now.UtcDateTime : day.AddDays(1);
        return from >= until ? 0 : (int)Math.Ceiling((until - from).TotalHours);
    }

    /// <summary>Between 2 and 42 gigabytes a day, by the resource and the day.</summary>
    private static decimal Gigabytes(string id, DateTime day)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in id + day.ToString("yyyyMMdd", CultureInfo.InvariantCulture))
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return 2m + ((hash >> 16) % 40_000_000UL) / 1_000_000m;
    }
}

/// <summary>A resource on one meter.</summary>
internal sealed record Metered(string Region, NetworkMeter Meter, string UsageType, string Operation, string Id, int Pieces, DateTimeOffset Made, IReadOnlyList<Tag> Tags, decimal Price);

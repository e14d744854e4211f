using System;
using SageMakerGuard.FinOps.Billing;

namespace SageMakerGuard.FinOps;

/// <summary>List prices of network parts in one region, in US dollars before tax and discounts. What is not known is null and never guessed.</summary>
public sealed record RegionPrices
{
    /// <summary>The hours that AWS's calculators take for a month.</summary>
    public const int HoursPerMonth = 730;

    /// <summary>The region.</summary>
    public string Region { get; init; } = "";

    /// <summary>A NAT gateway, per hour.</summary>
    public decimal? NatGatewayHour { get; init; }

    /// <summary>A gigabyte (2^30 bytes) through a NAT gateway.</summary>
    public decimal? NatGatewayGigabyte { get; init; }

    /// <summary>An interface endpoint in one zone, per hour.</summary>
    public decimal? InterfaceEndpointHour { get; init; }

    /// <summary>A gigabyte (2^30 bytes) through interface endpoints, in the first tier of a petabyte a month.</summary>
    public decimal? InterfaceEndpointGigabyte { get; init; }

    /// <summary>A gigabyte (2^30 bytes) between two zones of the region, for one of its two directions: each is charged.</summary>
    public decimal? CrossZoneGigabyte { get; init; }

    /// <summary>A public IPv4 address, in use or idle, per hour.</summary>
    public decimal? PublicIpv4Hour { get; init; }

    /// <summary>The price of a unit on a meter, an hour or a gigabyte, in its first tier.</summary>
    public decimal? Of(NetworkMeter meter) => meter switch
    {
        NetworkMeter.NatGatewayHours => NatGatewayHour,
        NetworkMeter.NatGatewayBytes => NatGatewayGigabyte,
        NetworkMeter.InterfaceEndpointHours => InterfaceEndpointHour,
        NetworkMeter.InterfaceEndpointBytes => InterfaceEndpointGigabyte,
        NetworkMeter.PublicIpv4InUse or NetworkMeter.PublicIpv4Idle => PublicIpv4Hour,
        _ => CrossZoneGigabyte,
    };

    /// <summary>The day as of which the prices were read.</summary>
    public DateTime PriceDate { get; init; }

    /// <summary>Where they were read.</summary>
    public string Source { get; init; } = "";

    /// <summary>The price of so many pieces for a month; null where the price of one is not known.</summary>
    public decimal? PerMonth(decimal? perHour, int count) => perHour is { } price ? price * HoursPerMonth * count : count == 0 ? 0m : null;
}

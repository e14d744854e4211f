using System;
using System.Collections.Generic;
using System.Linq;

namespace SageMakerGuard.FinOps.Billing;

/// <summary>
/// The names that the network's meters have on the bill: the region's billing code, a hyphen and the meter's own name. In us-east-1 NAT gateways have
/// no code in front and endpoints do, and price lists were seen to have both the other way too, so both are meant there (Amazon VPC, 'Billing codes').
/// </summary>
public static class UsageTypes
{
    private const string NoCode = "us-east-1";

    private static readonly (NetworkMeter Meter, string Name, string Unit, string Service)[] s_all =
    [
        (NetworkMeter.NatGatewayHours, "NatGateway-Hours", "Hrs", Ec2Other),
        (NetworkMeter.NatGatewayBytes, "NatGateway-Bytes", "GB", Ec2Other),
        (NetworkMeter.InterfaceEndpointHours, "VpcEndpoint-Hours", "Hrs", Vpc),
        (NetworkMeter.InterfaceEndpointBytes, "VpcEndpoint-Bytes", "GB", Vpc),
        (NetworkMeter.PublicIpv4InUse, "PublicIPv4:InUseAddress", "Hrs", Vpc),
        (NetworkMeter.PublicIpv4Idle, "PublicIPv4:IdleAddress", "Hrs", Vpc),
        (NetworkMeter.CrossZoneBytes, "DataTransfer-Regional-Bytes", "GB", Ec2Other),
    ];

    /// <summary>The SERVICE of Cost Explorer that NAT gateways and transfer between zones stand under.</summary>
    public const string Ec2Other = "EC2 - Other";

    /// <summary>The SERVICE of Cost Explorer that endpoints and public addresses stand under.</summary>
    public const string Vpc = "Amazon Virtual Private Cloud";

    /// <summary>Every meter.</summary>
    public static IReadOnlyList<NetworkMeter> Meters { get; } = s_all.Select(row => row.Meter).ToList();

    /// <summary>The meter's name without a region.</summary>
    public static string Name(NetworkMeter meter) => Row(meter).Name;

    /// <summary>Hrs or GB.</summary>
    public static string Unit(NetworkMeter meter) => Row(meter).Unit;

    /// <summary>The SERVICE of Cost Explorer that it stands under.</summary>
    public static string Service(NetworkMeter meter) => Row(meter).Service;

    /// <summary>Every usage type by which a meter may stand on the bill in a region; empty for a region whose billing code is not published.</summary>
    public static IReadOnlyList<string> In(string region, NetworkMeter meter)
    {
        if (BillingCode.Of(region) is not { } code)
            return [];
        var name = Row(meter).Name;
        return region == NoCode ? [name, code + "-" + name] : [code + "-" + name];
    }

    /// <summary>The usage type that the meter has as a rule in a region; null for a region whose billing code is not published.</summary>
    public static string? Usual(string region, NetworkMeter meter)
    {
        if (BillingCode.Of(region) is not { } code)
            return null;
        var row = Row(meter);
        return region == NoCode && row.Service == Ec2Other ? row.Name : code + "-" + row.Name;
    }

    /// <summary>What a usage type counts and where; null for one that is none of the network's. Regional NAT gateways and provisioned bandwidth are other meters.</summary>
    public static (NetworkMeter Meter, string Region)? Read(string usageType)
    {
        foreach (var row in s_all)
        {
            if (usageType == row.Name)
                return (row.Meter, NoCode);
            if (!usageType.EndsWith("-" + row.Name, StringComparison.Ordinal))
                continue;
            var code = usageType.Substring(0, usageType.Length - row.Name.Length - 1);
            if (BillingCode.RegionOf(code) is { } region)
                return (row.Meter, region);
        }

        return null;
    }

    private static (NetworkMeter Meter, string Name, string Unit, string Service) Row(NetworkMeter meter) => Array.Find(s_all, row => row.Meter == meter);
}

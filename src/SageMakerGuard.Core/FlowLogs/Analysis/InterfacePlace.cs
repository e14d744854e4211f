using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Egress.Analysis;

/// <summary>Where an interface is and whose it is, from its records and the estate together.</summary>
internal sealed class InterfacePlace
{
    public string InterfaceId { get; private init; } = "";

    public InterfaceMatch Match { get; private init; } = new(null, null, "");

    public RegionView? Region { get; private init; }

    public string? RegionName { get; private init; }

    public string? AccountId { get; private init; }

    public string? VpcId { get; private init; }

    public string? SubnetId { get; private init; }

    public string? AzId { get; private init; }

    public IReadOnlyCollection<string> Addresses { get; private init; } = [];

    /// <summary>Accepted bytes, both ways.</summary>
    public long Bytes { get; set; }

    /// <summary>The place of a row's interface.</summary>
    public static InterfacePlace Of(FlowAggregate row, EstateView? estate, OwnAddresses own, InterfaceMatcher matcher)
    {
        var known = row.InterfaceId.Length == 0 ? null : estate?.Interface(row.InterfaceId);
        var addresses = own.Of(row.InterfaceId);
        var vpcId = row.VpcId ?? known?.Interface.VpcId;
        var subnet = estate?.Subnet(row.SubnetId ?? known?.Interface.SubnetId, vpcId, addresses);
        var region = known?.Region ?? subnet?.Region ?? estate?.Regions.FirstOrDefault(r => vpcId is not null && r.Index.Vpc(vpcId) is not null);
        return new InterfacePlace
        {
            InterfaceId = row.InterfaceId,
            Match = known is not null ? matcher.Of(known) : matcher.OfFormer(estate, subnet),
            Region = region,
            RegionName = row.Region ?? region?.Estate.Region,
            AccountId = row.AccountId ?? Filled(region?.Estate.AccountId),
            VpcId = vpcId ?? subnet?.Subnet.VpcId,
            SubnetId = row.SubnetId ?? known?.Interface.SubnetId ?? subnet?.Subnet.SubnetId,
            AzId = row.AzId ?? Filled(subnet?.Subnet.AvailabilityZoneId),
            Addresses = addresses,
        };
    }

    private static string? Filled(string? text) => text is { Length: > 0 } ? text : null;
}

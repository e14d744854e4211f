using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.World;

/// <summary>Hands out addresses of subnets. An estate knows how many are free, and of the taken ones only those of interfaces that it holds.</summary>
internal static class SubnetAddresses
{
    /// <summary>AWS keeps five addresses of each subnet (API_CreateSubnet).</summary>
    private const int Reserved = 5;

    /// <summary>How many interfaces a new subnet of that size has room for.</summary>
    public static int RoomOf(int prefixLength) => (1 << (32 - prefixLength)) - Reserved;

    /// <summary>A free address of the subnet.</summary>
    /// <exception cref="AwsFault">There is none. EC2 lists the code; its sentence is not known.</exception>
    public static string Next(RegionEstate estate, Subnet subnet) =>
        Free(estate, subnet) ?? throw new AwsFault("InsufficientFreeAddressesInSubnet", $"[sandbox] The subnet {subnet.SubnetId} has no free address.");

    /// <summary>A free address of the subnet; null where it is full.</summary>
    public static string? Free(RegionEstate estate, Subnet subnet)
    {
        var taken = new HashSet<string>(
            estate.NetworkInterfaces.Items.Where(i => i.SubnetId == subnet.SubnetId).Select(i => i.PrivateIpAddress)
                .Concat(estate.MountTargets.Items.Where(m => m.SubnetId == subnet.SubnetId).Select(m => m.IpAddress))
                .Concat(estate.NatGateways.Items.Where(n => n.SubnetId == subnet.SubnetId).SelectMany(n => n.NatGatewayAddresses).Select(a => a.PrivateIp))
                .OfType<string>(),
            StringComparer.Ordinal);
        return subnet.AvailableIpAddressCount > 0 ? AddressBlock.Read(subnet.CidrBlock)?.Usable().FirstOrDefault(address => !taken.Contains(address)) : null;
    }

    /// <summary>Puts an interface into its subnet: an address fewer is free.</summary>
    public static RegionEstate Attach(this RegionEstate estate, NetworkInterface added) => estate with
    {
        NetworkInterfaces = estate.NetworkInterfaces.Plus(added),
        Subnets = estate.Subnets.Altered(s => s.SubnetId == added.SubnetId, s => s with { AvailableIpAddressCount = s.AvailableIpAddressCount - 1 }),
    };

    /// <summary>Takes interfaces away: their addresses are free again.</summary>
    public static RegionEstate Detach(this RegionEstate estate, IReadOnlyCollection<string> interfaces)
    {
        var gone = estate.NetworkInterfaces.Items.Where(i => interfaces.Contains(i.NetworkInterfaceId)).ToList();
        return estate with
        {
            NetworkInterfaces = estate.NetworkInterfaces.Without(gone.Contains),
            Subnets = estate.Subnets.Select(s => gone.Count(i => i.SubnetId == s.SubnetId) is > 0 and var freed ? s with { AvailableIpAddressCount = s.AvailableIpAddressCount + freed } : s),
        };
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>DescribeAddresses: everything in one answer.</summary>
internal static class AddressReads
{
    /// <summary>No code is known for an id that is none.</summary>
    public static readonly IdRule Ids = new("AllocationId", "", "", "InvalidAllocationID.NotFound", id => $"The allocation ID '{id}' does not exist");

    public static IEnumerable<Ec2Operation> All()
    {
        yield return new Listing<Address>
        {
            Set = "addressesSet",
            Items = region => region.Estate.Addresses.Items,
            Id = a => a.AllocationId,
            Ids = Ids,
            Page = PageRule.None,
            More = ["PublicIp"],
            Also = WithPublicIps,
            Filters = new()
            {
                { "allocation-id", a => a.AllocationId }, { "association-id", a => a.AssociationId }, { "public-ip", a => a.PublicIp }, { "network-border-group", (_, region) => region.Region },
                { "network-interface-id", a => a.NetworkInterfaceId }, { "network-interface-owner-id", (a, region) => OwnerOf(a, region) }, { "private-ip-address", (a, region) => PrivateIp(a, region) },
                new[] { "instance-id" },
                a => a.Tags,
            },
            Write = Write,
        }.As("DescribeAddresses");
    }

    private static IEnumerable<Address> WithPublicIps(Ec2Call call, IEnumerable<Address> addresses)
    {
        var wanted = call.Form.List("PublicIp");
        if (wanted.Count == 0)
            return addresses;
        if (wanted.FirstOrDefault(text => !IpAddress.TryParse(text, out _)) is { } malformed)
            throw new AwsFault("InvalidAddress.Malformed", $"[sandbox] '{malformed}' is no address.");
        var known = call.Region.Estate.Addresses.Items;
        if (wanted.FirstOrDefault(text => known.All(a => a.PublicIp != text)) is { } missing)
            throw new AwsFault("InvalidAddress.NotFound", $"[sandbox] Address '{missing}' not found.");
        return addresses.Where(a => wanted.Contains(a.PublicIp));
    }

    private static void Write(XmlText xml, Address a, RegionState region)
    {
        xml.Text("publicIp", a.PublicIp);
        xml.Text("allocationId", a.AllocationId);
        xml.Text("associationId", a.AssociationId);
        xml.Text("domain", "vpc");
        xml.Text("networkInterfaceId", a.NetworkInterfaceId);
        xml.Text("networkInterfaceOwnerId", OwnerOf(a, region));
        xml.Text("privateIpAddress", PrivateIp(a, region));
        xml.Tags(a.Tags);
        xml.Text("publicIpv4Pool", "amazon");
        xml.Text("networkBorderGroup", region.Region);
    }

    private static string? OwnerOf(Address a, RegionState region) => a.NetworkInterfaceId is null ? null : region.AccountId;

    /// <summary>The interface says it, or the NAT gateway whose interface it is.</summary>
    private static string? PrivateIp(Address a, RegionState region) => a.NetworkInterfaceId is not { } id ? null
        : region.Index.NetworkInterface(id)?.PrivateIpAddress
        ?? region.Estate.NatGateways.Items.SelectMany(n => n.NatGatewayAddresses).FirstOrDefault(n => n.NetworkInterfaceId == id && n.AllocationId == a.AllocationId)?.PrivateIp;
}

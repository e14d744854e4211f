using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>An estate may know an elastic IP address by the NAT gateway that has it alone; the account holds it as well.</summary>
internal static class KnownAddresses
{
    public static Part<Address> Complete(RegionEstate estate)
    {
        var known = new HashSet<string>(estate.Addresses.Items.Select(a => a.AllocationId), StringComparer.Ordinal);
        var found = estate.NatGateways.Items
            .Where(n => n.State is "pending" or "available" or "deleting")
            .SelectMany(n => n.NatGatewayAddresses)
            .Where(a => a.AllocationId is { Length: > 0 } id && known.Add(id))
            .Select(a => new Address
            {
                AllocationId = a.AllocationId!, PublicIp = a.PublicIp, NetworkInterfaceId = a.NetworkInterfaceId,
                AssociationId = a.NetworkInterfaceId is null ? null : AssociationOf(a.AllocationId!),
            })
            .ToList();
        return estate.Addresses with { Asked = true, Items = estate.Addresses.Items.Concat(found).ToList() };
    }

    /// <summary>An id for an association that AWS gives one and an estate does not: the same for the same address every time.</summary>
    private static string AssociationOf(string allocationId) => "eipassoc-" + allocationId.Substring(allocationId.IndexOf('-') + 1);
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Gateways;

/// <summary>AssociateAddress and DisassociateAddress, with interfaces alone: an estate holds no instances.</summary>
internal static class AddressAssociationChanges
{
    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("AssociateAddress", ["AllocationId", "NetworkInterfaceId", "AllowReassociation", "InstanceId", "PublicIp", "PrivateIpAddress"], Associate)
        {
            CheckForm = call => Read(call), Resource = ResourceArns.Named("elastic-ip", "AllocationId"), AlsoNeeds = ResourceArns.Also(("network-interface", "NetworkInterfaceId")),
        };
        yield return new("DisassociateAddress", ["AssociationId", "PublicIp"], Disassociate)
        {
            CheckForm = call =>
            {
                call.RefuseUnmodelled("PublicIp");
                call.Required("AssociationId");
            },
            Resource = AddressOf,
        };
    }

    private static (string AllocationId, string NetworkInterfaceId) Read(Ec2Call call)
    {
        call.RefuseUnmodelled("InstanceId", "PublicIp", "PrivateIpAddress");
        var allocation = call.Required("AllocationId");
        var networkInterface = call.Required("NetworkInterfaceId");
        ResourceIds.NetworkInterface.CheckForm(networkInterface);
        return (allocation, networkInterface);
    }

    /// <summary>Idempotent by nature: an address that is elsewhere is taken from there unless AllowReassociation is false (API_AssociateAddress).</summary>
    private static Action<XmlText> Associate(Ec2Call call)
    {
        var (id, interfaceId) = Read(call);
        lock (call.Region.Gate)
        {
            var estate = call.Region.Estate;
            var address = AddressReads.Ids.One(estate.Addresses.Items, id, a => a.AllocationId);
            var networkInterface = ResourceIds.NetworkInterface.One(estate.NetworkInterfaces.Items, interfaceId, i => i.NetworkInterfaceId);
            CheckNotManaged(networkInterface);
            if (ChangeRules.InternetGatewayOf(estate, networkInterface.VpcId) is null)
                throw new AwsFault("Gateway.NotAttached", $"Network {networkInterface.VpcId} is not attached to any internet gateway");
            if (address.NetworkInterfaceId is { } other && other != interfaceId)
            {
                if (estate.NetworkInterfaces.Items.FirstOrDefault(i => i.NetworkInterfaceId == other) is { } former)
                    CheckNotManaged(former);
                if (call.Form.Text("AllowReassociation") is { } allow && !string.Equals(allow, "true", StringComparison.OrdinalIgnoreCase))
                    throw new AwsFault("Resource.AlreadyAssociated", $"[sandbox] resource {id} is already associated with associate-id {address.AssociationId}");
            }

            if (address.NetworkInterfaceId != interfaceId)
            {
                call.Region.Network.Change(e =>
                {
                    // An interface's former address stays allocated and is with nobody (API_AssociateAddress).
                    var displaced = e.Addresses.Items.Where(a => a.NetworkInterfaceId == interfaceId).Select(a => a.AllocationId).ToList();
                    return Shown(AddressChanges.Bound(displaced.Aggregate(e, (all, former) => AddressChanges.Bound(all, former, null)), id, interfaceId), address.NetworkInterfaceId, interfaceId, address.PublicIp);
                });
            }

            var association = AddressReads.Ids.One(call.Region.Estate.Addresses.Items, id, a => a.AllocationId).AssociationId;
            return xml => xml.Text("associationId", association);
        }
    }

    private static Action<XmlText> Disassociate(Ec2Call call)
    {
        var id = call.Required("AssociationId");
        lock (call.Region.Gate)
        {
            var estate = call.Region.Estate;
            var address = estate.Addresses.Items.FirstOrDefault(a => a.AssociationId == id) ?? throw new AwsFault("InvalidAssociationID.NotFound", $"[sandbox] The association ID '{id}' does not exist");
            if (estate.NetworkInterfaces.Items.FirstOrDefault(i => i.NetworkInterfaceId == address.NetworkInterfaceId) is { } networkInterface)
                CheckNotManaged(networkInterface);
            else if (estate.NatGateways.Items.Any(n => n.NatGatewayAddresses.Any(a => a.AllocationId == address.AllocationId) && Quotas.Counts(n)))
                throw NotManageable();
            call.Region.Network.Change(e => Shown(AddressChanges.Bound(e, address.AllocationId, null), address.NetworkInterfaceId, null, null));
            return ChangeRules.Done;
        }
    }

    /// <summary>The interfaces in which the public address went from one to another.</summary>
    private static RegionEstate Shown(RegionEstate estate, string? from, string? to, string? publicIp) => estate with
    {
        NetworkInterfaces = estate.NetworkInterfaces
            .Altered(i => i.NetworkInterfaceId == from, i => i with { Association = null })
            .Altered(i => i.NetworkInterfaceId == to, i => i with { Association = new() { PublicIp = publicIp } }),
    };

    private static void CheckNotManaged(NetworkInterface networkInterface)
    {
        if (InterfaceReads.RequesterManaged(networkInterface))
            throw NotManageable();
    }

    /// <summary>Seen wherever somebody touches an interface that a service manages.</summary>
    private static AwsFault NotManageable() => new("OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.");

    private static string AddressOf(Ec2Call call)
    {
        var id = call.Form.Text("AssociationId");
        return call.Region.Arn("ec2", "elastic-ip/" + (call.Region.Estate.Addresses.Items.FirstOrDefault(a => a.AssociationId == id)?.AllocationId ?? "*"));
    }
}

using System;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Gateways;

/// <summary>
/// The states of a NAT gateway: pending, then available or failed; deleting, then deleted. What failed or was deleted stays listed for about an
/// hour (VPC User Guide, 'NAT gateways', 'Troubleshoot NAT gateways'; API_NatGateway for the failures).
/// </summary>
internal static class NatGatewayLife
{
    private static readonly TimeSpan s_staysListed = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_addressIsHeld = TimeSpan.FromSeconds(10);

    /// <summary>Decides when the time has come whether it is available: the network may have changed until then.</summary>
    public static void Begin(RegionState region, string id, string? privateIp, DateTimeOffset due) => region.Network.ChangeAt(due, estate =>
    {
        if (estate.NatGateways.Items.FirstOrDefault(n => n.NatGatewayId == id) is not { State: "pending" } gateway)
            return estate;
        if (Failure(estate, gateway) is { } failure)
        {
            Forget(region, id, due);
            return DeadRoutes.To(id, Edited(estate, id, n => n with { State = "failed", FailureCode = failure.Code, FailureMessage = failure.Message }));
        }

        return Available(estate, gateway, privateIp);
    });

    /// <summary>Deletes it in time: its address is free and stays allocated, routes to it are blackholes (API_DeleteNatGateway).</summary>
    public static void End(RegionState region, NatGateway gateway, DateTimeOffset due, TimeSpan transitionTime)
    {
        var id = gateway.NatGatewayId;
        region.Ended.Note(id, due);
        region.Network.Change(estate => Edited(estate, id, n => n with { State = "deleting" }));
        foreach (var address in gateway.NatGatewayAddresses.Where(a => a.AllocationId is not null))
            region.Memory.Keep(AddressChanges.Hold(address.AllocationId!), due, s_addressIsHeld, transitionTime);
        Forget(region, id, due);
        region.Network.ChangeAt(due, estate =>
        {
            var held = estate.NatGateways.Items.Where(n => n.NatGatewayId == id).SelectMany(n => n.NatGatewayAddresses).Where(a => a.NetworkInterfaceId is not null);
            var freed = held.Aggregate(estate, (e, a) => (a.AllocationId is null ? e : AddressChanges.Bound(e, a.AllocationId, null)).Detach([a.NetworkInterfaceId!]));
            return DeadRoutes.To(id, Edited(freed, id, n => n with { State = "deleted" }));
        });
    }

    private static void Forget(RegionState region, string id, DateTimeOffset since) =>
        region.Network.ChangeAt(since + s_staysListed, estate => estate with { NatGateways = estate.NatGateways.Without(n => n.NatGatewayId == id) });

    private static RegionEstate Available(RegionEstate estate, NatGateway gateway, string? wanted)
    {
        var subnet = estate.Subnets.Items.First(s => s.SubnetId == gateway.SubnetId);
        var address = estate.Addresses.Items.FirstOrDefault(a => a.AllocationId == gateway.NatGatewayAddresses.FirstOrDefault()?.AllocationId);
        var privateIp = wanted ?? SubnetAddresses.Free(estate, subnet);

        // Recorded in cloud-custodian, test_eip_used_by; that it has no groups: hashicorp/terraform#9625.
        var networkInterface = new NetworkInterface
        {
            NetworkInterfaceId = NewIds.Of("eni"), VpcId = gateway.VpcId, SubnetId = subnet.SubnetId, Description = "Interface for NAT Gateway " + gateway.NatGatewayId, InterfaceType = "nat_gateway", Status = "in-use",
            PrivateIpAddress = privateIp, SourceDestCheck = false, Association = address is null ? null : new() { PublicIp = address.PublicIp },
        };
        var row = new NatGatewayAddress { AllocationId = address?.AllocationId, PublicIp = address?.PublicIp, NetworkInterfaceId = networkInterface.NetworkInterfaceId, PrivateIp = privateIp };
        var placed = Edited(estate.Attach(networkInterface), gateway.NatGatewayId, n => n with { State = "available", NatGatewayAddresses = [row] });
        return address is null ? placed : AddressChanges.Bound(placed, address.AllocationId, networkInterface.NetworkInterfaceId);
    }

    /// <summary>API_NatGateway, FailureMessage. Which of several comes first is not known.</summary>
    private static (string Code, string Message)? Failure(RegionEstate estate, NatGateway gateway)
    {
        if (estate.Subnets.Items.FirstOrDefault(s => s.SubnetId == gateway.SubnetId) is not { } subnet)
            return ("InvalidSubnetID.NotFound", $"The specified subnet {gateway.SubnetId} does not exist or could not be found.");
        if (gateway.ConnectivityType != "private")
        {
            var allocation = gateway.NatGatewayAddresses.FirstOrDefault()?.AllocationId;

            // giantswarm/aws-operator#1234 for the words.
            if (ChangeRules.InternetGatewayOf(estate, gateway.VpcId) is null)
                return ("Gateway.NotAttached", $"Network {gateway.VpcId} has no Internet gateway attached");
            if (estate.Addresses.Items.FirstOrDefault(a => a.AllocationId == allocation) is not { } address)
                return ("InvalidAllocationID.NotFound", $"Elastic IP address {allocation} could not be associated with this NAT gateway");

            // hashicorp/terraform-provider-aws#709.
            if (address.AssociationId is not null)
                return ("Resource.AlreadyAssociated", $"Elastic IP address {allocation} is already associated");
        }

        return SubnetAddresses.Free(estate, subnet) is null ? ("InsufficientFreeAddressesInSubnet", "Subnet has insufficient free addresses to create this NAT gateway") : null;
    }

    private static RegionEstate Edited(RegionEstate estate, string id, Func<NatGateway, NatGateway> change) => estate with { NatGateways = estate.NatGateways.Altered(n => n.NatGatewayId == id, change) };
}

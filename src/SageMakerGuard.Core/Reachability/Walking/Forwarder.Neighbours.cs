using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>Peered VPCs and VPN gateways.</summary>
internal sealed partial class Forwarder
{
    /// <summary>
    /// A peering connection carries packets between its two VPCs and no further: no NAT gateway, internet gateway, gateway endpoint or
    /// VPN of the other side can be used (Amazon VPC Peering Guide, 'VPC peering limitations').
    /// </summary>
    private void ThroughPeering(Walk walk, Subnet subnet, string peeringId, Flow flow)
    {
        walk.By("peering");
        var peering = index.Region.VpcPeeringConnections.Items.FirstOrDefault(p => p.VpcPeeringConnectionId == peeringId);
        if (peering is null)
        {
            if (IsSurelyMissing(walk, index.Region.VpcPeeringConnections, peeringId, subnet.VpcId, $"in which state peering connection {peeringId} is"))
                walk.Stop("peering-inactive", "VpcPeeringConnection", peeringId, $"Peering connection {peeringId} does not exist any more.", "Make a new peering connection and point the route at it.");
            return;
        }

        if (peering.Status?.Code is { } code && code != "active")
            walk.Stop("peering-inactive", "VpcPeeringConnection", peeringId, $"Peering connection {peeringId} is {code}.", $"Have {peeringId} accepted, or make a new one.");
        else
            walk.Pass("VpcPeeringConnection", peeringId, "to the peered VPC");
        var other = peering.RequesterVpcInfo?.VpcId == subnet.VpcId ? peering.AccepterVpcInfo : peering.RequesterVpcInfo;
        var blocks = AddressSet.Parse((other?.CidrBlockSet ?? []).Select(b => b.CidrBlock).Append(other?.CidrBlock));
        if (flow.EnteredBy is not null || flow.Disguise != Disguise.None && flow.Goal.Public)
        {
            NotTransitive(walk, peeringId, flow);
            return;
        }

        if (blocks.IsEmpty || flow.Goal.Addresses.HasV6)
        {
            walk.Doubt($"It is not known which addresses the other side of {peeringId} has.", peeringId);
            return;
        }

        if (!blocks.Overlaps(flow.Goal.Addresses))
            NotTransitive(walk, peeringId, flow);
        else if (!blocks.Contains(flow.Goal.Addresses))
            walk.Doubt($"Only a part of {flow.Goal.Name} is in the VPC at the other side of {peeringId} ({blocks}).", peeringId);
        else if (index.Vpc(other?.VpcId) is null)
            walk.Doubt($"The packet enters {other?.VpcId ?? "the peered VPC"}; its groups, ACLs and the way back are not part of what was read.", other?.VpcId ?? peeringId);
        else
            EnterPeer(walk, other!.VpcId!, peeringId, flow);
    }

    private void EnterPeer(Walk walk, string vpcId, string peeringId, Flow flow)
    {
        var goal = flow.Goal;
        var subnets = goal.Subnets ?? SubnetsOf(walk, vpcId, goal);
        if (subnets.Count > 0)
            Arrive(walk, new Subnet { VpcId = vpcId }, After(flow, peeringId) with { EnteredBy = peeringId, Goal = goal with { Subnets = subnets } });
    }

    private static void NotTransitive(Walk walk, string peeringId, Flow flow) =>
        walk.Stop("peering-not-transitive", "VpcPeeringConnection", peeringId, $"{flow.Goal.Name} does not lie in the VPC at the other side of {peeringId}, and peering carries nothing further.", "Route it through a NAT gateway of this VPC or a transit gateway.", "peering is not transitive");

    private void ThroughVpnGateway(Walk walk, Subnet subnet, string gatewayId)
    {
        walk.By("VPN gateway");
        var gateway = index.Region.VpnGateways.Items.FirstOrDefault(g => g.VpnGatewayId == gatewayId);
        walk.Pass("VpnGateway", gatewayId, "out to on-premises networks");
        if (gateway is null && Unread.MayHide(index.Region.VpnGateways, gatewayId))
            walk.Doubt(Unread.Facts(index.Region.VpnGateways, gatewayId, $"whether {gatewayId} is attached to {subnet.VpcId}"));
        walk.Doubt($"The packet leaves by {gatewayId} (VPN or Direct Connect); what lies beyond is not part of what was read.", gatewayId);
    }
}

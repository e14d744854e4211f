using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>NAT gateways: their state, their own subnet's route and ACL, both ways (Amazon VPC User Guide, 'NAT gateways').</summary>
internal sealed partial class Forwarder
{
    private void ThroughNat(Walk walk, Subnet subnet, string natId, Flow flow)
    {
        if (flow.Passed.Contains(natId, StringComparer.Ordinal))
        {
            walk.Stop("nat-no-internet-route", "NatGateway", natId, $"The route of {natId}'s own subnet leads back to {natId}.", "Put the NAT gateway into a subnet whose default route leads to an internet gateway.");
            return;
        }

        walk.By("NAT gateway");
        if (index.NatGateway(natId) is not { } nat)
        {
            if (IsSurelyMissing(walk, index.Region.NatGateways, natId, subnet.VpcId, $"in which state NAT gateway {natId} is"))
                walk.Stop("nat-state", "NatGateway", natId, $"NAT gateway {natId} does not exist any more.", $"Make a NAT gateway and point the route at it.");
            return;
        }

        var isPrivate = string.Equals(nat.ConnectivityType, "private", StringComparison.OrdinalIgnoreCase);
        if (string.Equals(nat.State, "available", StringComparison.OrdinalIgnoreCase))
            walk.Pass("NatGateway", natId, $"{(isPrivate ? "private" : "public")} NAT gateway{(nat.SubnetId is null ? "" : " in " + nat.SubnetId)}{AcrossZones(subnet, nat)}");
        else
            walk.Stop("nat-state", "NatGateway", natId, $"NAT gateway {natId} is {nat.State}{(nat.FailureMessage is { Length: > 0 } why ? ": " + why : "")}.", $"Replace {natId} by a NAT gateway that is available.");
        var onward = After(flow, natId) with
        {
            Disguise = isPrivate ? Disguise.PrivateNat : Disguise.PublicNat,
            Answer = Traffic.AnswerToNat(flow.Traffic.Protocol),
            GroupIds = [],
            GroupsKnown = true,
        };
        if (nat.SubnetId is null or "")
            ThroughRegionalNat(walk, subnet, nat, onward);
        else
            ThroughZonalNat(walk, subnet, nat, flow, onward);
    }

    private void ThroughZonalNat(Walk walk, Subnet subnet, NatGateway nat, Flow flow, Flow onward)
    {
        if (index.Subnet(nat.SubnetId) is not { } home)
        {
            walk.Doubt(Unread.Facts(index.Region.Subnets, nat.SubnetId, $"what surrounds {nat.NatGatewayId}, whose subnet {nat.SubnetId} was not read"));
            return;
        }

        if (home.SubnetId != subnet.SubnetId)
        {
            // It has no security group; the ACL of its subnet sees the packet before and after translation.
            gates.Enter(walk, home, flow.Traffic, flow.Sources, anyHost: false);
            gates.AnswerLeaves(walk, home, flow.Answer, flow.Sources, anyHost: false);
        }

        if (flow.EnteredBy is not null)
            WayBack(walk, home, flow, 0);
        Leave(walk, home, onward with { Sources = NatAddresses(nat, home), EnteredBy = null });
    }

    /// <summary>A regional NAT gateway stands in no subnet and leads to the VPC's internet gateway by a table of its own (Amazon VPC User Guide, 'Regional NAT gateways').</summary>
    private void ThroughRegionalNat(Walk walk, Subnet subnet, NatGateway nat, Flow flow)
    {
        var own = index.Region.RouteTables.Items.FirstOrDefault(t => t.Associations.Any(a => a.GatewayId == nat.NatGatewayId));
        if (own is null && !index.Region.RouteTables.IsComplete)
            walk.Doubt(Unread.Facts(index.Region.RouteTables, null, $"which route table {nat.NatGatewayId} has"));
        var gateway = own is not null
            ? own.Routes.FirstOrDefault(RouteLookup.LeadsToInternetGateway)?.GatewayId
            : index.Region.InternetGateways.Items.FirstOrDefault(g => g.Attachments.Any(a => a.VpcId == subnet.VpcId))?.InternetGatewayId;
        if (gateway is not null)
            ThroughInternetGateway(walk, subnet, gateway, flow);
        else if (own is not null)
            walk.Stop("nat-no-internet-route", "RouteTable", own.RouteTableId, $"{own.RouteTableId}, the table of regional NAT gateway {nat.NatGatewayId}, has no route to an internet gateway.", $"Add a route 0.0.0.0/0 to an internet gateway to {own.RouteTableId}.");
        else if (IsSurelyMissing(walk, index.Region.InternetGateways, subnet.VpcId, subnet.VpcId, $"whether {subnet.VpcId} has an internet gateway"))
            walk.Stop("nat-no-internet-route", "NatGateway", nat.NatGatewayId, $"{subnet.VpcId}, whose regional NAT gateway is {nat.NatGatewayId}, has no internet gateway.", $"Attach an internet gateway to {subnet.VpcId}.");
    }

    private AddressSet NatAddresses(NatGateway nat, Subnet home)
    {
        var own = AddressSet.Parse(nat.NatGatewayAddresses.Select(a => a.PrivateIp));
        return own.IsEmpty ? AddressesOf(home, v6: false) : own;
    }

    private string AcrossZones(Subnet from, NatGateway nat) =>
        index.Subnet(nat.SubnetId) is { } home && home.AvailabilityZoneId != from.AvailabilityZoneId ? $", in another zone ({home.AvailabilityZone})" : "";
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>
/// NAT gateways for private subnets: those that are there and work are used, others are made in a public subnet of their zone with an address of
/// their own (Amazon VPC User Guide, 'NAT gateways').
/// </summary>
internal sealed class NatWays(PlanDraft draft, PlanTarget target, PrivateNetworkOptions options)
{
    private const int PublicPrefix = 28;
    private const int AddressQuota = 5;

    /// <summary>Leads the subnets' tables to NAT gateways.</summary>
    public void Add(IReadOnlyList<PlacedSubnet> subnets)
    {
        var given = target.Subnets(draft, options.PublicSubnetIds);
        foreach (var subnet in given.Where(s => !TablesInUse.IsPublic(draft.Index, s)))
            draft.Refuse($"{subnet.SubnetId} is not public: its route table has no route 0.0.0.0/0 to an internet gateway of {target.VpcId}. Name a public subnet, or none to have one made.");
        if (draft.IsRefused || subnets.Count == 0)
            return;
        var zones = subnets.Select(s => s.Zone).ToList();
        var single = options.NatGateway == NatPlacement.Single ? zones.Select(ThereIn).FirstOrDefault(id => id is not null) ?? In(zones[0], given) : null;
        foreach (var subnet in subnets)
        {
            if ((single ?? In(subnet.Zone, given)) is not { } nat)
                return;
            if (draft.Index.RouteTableOf(subnet.SubnetId)?.Routes.FirstOrDefault(r => r.DestinationCidrBlock == "0.0.0.0/0") is { } route && RouteTarget.Of(route)?.Id is { } other && other != nat)
                draft.Note($"The default route of {subnet.TableId} leads to {other} now and will lead to a NAT gateway.");
            draft.Add(new SetRoute { RouteTableId = subnet.TableId, VpcId = target.VpcId, DestinationCidrBlock = "0.0.0.0/0", Target = new() { NatGatewayId = nat } });
        }

        // Cross-zone transfer costs the same each way in most regions (EC2 pricing, 'Data transfer within the same AWS Region').
        if (single is not null && zones.Count > 1)
            draft.Note($"One NAT gateway serves {zones.Count} zones: traffic of the others crosses zones, mostly at 0.01 US dollars per gigabyte each way on top of NAT, and all of them lose the internet when its zone fails.");
    }

    /// <summary>The NAT gateway of a zone, there or made; null with a refusal where none can be.</summary>
    private string? In(PlannedZone zone, IReadOnlyList<Subnet> given)
    {
        if (ThereIn(zone) is { } there)
            return there;
        if (Public(zone, given) is not { } subnet)
            return null;
        var purpose = Purpose.Tags(NetworkPurpose.Nat(target, zone), options.Tags);
        var address = draft.Add(new AllocateAddress { NewId = draft.NewId("address:" + zone.Id, target.VpcId), VpcId = target.VpcId, Tags = Purpose.Tags(NetworkPurpose.Address(target, zone), options.Tags) });
        if (draft.Now.Addresses.IsComplete && draft.Now.Addresses.Items.Count > AddressQuota)
            draft.Note($"The region has {draft.Now.Addresses.Items.Count} Elastic IP addresses then; AWS's quota is {AddressQuota} unless it was raised (L-0263D0A3).");
        return draft.Add(new CreateNatGateway { NewId = draft.NewId("nat:" + zone.Id, target.VpcId), VpcId = target.VpcId, SubnetId = subnet, AllocationId = address, Tags = purpose });
    }

    /// <summary>A NAT gateway that serves the zone already: one of its own that leads to the internet, or a regional one. One that is being made for this is none yet.</summary>
    private string? ThereIn(PlannedZone zone)
    {
        var there = draft.Now.NatGateways.Items
            .Where(n => n.VpcId == target.VpcId && n.State == "available" && !string.Equals(n.ConnectivityType, "private", StringComparison.OrdinalIgnoreCase))
            .Where(n => n.SubnetId is { Length: > 0 } id ? draft.Index.Subnet(id) is { } home && home.AvailabilityZoneId == zone.Id && TablesInUse.IsPublic(draft.Index, home) : true)
            .OrderByDescending(n => Purpose.Of(n.Tags) == NetworkPurpose.Nat(target, zone))
            .ThenBy(n => n.NatGatewayId, StringComparer.Ordinal)
            .FirstOrDefault();
        if (there is null)
            return null;
        if (Purpose.Of(there.Tags) != NetworkPurpose.Nat(target, zone) && !there.NatGatewayId.StartsWith("new:", StringComparison.Ordinal))
            draft.Note($"NAT gateway {there.NatGatewayId} is there already and serves {zone.Name}.");
        return there.NatGatewayId;
    }

    /// <summary>A public subnet of the zone: a given one, one that is there, or a small one that is made.</summary>
    private string? Public(PlannedZone zone, IReadOnlyList<Subnet> given)
    {
        if (given.FirstOrDefault(s => s.AvailabilityZoneId == zone.Id) is { } named)
            return named.SubnetId;
        var there = draft.Index.SubnetsIn(target.VpcId)
            .Where(s => s.AvailabilityZoneId == zone.Id && s.AvailableIpAddressCount > 0 && TablesInUse.IsPublic(draft.Index, s))
            .OrderByDescending(s => s.AvailableIpAddressCount)
            .ThenBy(s => s.SubnetId, StringComparer.Ordinal)
            .FirstOrDefault();
        return there?.SubnetId ?? Make(zone);
    }

    private string? Make(PlannedZone zone)
    {
        var block = NetworkPurpose.FindPublic(draft, target, zone)?.CidrBlock ?? FreeBlocks.First(FreeBlocks.Of(target.Vpc), FreeBlocks.TakenIn(draft.Index, target.Vpc), PublicPrefix)?.ToString();
        if (block is null)
        {
            draft.Refuse($"{target.VpcId} has no free block of /{PublicPrefix} for a public subnet in {zone.Name}, in which a NAT gateway would stand. Name a public subnet with -PublicSubnetId, or associate another block with the VPC.");
            return null;
        }

        var gateway = draft.Add(new CreateInternetGateway { NewId = draft.NewId("igw", target.VpcId), VpcId = target.VpcId, Tags = Purpose.Tags(NetworkPurpose.InternetGateway(target), options.Tags) });
        draft.Add(new AttachInternetGateway { InternetGatewayId = gateway, VpcId = target.VpcId });
        var subnet = draft.Add(new CreateSubnet
        {
            NewId = draft.NewId("public-subnet:" + zone.Id, target.VpcId), VpcId = target.VpcId, CidrBlock = block, AvailabilityZoneId = zone.Id, AvailabilityZone = zone.Name,
            Tags = Purpose.Tags(NetworkPurpose.PublicSubnet(target, zone), options.Tags),
        });
        var table = draft.Add(new CreateRouteTable { NewId = draft.NewId("public-table", target.VpcId), VpcId = target.VpcId, Tags = Purpose.Tags(NetworkPurpose.PublicTable(target), options.Tags) });
        draft.Add(new AssociateRouteTable { SubnetId = subnet, RouteTableId = table, VpcId = target.VpcId });
        draft.Add(new SetRoute { RouteTableId = table, VpcId = target.VpcId, DestinationCidrBlock = "0.0.0.0/0", Target = new() { GatewayId = gateway } });
        return subnet;
    }
}

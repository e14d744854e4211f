using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Changes;

/// <summary>A private subnet of the plan with its route table, made or there.</summary>
internal sealed record PlacedSubnet(PlannedZone Zone, string SubnetId, string TableId);

/// <summary>Private subnets with a route table each: of given blocks, or of free ones of the wanted size.</summary>
internal static class PrivateSubnets
{
    public static IReadOnlyList<PlacedSubnet> Add(PlanDraft draft, PlanTarget target, PrivateNetworkOptions options, IReadOnlyList<PlannedZone> zones)
    {
        var blocks = options.SubnetCidrs.Count > 0 ? Given(draft, target, options.SubnetCidrs, zones) : Free(draft, target, options, zones);
        var placed = new List<PlacedSubnet>();
        foreach (var (zone, block) in blocks)
        {
            var id = draft.Add(new CreateSubnet
            {
                NewId = draft.NewId("subnet:" + zone.Id, target.OwnerId), VpcId = target.VpcId, CidrBlock = block, AvailabilityZoneId = zone.Id, AvailabilityZone = zone.Name,
                Tags = Purpose.Tags(NetworkPurpose.PrivateSubnet(target, zone), options.Tags),
            });
            var table = draft.Add(new CreateRouteTable
            {
                NewId = draft.NewId("table:" + zone.Id, target.OwnerId), VpcId = target.VpcId, Tags = Purpose.Tags(NetworkPurpose.PrivateTable(target, zone), options.Tags),
            });
            draft.Add(new AssociateRouteTable { SubnetId = id, RouteTableId = table, VpcId = target.VpcId });
            placed.Add(new(zone, id, table));
        }

        return placed;
    }

    /// <summary>Free blocks, found in the order of the zones; a subnet that was made for the zone before keeps its own.</summary>
    private static List<(PlannedZone Zone, string Block)> Free(PlanDraft draft, PlanTarget target, PrivateNetworkOptions options, IReadOnlyList<PlannedZone> zones)
    {
        var chosen = new List<(PlannedZone, string)>();
        if (SubnetSize.Prefix(draft, target, options, zones.Count) is not { } prefix)
            return chosen;
        var own = FreeBlocks.Of(target.Vpc);
        var taken = FreeBlocks.TakenIn(draft.Index, target.Vpc);
        foreach (var zone in zones)
        {
            if (NetworkPurpose.FindPrivate(draft, target, zone) is { } there)
            {
                if (Cidr.TryParse(there.CidrBlock, out var has) && has.PrefixLength > prefix)
                    draft.Note($"{there.SubnetId} ({there.CidrBlock}) was made for this before and is smaller than the /{Text(prefix)} that is wanted now; it is used as it is.");
                chosen.Add((zone, there.CidrBlock));
                continue;
            }

            if (FreeBlocks.First(own, taken, prefix) is not { } block)
            {
                var smaller = FreeBlocks.Largest(own, taken, prefix) is { } size ? $"The largest free one is a /{Text(size)}; -PrefixLength {Text(size)} takes it. Or associate" : "Associate";
                draft.Refuse($"{target.VpcId} ({string.Join(", ", own)}) has no free block of /{Text(prefix)} for {zone.Name}. {smaller} another block with the VPC: aws ec2 associate-vpc-cidr-block --vpc-id {target.VpcId} --cidr-block <block> --region {draft.Now.Region}");
                return chosen;
            }

            taken = taken.Union(AddressSet.Of(block));
            chosen.Add((zone, block.ToString()));
        }

        return chosen;
    }

    /// <summary>Given blocks: those that are there already say their zone, the others take the zones that are left, in order.</summary>
    private static List<(PlannedZone Zone, string Block)> Given(PlanDraft draft, PlanTarget target, IReadOnlyList<string> blocks, IReadOnlyList<PlannedZone> zones)
    {
        var chosen = new List<(PlannedZone, string)>();
        if (blocks.Count != zones.Count)
        {
            draft.Refuse($"{Text(blocks.Count)} block(s) are named for {Text(zones.Count)} zone(s) ({string.Join(", ", zones.Select(z => z.Name))}). Name one block for each zone.");
            return chosen;
        }

        var own = FreeBlocks.Of(target.Vpc);
        var routed = FreeBlocks.RoutedElsewhere(draft.Index, target.Vpc);
        var parsed = new List<(string Text, Subnet? There)>();
        foreach (var text in blocks)
        {
            if (!Cidr.TryParse(text, out var block) || block.IsV6 || text != block.ToString())
                draft.Refuse($"'{text}' is no IPv4 block such as 10.0.16.0/22, with its host bits zero.");
            else if (block.PrefixLength is < FreeBlocks.LargestPrefix or > FreeBlocks.SmallestPrefix)
                draft.Refuse($"{text} is no size that AWS makes a subnet of. Name blocks from /{Text(FreeBlocks.LargestPrefix)} to /{Text(FreeBlocks.SmallestPrefix)}.");
            else if (!own.Any(o => o.Contains(block)))
                draft.Refuse($"{text} is not within {target.VpcId} ({string.Join(", ", own)}). Name blocks of the VPC, or associate another block with it first.");
            else if (There(draft, target, text) is { } there && zones.All(z => Purpose.Of(there.Tags) != NetworkPurpose.PrivateSubnet(target, z)))
                draft.Refuse($"{text} is {there.SubnetId} already, which was not made for this, and its routes are somebody's. Name it to Set-SMDomainVpcOnly as it is, or name another block here.");
            else if (There(draft, target, text) is null && routed.Overlaps(block))
                draft.Refuse($"A route of {target.VpcId} leads a part of {text} somewhere else. Name another block.");
            else
                parsed.Add((text, There(draft, target, text)));
        }

        if (parsed.Count < blocks.Count)
            return chosen;
        var left = zones.Where(z => parsed.All(p => p.There?.AvailabilityZoneId != z.Id)).ToList();
        foreach (var (text, there) in parsed)
        {
            var zone = there is null ? left.FirstOrDefault() : zones.FirstOrDefault(z => z.Id == there.AvailabilityZoneId);
            if (zone is null)
            {
                draft.Refuse($"{text} is {there?.SubnetId} in {there?.AvailabilityZone}, which is none of the zones of the plan, or a second subnet of one. Name another block, or the zones with -Zone.");
                continue;
            }

            left.Remove(zone);
            chosen.Add((zone, text));
        }

        return chosen;
    }

    private static Subnet? There(PlanDraft draft, PlanTarget target, string block) => draft.Index.SubnetsIn(target.VpcId).FirstOrDefault(s => s.CidrBlock == block);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>
/// Transit gateways: an attachment in the source's zone, the table that it is associated with, the longest prefix in it, and the
/// attachment that this leads to (AWS Transit Gateway Guide, 'How transit gateways work').
/// </summary>
internal sealed partial class Forwarder
{
    private void ThroughTransitGateway(Walk walk, Subnet subnet, string gatewayId, Flow flow)
    {
        if (flow.Passed.Contains(gatewayId + subnet.VpcId, StringComparer.Ordinal))
        {
            walk.Stop("tgw-no-route", "TransitGateway", gatewayId, $"The packet comes back to {gatewayId} from {subnet.VpcId}: the routes form a loop.", $"Mend the routes of {subnet.VpcId} to {gatewayId}.");
            return;
        }

        walk.By("transit gateway");
        if (Attachment(walk, subnet, gatewayId) is not { } attachment)
            return;
        EnterAttachment(walk, subnet, attachment, flow);
        walk.Pass("TransitGatewayAttachment", attachment.TransitGatewayAttachmentId, $"into {gatewayId}");
        if (RoutesOf(walk, attachment.TransitGatewayAttachmentId, gatewayId) is not { } table)
            return;
        var route = LongestPrefix(walk, table, flow.Goal.Addresses, flow.Goal.AnyHost, out var certain);
        if (!certain)
            return;
        if (route is null)
            walk.Stop("tgw-no-route", "TransitGatewayRouteTable", table.TransitGatewayRouteTableId, $"{table.TransitGatewayRouteTableId} of {gatewayId} has no route to {flow.Goal.Name}.", $"Add a route for {flow.Goal.Addresses} to {table.TransitGatewayRouteTableId}.");
        else if (string.Equals(route.State, "blackhole", StringComparison.OrdinalIgnoreCase))
            walk.Stop("tgw-blackhole", "TransitGatewayRouteTable", table.TransitGatewayRouteTableId, $"{table.TransitGatewayRouteTableId} of {gatewayId} drops what goes to {route.DestinationCidrBlock}.", $"Replace the blackhole route for {route.DestinationCidrBlock} in {table.TransitGatewayRouteTableId}.");
        else
            OutOfTransitGateway(walk, subnet, gatewayId, attachment, table, route, flow);
    }

    /// <summary>A VPC's attachment serves only the zones that it has a subnet in (AWS Transit Gateway Guide, 'VPC attachments').</summary>
    private TransitGatewayVpcAttachment? Attachment(Walk walk, Subnet subnet, string gatewayId)
    {
        var part = index.Region.TransitGatewayVpcAttachments;
        var attachment = part.Items.FirstOrDefault(a => a.TransitGatewayId == gatewayId && a.VpcId == subnet.VpcId && string.Equals(a.State, "available", StringComparison.OrdinalIgnoreCase));
        if (attachment is null)
        {
            if (IsSurelyMissing(walk, part, gatewayId, subnet.VpcId, $"whether {subnet.VpcId} is attached to {gatewayId}"))
                walk.Stop("tgw-no-attachment", "TransitGateway", gatewayId, $"{subnet.VpcId} has no available attachment to {gatewayId}.", $"Attach {subnet.VpcId} to {gatewayId}.");
            return null;
        }

        if (EntrySubnet(attachment, subnet) is not null)
            return attachment;
        if (attachment.SubnetIds.Any(id => index.Subnet(id) is null))
        {
            walk.Doubt(Unread.Facts(index.Region.Subnets, null, $"which zones {attachment.TransitGatewayAttachmentId} serves"));
            return attachment;
        }

        walk.Stop("tgw-attachment-zone", "TransitGatewayAttachment", attachment.TransitGatewayAttachmentId, $"{attachment.TransitGatewayAttachmentId} has no subnet in {subnet.AvailabilityZone}, the zone of {subnet.SubnetId}.", $"Add a subnet in {subnet.AvailabilityZone} to {attachment.TransitGatewayAttachmentId}.");
        return attachment;
    }

    private Subnet? EntrySubnet(TransitGatewayVpcAttachment attachment, Subnet from) =>
        attachment.SubnetIds.Select(id => index.Subnet(id)).FirstOrDefault(s => s is not null && s.AvailabilityZoneId == from.AvailabilityZoneId);

    private bool IsAttachmentSubnet(Route? route, Subnet subnet)
    {
        if (route?.TransitGatewayId is not { } gateway)
            return false;
        var part = index.Region.TransitGatewayVpcAttachments;
        var attachment = part.Items.FirstOrDefault(a => a.TransitGatewayId == gateway && a.VpcId == subnet.VpcId);
        return attachment is null ? !part.IsComplete : attachment.SubnetIds.Contains(subnet.SubnetId, StringComparer.Ordinal);
    }

    /// <summary>Whether a transit gateway may have its attachment in this very subnet: what it hands over there passes no ACL.</summary>
    public bool MayHoldAttachment(Subnet subnet) =>
        !index.Region.TransitGatewayVpcAttachments.IsComplete
        || index.Region.TransitGatewayVpcAttachments.Items.Any(a => a.SubnetIds.Contains(subnet.SubnetId, StringComparer.Ordinal));

    /// <summary>
    /// The ACL of the attachment's subnet sees by their source what goes to the transit gateway, and by its destination what comes
    /// back; in the interface's own subnet answers are not looked at (AWS Transit Gateway Guide, 'Network ACLs').
    /// </summary>
    private void EnterAttachment(Walk walk, Subnet subnet, TransitGatewayVpcAttachment attachment, Flow flow)
    {
        if (EntrySubnet(attachment, subnet) is not { } entry)
            return;
        gates.Enter(walk, entry, flow.Traffic, flow.Sources, anyHost: false);
        if (entry.SubnetId != subnet.SubnetId)
            gates.AnswerLeaves(walk, entry, flow.Answer, flow.Sources, anyHost: false);
    }

    private TransitGatewayRouteTable? RoutesOf(Walk walk, string attachmentId, string gatewayId)
    {
        var attachments = index.Region.TransitGatewayAttachments;
        if (attachments.Items.FirstOrDefault(a => a.TransitGatewayAttachmentId == attachmentId) is not { } attachment)
        {
            walk.Doubt(Unread.Facts(attachments, attachmentId, $"which route table of {gatewayId} serves {attachmentId}"));
            return null;
        }

        if (attachment.Association?.TransitGatewayRouteTableId is not { } tableId)
        {
            // The owner of the transit gateway sees the association; a participant does not.
            walk.Doubt($"It is not known which route table of {gatewayId} serves {attachmentId}: its owner may not show the association, or there is none.", attachmentId);
            return null;
        }

        var table = index.Region.TransitGatewayRouteTables.Items.FirstOrDefault(t => t.TransitGatewayRouteTableId == tableId);
        if (table?.Routes is null)
        {
            walk.Doubt(Unread.Facts(index.Region.TransitGatewayRouteTables, tableId, $"which routes {tableId} of {gatewayId} has"));
            return null;
        }

        return table;
    }

    /// <summary>The longest prefix; of equal ones the static route goes before the propagated one (AWS Transit Gateway Guide, 'Route evaluation order').</summary>
    private TransitGatewayRoute? LongestPrefix(Walk walk, TransitGatewayRouteTable table, AddressSet destinations, bool anyHost, out bool certain)
    {
        certain = true;
        TransitGatewayRoute? best = null;
        var length = -1;
        var partly = false;
        foreach (var route in table.Routes!)
        {
            if (Blocks(walk, route) is not { } blocks)
            {
                certain = false;
                continue;
            }

            foreach (var block in blocks)
            {
                if (!destinations.Overlaps(block))
                    continue;
                if (!destinations.IsWithin(block) && (!anyHost || destinations.Intersect(block).Size < destinations.Size * Gates.NearlyAll))
                    partly = true;
                else if (block.PrefixLength > length || (block.PrefixLength == length && best?.Type != "static" && route.Type == "static"))
                    (best, length) = (route, block.PrefixLength);
            }
        }

        if (table.AdditionalRoutesAvailable)
        {
            walk.Doubt($"{table.TransitGatewayRouteTableId} has more routes than AWS gives in one answer; one of the others may decide.", table.TransitGatewayRouteTableId);
            certain = false;
        }
        else if (partly && (best is null || !anyHost))
        {
            walk.Doubt($"{table.TransitGatewayRouteTableId} sends parts of {destinations} different ways.", table.TransitGatewayRouteTableId);
            certain = false;
        }

        return best;
    }

    private IEnumerable<Cidr>? Blocks(Walk walk, TransitGatewayRoute route)
    {
        if (Cidr.TryParse(route.DestinationCidrBlock, out var block))
            return [block];
        if (index.PrefixList(route.PrefixListId)?.Cidrs is { } texts)
            return texts.Where(t => Cidr.TryParse(t, out _)).Select(Cidr.Parse);
        walk.Doubt(Unread.Facts(index.Region.PrefixLists, route.PrefixListId, $"what prefix list {route.PrefixListId} holds"));
        return null;
    }

    private void OutOfTransitGateway(Walk walk, Subnet subnet, string gatewayId, TransitGatewayVpcAttachment source, TransitGatewayRouteTable table, TransitGatewayRoute route, Flow flow)
    {
        var to = route.TransitGatewayAttachments.Count > 0 ? route.TransitGatewayAttachments[0] : null;
        walk.Pass("TransitGatewayRouteTable", table.TransitGatewayRouteTableId, $"{route.DestinationCidrBlock} to {to?.ResourceType} {to?.ResourceId ?? to?.TransitGatewayAttachmentId}");
        var target = to?.ResourceType == "vpc" ? index.Region.TransitGatewayVpcAttachments.Items.FirstOrDefault(a => a.TransitGatewayAttachmentId == to.TransitGatewayAttachmentId) : null;
        var entry = target is null || index.Vpc(target.VpcId) is null ? null : EntrySubnet(target, subnet) ?? target.SubnetIds.Select(id => index.Subnet(id)).FirstOrDefault(s => s is not null);
        if (entry is null)
        {
            walk.Doubt($"The packet leaves {gatewayId} for {to?.ResourceType ?? "an attachment"} {to?.ResourceId ?? to?.TransitGatewayAttachmentId}; what lies beyond is not part of what was read.", to?.ResourceId ?? gatewayId);
            return;
        }

        if (EntrySubnet(target!, subnet) is null && target!.SubnetIds.Any(id => index.Subnet(id) is null))
            walk.Doubt(Unread.Facts(index.Region.Subnets, null, $"in which subnet {target.TransitGatewayAttachmentId} hands over what comes from {subnet.AvailabilityZone}"));
        BackThroughTransitGateway(walk, gatewayId, source, target!, flow);
        var references = source.Options?.SecurityGroupReferencingSupport == "enable" && target!.Options?.SecurityGroupReferencingSupport == "enable";
        walk.Pass("Subnet", entry.SubnetId, $"out of {gatewayId} in {entry.VpcId}");
        Leave(walk, entry, After(flow, gatewayId + subnet.VpcId) with { EnteredBy = gatewayId, GroupIds = references ? flow.GroupIds : [] });
    }

    private void BackThroughTransitGateway(Walk walk, string gatewayId, TransitGatewayVpcAttachment source, TransitGatewayVpcAttachment target, Flow flow)
    {
        if (RoutesOf(walk, target.TransitGatewayAttachmentId, gatewayId) is not { } table)
            return;
        var back = LongestPrefix(walk, table, flow.Sources, anyHost: false, out var certain);
        if (!certain)
            return;
        if (back is null)
            walk.StopBack("tgw-no-route", "TransitGatewayRouteTable", table.TransitGatewayRouteTableId, $"{table.TransitGatewayRouteTableId} of {gatewayId} has no route for the answer to {flow.Sources}.", $"Propagate {source.TransitGatewayAttachmentId} to {table.TransitGatewayRouteTableId}.");
        else if (string.Equals(back.State, "blackhole", StringComparison.OrdinalIgnoreCase))
            walk.StopBack("tgw-blackhole", "TransitGatewayRouteTable", table.TransitGatewayRouteTableId, $"{table.TransitGatewayRouteTableId} of {gatewayId} drops the answer to {back.DestinationCidrBlock}.", $"Replace the blackhole route for {back.DestinationCidrBlock} in {table.TransitGatewayRouteTableId}.");
        else if (back.TransitGatewayAttachments.All(a => a.TransitGatewayAttachmentId != source.TransitGatewayAttachmentId))
            walk.Doubt($"{table.TransitGatewayRouteTableId} sends the answer to {back.TransitGatewayAttachments.FirstOrDefault()?.ResourceId} and not straight back.", table.TransitGatewayRouteTableId);
        else
            walk.PassBack("TransitGatewayRouteTable", table.TransitGatewayRouteTableId, $"{back.DestinationCidrBlock} to {source.VpcId}");
    }
}

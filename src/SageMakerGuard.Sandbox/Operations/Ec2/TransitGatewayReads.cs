using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2;

/// <summary>Transit gateways, their attachments and their route tables. Ids come as TransitGatewayIds.1 here, and not in the singular.</summary>
internal static class TransitGatewayReads
{
    private static readonly IdRule s_attachmentIds = new(
        "TransitGatewayAttachmentIds", "tgw-attach", "InvalidTransitGatewayAttachmentID.Malformed", "InvalidTransitGatewayAttachmentID.NotFound", id => $"[sandbox] Transit Gateway Attachment {id} was deleted or does not exist.")
        { ExcludesMaxResults = false };

    private static readonly IdRule s_tableIds = new(
        "TransitGatewayRouteTableIds", "tgw-rtb", "InvalidRouteTableId.Malformed", "InvalidRouteTableID.NotFound", id => $"[sandbox] Transit Gateway Route Table {id} was deleted or does not exist.")
        { ExcludesMaxResults = false };

    public static IEnumerable<Ec2Operation> All()
    {
        yield return Gateways();
        yield return Attachments();
        yield return VpcAttachments();
        yield return Tables();
        yield return TransitGatewayRouteSearch.Operation;
    }

    public static TransitGatewayRouteTable Table(Ec2Call call, string id) => s_tableIds.Select(call.Region.Estate.TransitGatewayRouteTables.Items, [id], t => t.TransitGatewayRouteTableId).Single();

    private static Ec2Operation Gateways() => new Listing<string>
    {
        Set = "transitGatewaySet",
        Items = Known,
        Id = id => id,
        Ids = new("TransitGatewayIds", "tgw", "InvalidTransitGatewayID.Malformed", "InvalidTransitGatewayID.NotFound", id => $"Transit Gateway {id} was deleted or does not exist.") { ExcludesMaxResults = false },
        Filters = new()
        {
            { "transit-gateway-id", id => id }, { "state", _ => "available" }, { "owner-id", (_, region) => region.AccountId },
            new[]
            {
                "options.propagation-default-route-table-id", "options.amazon-side-asn", "options.association-default-route-table-id", "options.auto-accept-shared-attachments",
                "options.default-route-table-association", "options.default-route-table-propagation", "options.dns-support", "options.vpn-ecmp-support",
            },
            _ => [],
        },
        Write = (xml, id, region) =>
        {
            xml.Text("transitGatewayId", id);
            xml.Text("transitGatewayArn", region.Arn("ec2", "transit-gateway/" + id));
            xml.Text("state", "available");
            xml.Text("ownerId", region.AccountId);
            xml.Time("creationTime", RegionState.LongAgo);
            xml.Tags([]);
        },
    }.As("DescribeTransitGateways");

    private static Ec2Operation Attachments() => new Listing<TransitGatewayAttachment>
    {
        Set = "transitGatewayAttachments",
        Items = AllAttachments,
        Id = a => a.TransitGatewayAttachmentId,
        Ids = s_attachmentIds,
        Filters = new()
        {
            { "transit-gateway-attachment-id", a => a.TransitGatewayAttachmentId }, { "transit-gateway-id", a => a.TransitGatewayId }, { "resource-id", a => a.ResourceId }, { "resource-type", a => a.ResourceType },
            { "resource-owner-id", (a, region) => a.ResourceOwnerId ?? region.AccountId }, { "state", a => a.State ?? "available" }, { "transit-gateway-owner-id", (_, region) => region.AccountId },
            { "association.state", a => a.Association?.State }, { "association.transit-gateway-route-table-id", a => a.Association?.TransitGatewayRouteTableId },
            _ => [],
        },
        Write = (xml, a, region) =>
        {
            xml.Text("transitGatewayAttachmentId", a.TransitGatewayAttachmentId);
            xml.Text("transitGatewayId", a.TransitGatewayId);
            xml.Text("transitGatewayOwnerId", region.AccountId);
            xml.Text("resourceOwnerId", a.ResourceOwnerId ?? region.AccountId);
            xml.Text("resourceType", a.ResourceType);
            xml.Text("resourceId", a.ResourceId);
            xml.Text("state", a.State ?? "available");
            if (a.Association is { } association)
            {
                xml.Element("association", () =>
                {
                    xml.Text("transitGatewayRouteTableId", association.TransitGatewayRouteTableId);
                    xml.Text("state", association.State ?? "associated");
                });
            }

            xml.Time("creationTime", RegionState.LongAgo);
            xml.Tags([]);
        },
    }.As("DescribeTransitGatewayAttachments");

    /// <summary>An estate holds no transit gateways: they are known by who names them.</summary>
    public static IEnumerable<string> Known(RegionState region) => region.Estate.TransitGatewayAttachments.Items.Select(a => a.TransitGatewayId)
        .Concat(region.Estate.TransitGatewayVpcAttachments.Items.Select(a => a.TransitGatewayId))
        .Concat(region.Estate.TransitGatewayRouteTables.Items.Select(t => t.TransitGatewayId))
        .Concat(region.Estate.RouteTables.Items.SelectMany(t => t.Routes).Where(r => r.State != "blackhole").Select(r => r.TransitGatewayId).OfType<string>())
        .Distinct();

    /// <summary>A VPC attachment is an attachment as well, even where the estate has it under one head only.</summary>
    private static IEnumerable<TransitGatewayAttachment> AllAttachments(RegionState region)
    {
        var listed = region.Estate.TransitGatewayAttachments.Items;
        var known = new HashSet<string>(listed.Select(a => a.TransitGatewayAttachmentId), StringComparer.Ordinal);
        return listed.Concat(region.Estate.TransitGatewayVpcAttachments.Items.Where(a => !known.Contains(a.TransitGatewayAttachmentId)).Select(a => new TransitGatewayAttachment
        {
            TransitGatewayAttachmentId = a.TransitGatewayAttachmentId, TransitGatewayId = a.TransitGatewayId, ResourceType = "vpc", ResourceId = a.VpcId, State = a.State,
        }));
    }

    private static Ec2Operation VpcAttachments() => new Listing<TransitGatewayVpcAttachment>
    {
        Set = "transitGatewayVpcAttachments",
        Items = region => region.Estate.TransitGatewayVpcAttachments.Items,
        Id = a => a.TransitGatewayAttachmentId,
        Ids = s_attachmentIds,
        Filters = new()
        {
            { "transit-gateway-attachment-id", a => a.TransitGatewayAttachmentId }, { "transit-gateway-id", a => a.TransitGatewayId }, { "vpc-id", a => a.VpcId }, { "state", a => a.State ?? "available" },
            _ => [],
        },
        Write = (xml, a, region) =>
        {
            xml.Text("transitGatewayAttachmentId", a.TransitGatewayAttachmentId);
            xml.Text("transitGatewayId", a.TransitGatewayId);
            xml.Text("vpcId", a.VpcId);
            xml.Text("vpcOwnerId", region.AccountId);
            xml.Text("state", a.State ?? "available");
            xml.Texts("subnetIds", a.SubnetIds);
            xml.Time("creationTime", RegionState.LongAgo);
            xml.Element("options", () =>
            {
                xml.Text("dnsSupport", "enable");
                xml.Text("securityGroupReferencingSupport", a.Options?.SecurityGroupReferencingSupport);
                xml.Text("ipv6Support", "disable");
                xml.Text("applianceModeSupport", a.Options?.ApplianceModeSupport ?? "disable");
            });
            xml.Tags([]);
        },
    }.As("DescribeTransitGatewayVpcAttachments");

    private static Ec2Operation Tables() => new Listing<TransitGatewayRouteTable>
    {
        Set = "transitGatewayRouteTables",
        Items = region => region.Estate.TransitGatewayRouteTables.Items,
        Id = t => t.TransitGatewayRouteTableId,
        Ids = s_tableIds,
        Filters = new()
        {
            { "transit-gateway-route-table-id", t => t.TransitGatewayRouteTableId }, { "transit-gateway-id", t => t.TransitGatewayId }, { "state", t => t.State ?? "available" },
            { "default-association-route-table", _ => "false" }, { "default-propagation-route-table", _ => "false" },
            _ => [],
        },
        Write = (xml, t, _) =>
        {
            xml.Text("transitGatewayRouteTableId", t.TransitGatewayRouteTableId);
            xml.Text("transitGatewayId", t.TransitGatewayId);
            xml.Text("state", t.State ?? "available");
            xml.Flag("defaultAssociationRouteTable", false);
            xml.Flag("defaultPropagationRouteTable", false);
            xml.Time("creationTime", RegionState.LongAgo);
            xml.Tags([]);
        },
    }.As("DescribeTransitGatewayRouteTables");
}

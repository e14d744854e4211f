using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Routing;

/// <summary>AssociateRouteTable, DisassociateRouteTable and ReplaceRouteTableAssociation.</summary>
internal static class RouteTableAssociationChanges
{
    public static IEnumerable<Ec2Operation> All()
    {
        var resource = ResourceArns.Named("route-table", "RouteTableId");
        yield return new("AssociateRouteTable", ["RouteTableId", "SubnetId", "GatewayId", "PublicIpv4Pool"], Associate)
        {
            CheckForm = call => ReadUser(call), Resource = resource, AlsoNeeds = call => ResourceArns.Also(("subnet", "SubnetId"), (GatewayType(call), "GatewayId"))(call),
        };
        yield return new("DisassociateRouteTable", ["AssociationId"], Disassociate) { CheckForm = call => call.Required("AssociationId"), Resource = TableOf };
        yield return new("ReplaceRouteTableAssociation", ["AssociationId", "RouteTableId"], Replace) { CheckForm = call => ReadMove(call), Resource = resource };
    }

    private static string GatewayType(Ec2Call call) => call.Form.Text("GatewayId")?.StartsWith("vgw-", StringComparison.Ordinal) == true ? "vpn-gateway" : "internet-gateway";

    private static (string TableId, string User, bool ToSubnet) ReadUser(Ec2Call call)
    {
        call.RefuseUnmodelled("PublicIpv4Pool");
        var tableId = RouteTableChanges.Named(call);
        var toSubnet = call.OnlyOne(["SubnetId", "GatewayId"]) == "SubnetId";
        var user = call.Required(toSubnet ? "SubnetId" : "GatewayId");
        if (toSubnet)
            ResourceIds.Subnet.CheckForm(user);
        return (tableId, user, toSubnet);
    }

    private static Action<XmlText> Associate(Ec2Call call)
    {
        var (tableId, user, toSubnet) = ReadUser(call);
        lock (call.Region.Gate)
        {
            var table = RouteTableChanges.Find(call, tableId);
            CheckUser(call, table, user, toSubnet);
            var taken = All(call.Region).FirstOrDefault(row => (toSubnet ? row.Association.SubnetId : row.Association.GatewayId) == user);
            if (taken.Table is null)
                return Answer(call, table, new() { RouteTableAssociationId = NewIds.Of("rtbassoc"), SubnetId = toSubnet ? user : null, GatewayId = toSubnet ? null : user });

            // hashicorp/terraform-provider-aws#38960. That the same table again gives what is there is unconfirmed.
            return taken.Table.RouteTableId == tableId
                ? xml => Write(xml, "associationId", RouteTableReads.AssociationId(taken.Table, taken.Association))
                : throw new AwsFault("Resource.AlreadyAssociated", $"the specified association for route table {tableId} conflicts with an existing association");
        }
    }

    private static Action<XmlText> Answer(Ec2Call call, RouteTable table, RouteTableAssociation association)
    {
        call.Region.Network.Change(estate => With(estate, table.RouteTableId, association));
        return xml => Write(xml, "associationId", association.RouteTableAssociationId!);
    }

    private static void Write(XmlText xml, string name, string id)
    {
        xml.Text(name, id);
        xml.Element("associationState", () => xml.Text("state", "associated"));
    }

    /// <summary>A subnet of the table's VPC, or a gateway that is attached to it. The sentence is AWS's for routes; for associations it is not known.</summary>
    private static void CheckUser(Ec2Call call, RouteTable table, string user, bool isSubnet)
    {
        var fits = isSubnet
            ? ResourceIds.Subnet.One(call.Region.Estate.Subnets.Items, user, s => s.SubnetId).VpcId == table.VpcId
            : RouteCarrier.IsGatewayOf(call.Region.Estate, user, table.VpcId);
        if (!fits)
            throw ChangeRules.Invalid($"[sandbox] route table {table.RouteTableId} and {user} belong to different networks");
    }

    private static Action<XmlText> Disassociate(Ec2Call call)
    {
        var id = call.Required("AssociationId");
        lock (call.Region.Gate)
        {
            var (table, association) = Find(call, id);
            call.CheckOwned(call.Region.Index.Vpc(table.VpcId));

            // That it is refused is documented (API_DisassociateRouteTable speaks of subnets alone); AWS's code is not known.
            if (association.Main)
                throw ChangeRules.Invalid($"[sandbox] cannot disassociate the main route table association {id}");
            call.Region.Network.Change(estate => Without(estate, table.RouteTableId, association));
            return ChangeRules.Done;
        }
    }

    private static (string Association, string TableId) ReadMove(Ec2Call call) => (call.Required("AssociationId"), RouteTableChanges.Named(call));

    /// <summary>Gives a new association, and the old id is dead. With the association of the main table it is the main table that changes (API_ReplaceRouteTableAssociation).</summary>
    private static Action<XmlText> Replace(Ec2Call call)
    {
        var (id, tableId) = ReadMove(call);
        lock (call.Region.Gate)
        {
            var (from, association) = Find(call, id);
            var to = RouteTableChanges.Find(call, tableId);
            if (to.VpcId != from.VpcId)
                throw ChangeRules.Invalid($"[sandbox] route tables {from.RouteTableId} and {tableId} belong to different networks");
            var moved = association with { RouteTableAssociationId = NewIds.Of("rtbassoc") };
            call.Region.Network.Change(estate => With(Without(estate, from.RouteTableId, association), tableId, moved));
            return xml => Write(xml, "newAssociationId", moved.RouteTableAssociationId);
        }
    }

    private static RegionEstate With(RegionEstate estate, string table, RouteTableAssociation association) =>
        RouteTableChanges.Edited(estate, table, t => t with { Associations = [.. t.Associations, association] });

    private static RegionEstate Without(RegionEstate estate, string table, RouteTableAssociation association) =>
        RouteTableChanges.Edited(estate, table, t => t with { Associations = t.Associations.Where(a => a != association).ToList() });

    private static (RouteTable Table, RouteTableAssociation Association) Find(Ec2Call call, string id)
    {
        var found = All(call.Region).FirstOrDefault(row => RouteTableReads.AssociationId(row.Table, row.Association) == id);
        return found.Table is null ? throw new AwsFault("InvalidAssociationID.NotFound", $"[sandbox] The association ID '{id}' does not exist") : found;
    }

    private static IEnumerable<(RouteTable Table, RouteTableAssociation Association)> All(RegionState region) =>
        region.Estate.RouteTables.Items.SelectMany(table => table.Associations.Select(association => (table, association)));

    /// <summary>The permission is asked for the table, which the request does not name.</summary>
    private static string TableOf(Ec2Call call)
    {
        var id = call.Form.Text("AssociationId");
        var table = All(call.Region).FirstOrDefault(row => RouteTableReads.AssociationId(row.Table, row.Association) == id).Table;
        return call.Region.Arn("ec2", "route-table/" + (table?.RouteTableId ?? "*"));
    }
}

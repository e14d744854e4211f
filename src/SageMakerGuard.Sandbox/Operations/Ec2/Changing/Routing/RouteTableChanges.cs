using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Operations.Ec2.Changing.Tags;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Routing;

/// <summary>CreateRouteTable and DeleteRouteTable.</summary>
internal static class RouteTableChanges
{
    public static IEnumerable<Ec2Operation> All()
    {
        yield return new("CreateRouteTable", ["VpcId", "ClientToken", "TagSpecification"], Create)
        {
            CheckForm = call => Read(call), Resource = ResourceArns.New("route-table"), AlsoNeeds = ResourceArns.Also(("vpc", "VpcId")),
        };
        yield return new("DeleteRouteTable", ["RouteTableId"], Delete) { CheckForm = call => Named(call), Resource = ResourceArns.Named("route-table", "RouteTableId") };
    }

    /// <summary>The id of a table in a request.</summary>
    public static string Named(Ec2Call call)
    {
        var id = call.Required("RouteTableId");
        RouteTableReads.Ids.CheckForm(id);
        return id;
    }

    /// <summary>The table that a request names, which this account must own.</summary>
    public static RouteTable Find(Ec2Call call, string id)
    {
        var table = RouteTableReads.Ids.One(call.Region.Estate.RouteTables.Items, id, t => t.RouteTableId);
        call.CheckOwned(call.Region.Index.Vpc(table.VpcId));
        return table;
    }

    /// <summary>The estate in which the table is changed.</summary>
    public static RegionEstate Edited(RegionEstate estate, string id, Func<RouteTable, RouteTable> change) => estate with { RouteTables = estate.RouteTables.Altered(t => t.RouteTableId == id, change) };

    private static (string VpcId, IReadOnlyList<Tag> Tags) Read(Ec2Call call)
    {
        var vpcId = call.Required("VpcId");
        ResourceIds.Vpc.CheckForm(vpcId);
        ClientToken.CheckForm(call);
        return (vpcId, TagForm.OnCreate(call, "route-table"));
    }

    /// <summary>A new table has a local route for each block of its VPC, and nobody uses it (VPC User Guide, 'Route table concepts').</summary>
    private static Action<XmlText> Create(Ec2Call call)
    {
        var (vpcId, tags) = Read(call);
        var id = Idempotently.Make(call, () =>
        {
            var estate = call.Region.Estate;
            var vpc = ResourceIds.Vpc.One(estate.Vpcs.Items, vpcId, v => v.VpcId);
            call.CheckOwned(vpc);
            if (estate.RouteTables.Items.Count(t => t.VpcId == vpcId) >= call.Region.Quotas.RouteTablesPerVpc)
                throw new AwsFault("RouteTableLimitExceeded", "[sandbox] The maximum number of route tables has been reached.");
            var table = new RouteTable
            {
                RouteTableId = NewIds.Of("rtb"), VpcId = vpcId, Tags = tags,
                Routes = ChangeRules.BlocksOf(vpc).Select(block => new Route
                {
                    DestinationCidrBlock = block.IsV6 ? null : block.ToString(), DestinationIpv6CidrBlock = block.IsV6 ? block.ToString() : null, GatewayId = "local", State = "active", Origin = "CreateRouteTable",
                }).ToList(),
            };
            Creation.Enter(call, "route-table", table.RouteTableId, tags, e => e with { RouteTables = e.RouteTables.Plus(table) });
            return table.RouteTableId;
        });
        var made = RouteTableReads.Ids.One(call.Region.Estate.RouteTables.Items, id, t => t.RouteTableId);
        return xml =>
        {
            xml.Element("routeTable", () => RouteTableReads.Write(xml, made, call.Region));
            xml.Text("clientToken", ClientToken.Text(call));
        };
    }

    /// <summary>A table that is somebody's, the main one among them, stays (hashicorp/terraform-provider-aws#5931, aws/aws-cli#1549).</summary>
    private static Action<XmlText> Delete(Ec2Call call)
    {
        var id = Named(call);
        lock (call.Region.Gate)
        {
            if (Find(call, id).Associations.Count > 0)
                throw new AwsFault("DependencyViolation", $"The routeTable '{id}' has dependencies and cannot be deleted.");
            call.Region.Network.Change(estate => estate with
            {
                RouteTables = estate.RouteTables.Without(t => t.RouteTableId == id),
                VpcEndpoints = estate.VpcEndpoints.Altered(e => e.RouteTableIds.Contains(id), e => e with { RouteTableIds = e.RouteTableIds.Where(t => t != id).ToList() }),
            });
            return ChangeRules.Done;
        }
    }
}

using System.Linq;
using Amazon.EC2;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using M = Amazon.EC2.Model;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Route tables, who uses them, and their routes.</summary>
internal static class RoutingCalls
{
    public static StepCall Create(CreateRouteTable step, string clientToken) => new("ec2:CreateRouteTable", step.VpcId, async (c, ct) =>
    {
        var answer = await c.EC2.CreateRouteTableAsync(new() { VpcId = step.VpcId, ClientToken = clientToken, TagSpecifications = step.Tags.On(ResourceType.RouteTable) }, ct).ConfigureAwait(false);
        return StepCall.Made(answer.RouteTable?.RouteTableId, "RouteTableId");
    });

    public static StepCall Delete(DeleteRouteTable step) =>
        StepCall.Of("ec2:DeleteRouteTable", step.RouteTableId, (c, ct) => c.EC2.DeleteRouteTableAsync(new M.DeleteRouteTableRequest { RouteTableId = step.RouteTableId }, ct));

    // A subnet that has a table of its own keeps it until the other takes its place: AssociateRouteTable is refused (API_AssociateRouteTable, Resource.AlreadyAssociated).
    public static StepCall Associate(AssociateRouteTable step, RegionEstate before) => Association(before, step.SubnetId) is { } association
        ? StepCall.Of("ec2:ReplaceRouteTableAssociation", step.SubnetId, (c, ct) => c.EC2.ReplaceRouteTableAssociationAsync(new() { AssociationId = association, RouteTableId = step.RouteTableId }, ct))
        : StepCall.Of("ec2:AssociateRouteTable", step.SubnetId, (c, ct) => c.EC2.AssociateRouteTableAsync(new() { SubnetId = step.SubnetId, RouteTableId = step.RouteTableId }, ct));

    public static StepCall Disassociate(DisassociateRouteTable step, RegionEstate before)
    {
        const string Operation = "ec2:DisassociateRouteTable";
        var association = Association(before, step.SubnetId, step.RouteTableId) ?? throw new GuardFault(
            "AssociationUnknown",
            FaultCategory.NotFound,
            $"Subnet {step.SubnetId} has no association with route table {step.RouteTableId} that {Operation} could name.",
            "Read the route tables again: the subnet uses its VPC's main table already.")
        {
            Operation = Operation,
            ResourceId = step.SubnetId,
            Region = before.Region,
        };
        return StepCall.Of(Operation, step.SubnetId, (c, ct) => c.EC2.DisassociateRouteTableAsync(new() { AssociationId = association }, ct));
    }

    // ReplaceRoute does not take a route that a virtual private gateway put there; a static one beside it wins (ansible/ansible#43415).
    public static StepCall Set(SetRoute step, RegionEstate before)
    {
        var there = before.RouteTables.Items
            .Where(t => t.RouteTableId == step.RouteTableId)
            .SelectMany(t => t.Routes)
            .Any(r => r.DestinationCidrBlock == step.DestinationCidrBlock && r.Origin != "EnableVgwRoutePropagation");
        var to = step.Target;
        return there
            ? StepCall.Of("ec2:ReplaceRoute", step.RouteTableId, (c, ct) => c.EC2.ReplaceRouteAsync(
                new()
                {
                    RouteTableId = step.RouteTableId,
                    DestinationCidrBlock = step.DestinationCidrBlock,
                    NatGatewayId = to.NatGatewayId,
                    GatewayId = to.GatewayId,
                    TransitGatewayId = to.TransitGatewayId,
                    VpcPeeringConnectionId = to.VpcPeeringConnectionId,
                    NetworkInterfaceId = to.NetworkInterfaceId,
                    EgressOnlyInternetGatewayId = to.EgressOnlyInternetGatewayId,
                },
                ct))
            : StepCall.Of("ec2:CreateRoute", step.RouteTableId, (c, ct) => c.EC2.CreateRouteAsync(
                new()
                {
                    RouteTableId = step.RouteTableId,
                    DestinationCidrBlock = step.DestinationCidrBlock,
                    NatGatewayId = to.NatGatewayId,
                    GatewayId = to.GatewayId,
                    TransitGatewayId = to.TransitGatewayId,
                    VpcPeeringConnectionId = to.VpcPeeringConnectionId,
                    NetworkInterfaceId = to.NetworkInterfaceId,
                    EgressOnlyInternetGatewayId = to.EgressOnlyInternetGatewayId,
                },
                ct));
    }

    public static StepCall Delete(DeleteRoute step) => StepCall.Of(
        "ec2:DeleteRoute",
        step.RouteTableId,
        (c, ct) => c.EC2.DeleteRouteAsync(new() { RouteTableId = step.RouteTableId, DestinationCidrBlock = step.DestinationCidrBlock }, ct));

    private static string? Association(RegionEstate before, string subnetId, string? tableId = null) => before.RouteTables.Items
        .Where(t => tableId is null || t.RouteTableId == tableId)
        .SelectMany(t => t.Associations)
        .FirstOrDefault(a => a.SubnetId == subnetId)?.RouteTableAssociationId;
}

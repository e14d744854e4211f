using System;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Endpoints;

/// <summary>What ModifyVpcEndpoint does to a gateway endpoint: tables and policy, at once.</summary>
internal static class GatewayModification
{
    public static void Apply(Ec2Call call, VpcEndpoint endpoint)
    {
        if (call.Form.List("AddSubnetId").Count + call.Form.List("RemoveSubnetId").Count > 0)
            throw EndpointForm.OnlyInterfaces();
        EndpointForm.RefuseOnGateway(call, "AddSecurityGroupId", "RemoveSecurityGroupId");
        EndpointModification.RequireThere("route table", "RemoveRouteTableId", call, endpoint.RouteTableIds);

        var removed = call.Form.List("RemoveRouteTableId").ToList();
        var added = GatewayTables.Checked(call.Region.Estate, endpoint.VpcId, endpoint.ServiceName, call.Form.List("AddRouteTableId"));
        var changed = endpoint with
        {
            RouteTableIds = endpoint.RouteTableIds.Except(removed, StringComparer.Ordinal).Concat(added).ToList(), PolicyDocument = EndpointModification.Policy(call, endpoint) ?? PolicyForm.GatewayDefault,
        };
        call.Region.Network.Change(estate => GatewayTables.Put(GatewayTables.Remove(EndpointModification.Replace(estate, changed), changed.VpcEndpointId, removed), changed, added));
    }
}

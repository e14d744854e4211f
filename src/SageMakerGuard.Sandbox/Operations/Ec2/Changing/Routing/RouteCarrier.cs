using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Ec2.Changing.Routing;

/// <summary>What carries a route's packets on: one of the targets that CreateRoute and ReplaceRoute know.</summary>
internal sealed record RouteCarrier(string Parameter, string Id)
{
    public static readonly string[] Modelled = ["GatewayId", "NatGatewayId", "TransitGatewayId", "VpcPeeringConnectionId", "NetworkInterfaceId", "EgressOnlyInternetGatewayId", "VpcEndpointId"];

    public static readonly string[] Unmodelled = ["InstanceId", "LocalGatewayId", "CarrierGatewayId", "CoreNetworkArn", "OdbNetworkArn"];

    /// <summary>Whether it may carry what goes to the VPC's own addresses (VPC User Guide, 'Middlebox routing'; the refusal of others: hashicorp/terraform#26018).</summary>
    public bool CarriesLocal => Parameter is "NetworkInterfaceId" or "NatGatewayId" or "VpcEndpointId";

    /// <summary>Reads the one target of a request and checks the form of its id.</summary>
    public static RouteCarrier Read(Ec2Call call)
    {
        call.RefuseUnmodelled(Unmodelled);
        var parameter = call.OnlyOne(Modelled);
        var id = call.Required(parameter);
        IdsOf(parameter)?.CheckForm(id);
        return new(parameter, id);
    }

    /// <summary>Whether that is an internet or VPN gateway of the VPC.</summary>
    public static bool IsGatewayOf(RegionEstate estate, string id, string vpcId) =>
        estate.InternetGateways.Items.Any(i => i.InternetGatewayId == id && ChangeRules.IsAttached(i.Attachments, vpcId))
        || estate.VpnGateways.Items.Any(v => v.VpnGatewayId == id && ChangeRules.IsAttached(v.VpcAttachments, vpcId));

    /// <summary>A route to it, if it is there and fits the table and the destination.</summary>
    public Route RouteIn(RouteTable table, RouteDestination destination, RegionState region)
    {
        var estate = region.Estate;
        switch (Parameter)
        {
            case "GatewayId":
                CheckGateway(estate, table);
                return new() { GatewayId = Id };
            case "NatGatewayId":
                // Of a gateway that is gone or going nothing is known; it is taken for not there. A pending one is accepted (boto/boto3#779).
                if (estate.NatGateways.Items.FirstOrDefault(n => n.NatGatewayId == Id && n.State is "pending" or "available") is not { } nat)
                    throw new AwsFault("InvalidNatGatewayID.NotFound", $"The natGateway ID '{Id}' does not exist");
                return nat.VpcId == table.VpcId ? new() { NatGatewayId = Id } : throw OtherNetwork(table);
            case "TransitGatewayId":
                CheckTransitGateway(region, table);
                return new() { TransitGatewayId = Id };
            case "VpcPeeringConnectionId":
                CheckPeering(estate, table);
                return new() { VpcPeeringConnectionId = Id };
            case "NetworkInterfaceId":
                var networkInterface = ResourceIds.NetworkInterface.One(estate.NetworkInterfaces.Items, Id, i => i.NetworkInterfaceId);
                return networkInterface.VpcId == table.VpcId ? new() { NetworkInterfaceId = Id } : throw OtherNetwork(table);
            case "EgressOnlyInternetGatewayId":
                var egressOnly = GatewayReads.EgressOnlyIds.One(estate.EgressOnlyInternetGateways.Items, Id, i => i.EgressOnlyInternetGatewayId);
                if (destination.Block is { IsV6: false })
                    throw ChangeRules.Invalid($"[sandbox] {Id} carries IPv6 only, and {destination.Name} is IPv4.");
                return ChangeRules.IsAttached(egressOnly.Attachments, table.VpcId) ? new() { EgressOnlyInternetGatewayId = Id } : throw OtherNetwork(table);
            default:
                var endpoint = ResourceIds.Endpoint.One(estate.VpcEndpoints.Items, Id, e => e.VpcEndpointId);

                // API_CreateRoute: 'Supported for Gateway Load Balancer endpoints only.' The table then shows it as a gateway.
                if (endpoint.VpcEndpointType != "GatewayLoadBalancer")
                    throw ChangeRules.Invalid($"[sandbox] {Id} is a {endpoint.VpcEndpointType} endpoint and no target of routes by hand.");
                return endpoint.VpcId == table.VpcId ? new() { GatewayId = Id } : throw OtherNetwork(table);
        }
    }

    /// <summary>A NAT gateway's id here reads as a gateway that does not exist (devopsacademyau/academy#906).</summary>
    private void CheckGateway(RegionEstate estate, RouteTable table)
    {
        if (!estate.InternetGateways.Items.Any(i => i.InternetGatewayId == Id) && !estate.VpnGateways.Items.Any(v => v.VpnGatewayId == Id))
            throw new AwsFault("InvalidGatewayID.NotFound", $"The gateway ID '{Id}' does not exist");
        if (!IsGatewayOf(estate, Id, table.VpcId))
            throw ChangeRules.Invalid($"route table {table.RouteTableId} and network gateway {Id} belong to different networks");
    }

    /// <summary>A transit gateway that the VPC is not attached to is as one that does not exist; where its attachments are not known it is believed.</summary>
    private void CheckTransitGateway(RegionState region, RouteTable table)
    {
        var attachments = region.Estate.TransitGatewayVpcAttachments.Items.Where(a => a.TransitGatewayId == Id && a.State is null or "available" or "modifying" or "pending").ToList();
        if (!TransitGatewayReads.Known(region).Contains(Id) || (attachments.Count > 0 && attachments.All(a => a.VpcId != table.VpcId)))
            throw new AwsFault("InvalidTransitGatewayID.NotFound", $"The transitGateway ID '{Id}' does not exist.");
    }

    private void CheckPeering(RegionEstate estate, RouteTable table)
    {
        var peering = PeeringReads.Ids.One(estate.VpcPeeringConnections.Items, Id, p => p.VpcPeeringConnectionId);
        if (peering.RequesterVpcInfo?.VpcId != table.VpcId && peering.AccepterVpcInfo?.VpcId != table.VpcId)
            throw OtherNetwork(table);
        if (peering.Status?.Code is { } code and not ("active" or "provisioning"))
            throw ChangeRules.Invalid($"[sandbox] {Id} is {code} and carries nothing.");
    }

    /// <summary>The sentence is AWS's for internet gateways; for other targets it is not known.</summary>
    private AwsFault OtherNetwork(RouteTable table) => ChangeRules.Invalid($"[sandbox] route table {table.RouteTableId} and {Id} belong to different networks");

    private static IdRule? IdsOf(string parameter) => parameter switch
    {
        "NatGatewayId" => GatewayReads.NatIds,
        "VpcPeeringConnectionId" => PeeringReads.Ids,
        "NetworkInterfaceId" => ResourceIds.NetworkInterface,
        "EgressOnlyInternetGatewayId" => GatewayReads.EgressOnlyIds,
        "VpcEndpointId" => ResourceIds.Endpoint,

        // Any word is looked up as a gateway, and no code is known for a transit gateway's id that is none.
        _ => null,
    };
}

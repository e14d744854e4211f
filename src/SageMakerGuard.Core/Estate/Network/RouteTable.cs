using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A route table (API_DescribeRouteTables).</summary>
public sealed record RouteTable
{
    /// <summary>The table.</summary>
    public string RouteTableId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Subnets and gateways that use it. A subnet with no association uses the VPC's main table.</summary>
    public IReadOnlyList<RouteTableAssociation> Associations { get; init; } = [];

    /// <summary>Its routes.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>Who uses a route table.</summary>
public sealed record RouteTableAssociation
{
    /// <summary>The association.</summary>
    public string? RouteTableAssociationId { get; init; }

    /// <summary>True for the VPC's main table.</summary>
    public bool Main { get; init; }

    /// <summary>The subnet, where it is associated with one.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The gateway, for edge associations.</summary>
    public string? GatewayId { get; init; }
}

/// <summary>A route: one destination, one target (API_Route).</summary>
public sealed record Route
{
    /// <summary>An IPv4 block.</summary>
    public string? DestinationCidrBlock { get; init; }

    /// <summary>An IPv6 block.</summary>
    public string? DestinationIpv6CidrBlock { get; init; }

    /// <summary>A prefix list.</summary>
    public string? DestinationPrefixListId { get; init; }

    /// <summary>local, igw-…, vgw-…, or vpce-… (a gateway endpoint with a prefix list; a firewall or load balancer endpoint with a block).</summary>
    public string? GatewayId { get; init; }

    /// <summary>A NAT gateway.</summary>
    public string? NatGatewayId { get; init; }

    /// <summary>A transit gateway.</summary>
    public string? TransitGatewayId { get; init; }

    /// <summary>A peering connection.</summary>
    public string? VpcPeeringConnectionId { get; init; }

    /// <summary>An egress-only internet gateway (IPv6).</summary>
    public string? EgressOnlyInternetGatewayId { get; init; }

    /// <summary>An interface, of an appliance or a NAT instance.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>The instance of that interface.</summary>
    public string? InstanceId { get; init; }

    /// <summary>A Cloud WAN core network.</summary>
    public string? CoreNetworkArn { get; init; }

    /// <summary>A local gateway (Outposts).</summary>
    public string? LocalGatewayId { get; init; }

    /// <summary>A carrier gateway (Wavelength).</summary>
    public string? CarrierGatewayId { get; init; }

    /// <summary>active, blackhole (the target is gone) or filtered.</summary>
    public string? State { get; init; }

    /// <summary>CreateRouteTable, CreateRoute, EnableVgwRoutePropagation or Advertisement.</summary>
    public string? Origin { get; init; }
}

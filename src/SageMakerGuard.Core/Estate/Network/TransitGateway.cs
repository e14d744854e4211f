using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>An attachment of a transit gateway (API_DescribeTransitGatewayAttachments).</summary>
public sealed record TransitGatewayAttachment
{
    /// <summary>The attachment.</summary>
    public string TransitGatewayAttachmentId { get; init; } = "";

    /// <summary>The transit gateway.</summary>
    public string TransitGatewayId { get; init; } = "";

    /// <summary>vpc, vpn, direct-connect-gateway, connect, peering and so on.</summary>
    public string ResourceType { get; init; } = "";

    /// <summary>What is attached: a VPC's id, for example.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The account of what is attached.</summary>
    public string? ResourceOwnerId { get; init; }

    /// <summary>available and others.</summary>
    public string? State { get; init; }

    /// <summary>The route table that traffic from this attachment is looked up in.</summary>
    public TransitGatewayAssociation? Association { get; init; }
}

/// <summary>The route table of an attachment.</summary>
public sealed record TransitGatewayAssociation
{
    /// <summary>The table.</summary>
    public string? TransitGatewayRouteTableId { get; init; }

    /// <summary>associated and others.</summary>
    public string? State { get; init; }
}

/// <summary>A VPC attachment with its subnets (API_DescribeTransitGatewayVpcAttachments).</summary>
public sealed record TransitGatewayVpcAttachment
{
    /// <summary>The attachment.</summary>
    public string TransitGatewayAttachmentId { get; init; } = "";

    /// <summary>The transit gateway.</summary>
    public string TransitGatewayId { get; init; } = "";

    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>available and others.</summary>
    public string? State { get; init; }

    /// <summary>One subnet per zone: a zone without one cannot reach the transit gateway.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Options of the attachment.</summary>
    public TransitGatewayVpcAttachmentOptions? Options { get; init; }
}

/// <summary>Options of a VPC attachment.</summary>
public sealed record TransitGatewayVpcAttachmentOptions
{
    /// <summary>enable or disable: whether groups may be referenced across the transit gateway.</summary>
    public string? SecurityGroupReferencingSupport { get; init; }

    /// <summary>enable or disable: keeps both directions of a flow in one zone, for stateful appliances.</summary>
    public string? ApplianceModeSupport { get; init; }
}

/// <summary>A transit gateway route table (API_DescribeTransitGatewayRouteTables) with its routes (API_SearchTransitGatewayRoutes).</summary>
public sealed record TransitGatewayRouteTable
{
    /// <summary>The table.</summary>
    public string TransitGatewayRouteTableId { get; init; } = "";

    /// <summary>The transit gateway.</summary>
    public string TransitGatewayId { get; init; } = "";

    /// <summary>available and others.</summary>
    public string? State { get; init; }

    /// <summary>Its routes; null where they could not be read.</summary>
    public IReadOnlyList<TransitGatewayRoute>? Routes { get; init; }

    /// <summary>True where AWS said that there are more routes than it gave (its search stops at 1,000).</summary>
    public bool AdditionalRoutesAvailable { get; init; }
}

/// <summary>A route of a transit gateway.</summary>
public sealed record TransitGatewayRoute
{
    /// <summary>The destination, IPv4 or IPv6.</summary>
    public string? DestinationCidrBlock { get; init; }

    /// <summary>The prefix list, where the destination is one.</summary>
    public string? PrefixListId { get; init; }

    /// <summary>static or propagated.</summary>
    public string? Type { get; init; }

    /// <summary>active or blackhole.</summary>
    public string? State { get; init; }

    /// <summary>Where it leads.</summary>
    public IReadOnlyList<TransitGatewayRouteAttachment> TransitGatewayAttachments { get; init; } = [];
}

/// <summary>Where a route of a transit gateway leads.</summary>
public sealed record TransitGatewayRouteAttachment
{
    /// <summary>The attachment.</summary>
    public string? TransitGatewayAttachmentId { get; init; }

    /// <summary>What is attached.</summary>
    public string? ResourceId { get; init; }

    /// <summary>vpc, vpn and so on.</summary>
    public string? ResourceType { get; init; }
}

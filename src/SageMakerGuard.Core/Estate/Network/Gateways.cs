using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A NAT gateway (API_DescribeNatGateways). Deleted and failed ones stay listed for about an hour.</summary>
public sealed record NatGateway
{
    /// <summary>The gateway.</summary>
    public string NatGatewayId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Its subnet, which must itself have a route to an internet gateway; absent for a regional gateway.</summary>
    public string? SubnetId { get; init; }

    /// <summary>pending, available, failed, deleting or deleted.</summary>
    public string State { get; init; } = "";

    /// <summary>public or private; a private one never reaches the internet by itself.</summary>
    public string? ConnectivityType { get; init; }

    /// <summary>zonal or regional; absent means zonal.</summary>
    public string? AvailabilityMode { get; init; }

    /// <summary>Why it failed.</summary>
    public string? FailureCode { get; init; }

    /// <summary>Why it failed, in words.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>Its addresses.</summary>
    public IReadOnlyList<NatGatewayAddress> NatGatewayAddresses { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>An address of a NAT gateway.</summary>
public sealed record NatGatewayAddress
{
    /// <summary>The elastic IP's allocation.</summary>
    public string? AllocationId { get; init; }

    /// <summary>The interface.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>The private address.</summary>
    public string? PrivateIp { get; init; }

    /// <summary>The public address.</summary>
    public string? PublicIp { get; init; }
}

/// <summary>An internet gateway (API_DescribeInternetGateways).</summary>
public sealed record InternetGateway
{
    /// <summary>The gateway.</summary>
    public string InternetGatewayId { get; init; } = "";

    /// <summary>The VPC that it is attached to.</summary>
    public IReadOnlyList<GatewayAttachment> Attachments { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>An egress-only internet gateway (API_DescribeEgressOnlyInternetGateways).</summary>
public sealed record EgressOnlyInternetGateway
{
    /// <summary>The gateway.</summary>
    public string EgressOnlyInternetGatewayId { get; init; } = "";

    /// <summary>The VPC that it is attached to.</summary>
    public IReadOnlyList<GatewayAttachment> Attachments { get; init; } = [];
}

/// <summary>A virtual private gateway (API_DescribeVpnGateways): VPN or Direct Connect.</summary>
public sealed record VpnGateway
{
    /// <summary>The gateway.</summary>
    public string VpnGatewayId { get; init; } = "";

    /// <summary>pending, available, deleting or deleted.</summary>
    public string? State { get; init; }

    /// <summary>The VPC that it is attached to.</summary>
    public IReadOnlyList<GatewayAttachment> VpcAttachments { get; init; } = [];
}

/// <summary>What a gateway is attached to.</summary>
public sealed record GatewayAttachment
{
    /// <summary>The VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>available or attached.</summary>
    public string? State { get; init; }
}

/// <summary>A peering connection (API_DescribeVpcPeeringConnections).</summary>
public sealed record VpcPeeringConnection
{
    /// <summary>The connection.</summary>
    public string VpcPeeringConnectionId { get; init; } = "";

    /// <summary>Whether it is active.</summary>
    public PeeringStatus? Status { get; init; }

    /// <summary>One end.</summary>
    public PeeringVpc? RequesterVpcInfo { get; init; }

    /// <summary>The other end.</summary>
    public PeeringVpc? AccepterVpcInfo { get; init; }
}

/// <summary>The state of a peering connection.</summary>
public sealed record PeeringStatus
{
    /// <summary>active, pending-acceptance, deleted and so on.</summary>
    public string? Code { get; init; }
}

/// <summary>One end of a peering connection.</summary>
public sealed record PeeringVpc
{
    /// <summary>The VPC.</summary>
    public string? VpcId { get; init; }

    /// <summary>Its account.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Its region.</summary>
    public string? Region { get; init; }

    /// <summary>Its first IPv4 block.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>Its IPv4 blocks.</summary>
    public IReadOnlyList<VpcCidrBlockAssociation> CidrBlockSet { get; init; } = [];
}

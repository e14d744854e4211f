using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A VPC (API_DescribeVpcs) with its two DNS attributes (API_DescribeVpcAttribute).</summary>
public sealed record Vpc
{
    /// <summary>The VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The account that owns it; another one than the caller's where it is shared.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>The first IPv4 block.</summary>
    public string CidrBlock { get; init; } = "";

    /// <summary>Every IPv4 block, the first one among them.</summary>
    public IReadOnlyList<VpcCidrBlockAssociation> CidrBlockAssociationSet { get; init; } = [];

    /// <summary>Every IPv6 block.</summary>
    public IReadOnlyList<VpcIpv6CidrBlockAssociation> Ipv6CidrBlockAssociationSet { get; init; } = [];

    /// <summary>The DHCP option set; <c>default</c> where there is none.</summary>
    public string? DhcpOptionsId { get; init; }

    /// <summary>Whether it is the account's default VPC in the region: calls that name no VPC mean it, and its security groups go by name as well.</summary>
    public bool IsDefault { get; init; }

    /// <summary>default, dedicated or host; SageMaker takes default only.</summary>
    public string? InstanceTenancy { get; init; }

    /// <summary>pending or available.</summary>
    public string? State { get; init; }

    /// <summary>Whether the VPC resolver answers; null where the attribute could not be read.</summary>
    public bool? EnableDnsSupport { get; init; }

    /// <summary>Whether interfaces get names, which private DNS needs as well; null where the attribute could not be read.</summary>
    public bool? EnableDnsHostnames { get; init; }

    /// <summary>Tags. The owner's tags are not visible to a participant of a shared VPC.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>An IPv4 block of a VPC.</summary>
public sealed record VpcCidrBlockAssociation
{
    /// <summary>The block.</summary>
    public string CidrBlock { get; init; } = "";
}

/// <summary>An IPv6 block of a VPC.</summary>
public sealed record VpcIpv6CidrBlockAssociation
{
    /// <summary>The block.</summary>
    public string Ipv6CidrBlock { get; init; } = "";
}

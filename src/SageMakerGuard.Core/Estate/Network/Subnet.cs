using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A subnet (API_DescribeSubnets).</summary>
public sealed record Subnet
{
    /// <summary>The subnet.</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Its IPv4 block.</summary>
    public string CidrBlock { get; init; } = "";

    /// <summary>Its IPv6 blocks.</summary>
    public IReadOnlyList<VpcIpv6CidrBlockAssociation> Ipv6CidrBlockAssociationSet { get; init; } = [];

    /// <summary>The zone's name, which means another zone in another account.</summary>
    public string AvailabilityZone { get; init; } = "";

    /// <summary>The zone's id, for example use1-az1: the same in every account.</summary>
    public string AvailabilityZoneId { get; init; } = "";

    /// <summary>Unused IPv4 addresses, the five reserved ones not counted.</summary>
    public int AvailableIpAddressCount { get; init; }

    /// <summary>Whether instances get a public address at launch. SageMaker's interfaces never get one.</summary>
    public bool MapPublicIpOnLaunch { get; init; }

    /// <summary>The owning account.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

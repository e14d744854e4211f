using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>How many NAT gateways a network gets.</summary>
public enum NatPlacement
{
    /// <summary>None: what apps need is reached through endpoints.</summary>
    None,

    /// <summary>One in each zone, for the subnets of that zone: what AWS advises.</summary>
    PerZone,

    /// <summary>One for all zones: cheaper by the hour, dearer by the gigabyte, and gone with its zone.</summary>
    Single,
}

/// <summary>What is wanted of a private network. Every member has a default.</summary>
public sealed record PrivateNetworkOptions
{
    /// <summary>Blocks for the private subnets, one for each zone; empty to have free ones chosen.</summary>
    public IReadOnlyList<string> SubnetCidrs { get; init; } = [];

    /// <summary>The size of the subnets as a prefix length, 16 to 28; null to have it worked out from the users.</summary>
    public int? PrefixLength { get; init; }

    /// <summary>The users to plan for; null for as many as the domain has profiles.</summary>
    public int? Users { get; init; }

    /// <summary>Addresses for each user: 4 is the upper end of AWS's advice of 2 to 4 (SageMaker Developer Guide, 'Connect Studio in a VPC to external resources').</summary>
    public int AddressesPerUser { get; init; } = 4;

    /// <summary>Instances of jobs that run at one time in these subnets; each takes two addresses.</summary>
    public int ConcurrentJobInstances { get; init; }

    /// <summary>What people do in the domain, for the number of endpoints; null for what its settings and apps show.</summary>
    public Feature? Features { get; init; }

    /// <summary>Zones by name or id; empty for two or three in which the domain is, or that have an endpoint for Studio.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>NAT gateways.</summary>
    public NatPlacement NatGateway { get; init; }

    /// <summary>Public subnets for NAT gateways; zones without one of these use one that is there, or get one.</summary>
    public IReadOnlyList<string> PublicSubnetIds { get; init; } = [];

    /// <summary>Whether a security group is made for the apps; null for where the domain has none of its own.</summary>
    public bool? CreateSecurityGroup { get; init; }

    /// <summary>Tags for what is made.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Reachability;

/// <summary>Where a packet is to arrive.</summary>
internal sealed record Goal
{
    /// <summary>For people: 'vpce-… (sagemaker.api)', 'the internet'.</summary>
    public string Name { get; init; } = "";

    /// <summary>Every address that the packet may be sent to.</summary>
    public AddressSet Addresses { get; init; } = AddressSet.Empty;

    /// <summary>True where the addresses stand for a host that nobody named: nine tenths of them then decide for all.</summary>
    public bool AnyHost { get; init; }

    /// <summary>True where the goal lies on the public side of an internet gateway.</summary>
    public bool Public { get; init; }

    /// <summary>The subnets of the goal's interfaces, where these are known.</summary>
    public IReadOnlyList<Subnet>? Subnets { get; init; }

    /// <summary>The groups on those interfaces; null where the interfaces are to be looked up by their addresses.</summary>
    public IReadOnlyList<string>? GroupIds { get; init; }

    /// <summary>True where nothing is to be asked of the groups at the goal: they were judged already, or the walk doubts them.</summary>
    public bool IsJudged { get; init; }

    /// <summary>The kind of the goal's resource for hops: VpcEndpoint, MountTarget; null where arriving is no step of its own.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The goal's resource.</summary>
    public string ResourceId { get; init; } = "";

    /// <summary>What arriving there means, for the hop.</summary>
    public string Arrival { get; init; } = "";

    /// <summary>What carries a packet that only has to cross its own VPC.</summary>
    public string LocalWay { get; init; } = "local";

    /// <summary>What a missing route asks for, where it is not a route by hand.</summary>
    public string? RouteFix { get; init; }
}

/// <summary>Whose address the packet carries.</summary>
internal enum Disguise
{
    /// <summary>The source interface's own.</summary>
    None,

    /// <summary>That of a NAT gateway with public addresses.</summary>
    PublicNat,

    /// <summary>That of a private NAT gateway.</summary>
    PrivateNat,
}

/// <summary>A packet under way.</summary>
internal sealed record Flow
{
    /// <summary>Where it is going.</summary>
    public Goal Goal { get; init; } = new();

    /// <summary>Protocol and destination ports.</summary>
    public Traffic Traffic { get; init; }

    /// <summary>Protocol and ports of its answer.</summary>
    public Traffic Answer { get; init; }

    /// <summary>The addresses that it may carry as its source.</summary>
    public AddressSet Sources { get; init; } = AddressSet.Empty;

    /// <summary>The groups of the source interface; empty once a NAT gateway has put its own address in.</summary>
    public IReadOnlyList<string> GroupIds { get; init; } = [];

    /// <summary>Whether those are surely all of its groups: where not, a rule that names a group may still admit it.</summary>
    public bool GroupsKnown { get; init; } = true;

    /// <summary>Whose address it carries.</summary>
    public Disguise Disguise { get; init; }

    /// <summary>The transit gateway or peering connection through which it entered the present VPC; answers must leave through it.</summary>
    public string? EnteredBy { get; init; }

    /// <summary>The role that endpoint policies see; null where unknown.</summary>
    public string? PrincipalArn { get; init; }

    /// <summary>What it has passed, against loops.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];
}

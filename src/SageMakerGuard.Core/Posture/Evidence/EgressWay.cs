using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Reachability;

namespace SageMakerGuard.Posture;

/// <summary>Where a way from a subnet towards the internet ends, as far as it can be followed.</summary>
internal enum EgressEnd
{
    /// <summary>On the internet, with nothing on the way that inspects it.</summary>
    Open,

    /// <summary>At a firewall or load balancer endpoint, which inspects it.</summary>
    Inspected,

    /// <summary>In another network (transit gateway, Cloud WAN, VPN, peering) or in an appliance: what happens there cannot be seen from here.</summary>
    Elsewhere,

    /// <summary>Nowhere: the target is gone, not available, or has no way on.</summary>
    Dead,

    /// <summary>At an internet gateway, which SageMaker's interfaces cannot use, having no public address.</summary>
    InternetGateway,

    /// <summary>Not known, because something on the way could not be read.</summary>
    Unread,
}

/// <summary>One way from one of the domain's subnets towards public addresses.</summary>
internal sealed record EgressWay
{
    public Subnet Subnet { get; init; } = new();

    public EgressEnd End { get; init; }

    /// <summary>The public addresses that take this way.</summary>
    public AddressSet Addresses { get; init; } = AddressSet.Empty;

    /// <summary>The route of the domain's subnet that starts it.</summary>
    public Route? Route { get; init; }

    /// <summary>The table that the route stands in.</summary>
    public string RouteTableId { get; init; } = "";

    /// <summary>The NAT gateway that it passes, if any.</summary>
    public NatGateway? Nat { get; init; }

    /// <summary>Completes 'traffic to the internet …'.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Whether it carries the internet at large and not single blocks.</summary>
    public bool IsDefault { get; init; }

    public IReadOnlyList<UnreadableCall> Calls { get; init; } = [];
}

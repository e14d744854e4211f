using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A security group (API_DescribeSecurityGroups).</summary>
public sealed record SecurityGroup
{
    /// <summary>The group.</summary>
    public string GroupId { get; init; } = "";

    /// <summary>Its name.</summary>
    public string GroupName { get; init; } = "";

    /// <summary>Its description.</summary>
    public string? Description { get; init; }

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The owning account.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>What may come in.</summary>
    public IReadOnlyList<IpPermission> IpPermissions { get; init; } = [];

    /// <summary>What may go out.</summary>
    public IReadOnlyList<IpPermission> IpPermissionsEgress { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A rule of a security group, for as many peers as share its protocol and ports.</summary>
public sealed record IpPermission
{
    /// <summary>tcp, udp, icmp, icmpv6, a number, or -1 for all.</summary>
    public string IpProtocol { get; init; } = "-1";

    /// <summary>First port (ICMP: type); null or -1 is all.</summary>
    public int? FromPort { get; init; }

    /// <summary>Last port (ICMP: code); null or -1 is all.</summary>
    public int? ToPort { get; init; }

    /// <summary>IPv4 peers.</summary>
    public IReadOnlyList<IpRange> IpRanges { get; init; } = [];

    /// <summary>IPv6 peers.</summary>
    public IReadOnlyList<Ipv6Range> Ipv6Ranges { get; init; } = [];

    /// <summary>Prefix list peers.</summary>
    public IReadOnlyList<PrefixListId> PrefixListIds { get; init; } = [];

    /// <summary>Security group peers: the private addresses of the interfaces that carry them.</summary>
    public IReadOnlyList<UserIdGroupPair> UserIdGroupPairs { get; init; } = [];
}

/// <summary>An IPv4 peer.</summary>
public sealed record IpRange
{
    /// <summary>The block.</summary>
    public string CidrIp { get; init; } = "";
}

/// <summary>An IPv6 peer.</summary>
public sealed record Ipv6Range
{
    /// <summary>The block.</summary>
    public string CidrIpv6 { get; init; } = "";
}

/// <summary>A prefix list peer; its property is named as in API_PrefixListId.</summary>
public sealed record PrefixListId
{
    /// <summary>The prefix list's id.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("PrefixListId")]
    public string Id { get; init; } = "";
}

/// <summary>A security group peer.</summary>
public sealed record UserIdGroupPair
{
    /// <summary>The group.</summary>
    public string GroupId { get; init; } = "";

    /// <summary>The group's account.</summary>
    public string? UserId { get; init; }

    /// <summary>The group's VPC, where it is in another one.</summary>
    public string? VpcId { get; init; }

    /// <summary>The peering connection through which it is referenced.</summary>
    public string? VpcPeeringConnectionId { get; init; }
}

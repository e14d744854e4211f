using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A network ACL (API_DescribeNetworkAcls).</summary>
public sealed record NetworkAcl
{
    /// <summary>The ACL.</summary>
    public string NetworkAclId { get; init; } = "";

    /// <summary>Its VPC.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Whether it is the VPC's default one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Its subnets; every subnet has exactly one ACL.</summary>
    public IReadOnlyList<NetworkAclAssociation> Associations { get; init; } = [];

    /// <summary>Its rules, both directions, the closing deny of number 32767 among them.</summary>
    public IReadOnlyList<NetworkAclEntry> Entries { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

/// <summary>A subnet of a network ACL.</summary>
public sealed record NetworkAclAssociation
{
    /// <summary>The subnet.</summary>
    public string SubnetId { get; init; } = "";
}

/// <summary>A rule of a network ACL; rules are tried by ascending number and the first match decides.</summary>
public sealed record NetworkAclEntry
{
    /// <summary>1 to 32766; 32767 is the closing deny.</summary>
    public int RuleNumber { get; init; }

    /// <summary>The IANA number of the protocol; -1 is all of them.</summary>
    public string Protocol { get; init; } = "-1";

    /// <summary>allow or deny.</summary>
    public string RuleAction { get; init; } = "deny";

    /// <summary>True for outbound rules.</summary>
    public bool Egress { get; init; }

    /// <summary>An IPv4 block.</summary>
    public string? CidrBlock { get; init; }

    /// <summary>An IPv6 block.</summary>
    public string? Ipv6CidrBlock { get; init; }

    /// <summary>Ports; null is all of them.</summary>
    public PortRange? PortRange { get; init; }
}

/// <summary>A range of ports, both ends included.</summary>
public sealed record PortRange
{
    /// <summary>First port.</summary>
    public int From { get; init; }

    /// <summary>Last port.</summary>
    public int To { get; init; }
}

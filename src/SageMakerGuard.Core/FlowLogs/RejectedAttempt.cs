using System;

namespace SageMakerGuard.Egress;

/// <summary>Which packets of a conversation were blocked.</summary>
public enum RejectedPart
{
    /// <summary>Those that the interface sent to someone.</summary>
    Attempt,

    /// <summary>The other end's answers to the interface: a network ACL does not let clients' ports in.</summary>
    ReturnTraffic,

    /// <summary>The interface's own answers to someone who came to it: a network ACL does not let clients' ports out.</summary>
    Answer,
}

/// <summary>
/// What was blocked on its way out: by a security group, a network ACL or VPC block public access. What fails for want of a route, by DNS, by an
/// endpoint's policy or at a proxy is not in flow logs (VPC User Guide, 'Flow log limitations').
/// </summary>
public sealed record RejectedAttempt
{
    /// <summary>The interface that tried; null for a row that puts several attempts together.</summary>
    public string? InterfaceId { get; init; }

    /// <summary>The user profile, where it can be shown which it is.</summary>
    public string? UserProfileName { get; init; }

    /// <summary>The interface's subnet.</summary>
    public string? SubnetId { get; init; }

    /// <summary>The address that it tried from.</summary>
    public string? SourceAddress { get; init; }

    /// <summary>The address that it tried to reach; null for a row that puts several attempts together.</summary>
    public string? DestinationAddress { get; init; }

    /// <summary>The port that it tried to reach; for a blocked answer of the interface its own port.</summary>
    public int? Port { get; init; }

    /// <summary>TCP, UDP, ICMP, ICMPv6, or IANA's number.</summary>
    public string? Protocol { get; init; }

    /// <summary>Which packets of the conversation were blocked.</summary>
    public RejectedPart Part { get; init; }

    /// <summary>The AWS service of the address, see <see cref="EgressDestination.AwsService"/>; null where it is none or not known.</summary>
    public string? AwsService { get; init; }

    /// <summary>What the address is.</summary>
    public AddressClass Class { get; init; }

    /// <summary>reject-reason: BPA for VPC block public access; null where it is a group or an ACL, or not recorded.</summary>
    public string? RejectReason { get; init; }

    /// <summary>How often: records.</summary>
    public long Records { get; init; }

    /// <summary>Packets.</summary>
    public long Packets { get; init; }

    /// <summary>Bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>When it was first seen, in UTC.</summary>
    public DateTime? FirstSeen { get; init; }

    /// <summary>When it was last seen, in UTC.</summary>
    public DateTime? LastSeen { get; init; }

    /// <summary>Whether it is new since the baseline or the time asked for; null where neither was given.</summary>
    public bool? IsNew { get; init; }

    /// <summary>How many attempts were put together in this row; 0 for a row of one.</summary>
    public long Folded { get; init; }
}

using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>
/// A mount target of a home file system, read from its network interface (whose description names both) or, where that is not
/// enough, from the EFS API (API_DescribeMountTargets, API_DescribeMountTargetSecurityGroups).
/// </summary>
public sealed record MountTarget
{
    /// <summary>The file system.</summary>
    public string FileSystemId { get; init; } = "";

    /// <summary>For example fsmt-0123456789abcdef0.</summary>
    public string MountTargetId { get; init; } = "";

    /// <summary>Its subnet.</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>Its VPC, where known.</summary>
    public string? VpcId { get; init; }

    /// <summary>Its IPv4 address.</summary>
    public string? IpAddress { get; init; }

    /// <summary>Its interface.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>available, creating, and so on; absent where it was read from the interface.</summary>
    public string? LifeCycleState { get; init; }

    /// <summary>Its security groups; null where they could not be read.</summary>
    public IReadOnlyList<string>? SecurityGroups { get; init; }
}

using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>An Elastic IP address (API_DescribeAddresses).</summary>
public sealed record Address
{
    /// <summary>The allocation, for example eipalloc-0123456789abcdef0.</summary>
    public string AllocationId { get; init; } = "";

    /// <summary>The public address.</summary>
    public string? PublicIp { get; init; }

    /// <summary>The association; null while it is attached to nothing. An idle address costs as much as one in use.</summary>
    public string? AssociationId { get; init; }

    /// <summary>The interface that it is associated with.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

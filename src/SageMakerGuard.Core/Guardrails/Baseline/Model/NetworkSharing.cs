using System.Collections.Generic;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Baselines;

/// <summary>How the subnets of a region are shared, in both directions, as AWS RAM tells this account.</summary>
public sealed record NetworkSharing
{
    /// <summary>The resource shares that hold a subnet.</summary>
    public IReadOnlyList<SubnetShare> Shares { get; init; } = [];

    /// <summary>The calls that failed.</summary>
    public IReadOnlyList<UnreadableCall> Unreadable { get; init; } = [];
}

/// <summary>A resource share (RAM API_ResourceShare) with the subnets in it.</summary>
public sealed record SubnetShare
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its ARN.</summary>
    public string ResourceShareArn { get; init; } = "";

    /// <summary>The account that made it.</summary>
    public string OwningAccountId { get; init; } = "";

    /// <summary>Whether accounts outside of the owner's organization may be given the share; null where it could not be read.</summary>
    public bool? AllowExternalPrincipals { get; init; }

    /// <summary>The subnets in it.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Accounts, organizational units and organizations that it is shared with; null where this account did not make it, and where it could not be read.</summary>
    public IReadOnlyList<string>? Principals { get; init; }
}

using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Permissions;

/// <summary>Where permissions are to hold. What is not said is any.</summary>
public sealed record PermissionScope
{
    /// <summary>The account; null for any.</summary>
    public string? AccountId { get; init; }

    /// <summary>The region; null for any. It says the partition too.</summary>
    public string? Region { get; init; }

    /// <summary>The roles that may be handed to a service or be changed, as ARN patterns; empty for every role of the account.</summary>
    public IReadOnlyList<string> RoleArns { get; init; } = [];

    /// <summary>A pattern of <see cref="ActionBook"/> as ARNs.</summary>
    internal IEnumerable<string> Resolve(string pattern) => pattern == ActionBook.Roles && RoleArns.Count > 0
        ? RoleArns.Distinct(StringComparer.Ordinal)
        : [pattern.Replace("{partition}", Region is null ? "aws" : Partition.OfRegion(Region)).Replace("{region}", Region ?? "*").Replace("{account}", AccountId ?? "*")];
}

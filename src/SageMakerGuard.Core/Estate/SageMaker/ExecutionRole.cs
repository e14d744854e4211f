using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>
/// A role that apps run with, and every policy that says what it may do (API_GetRole, API_ListAttachedRolePolicies, API_GetPolicyVersion,
/// API_ListRolePolicies, API_GetRolePolicy). IAM is global: the role stands in each region whose domains name it.
/// </summary>
public sealed record ExecutionRole
{
    /// <summary>The role's ARN.</summary>
    public string RoleArn { get; init; } = "";

    /// <summary>Its policies, inline and attached.</summary>
    public IReadOnlyList<ExecutionRolePolicy> Policies { get; init; } = [];

    /// <summary>The managed policy that limits what the others may grant; null where there is none. It is not among <see cref="Policies"/>.</summary>
    public string? PermissionsBoundaryArn { get; init; }
}

/// <summary>A policy of an execution role.</summary>
public sealed record ExecutionRolePolicy
{
    /// <summary>Its name.</summary>
    public string PolicyName { get; init; } = "";

    /// <summary>The managed policy's ARN; null for an inline policy.</summary>
    public string? PolicyArn { get; init; }

    /// <summary>The document, as JSON.</summary>
    public string PolicyDocument { get; init; } = "";
}

/// <summary>The tags of a bucket (API_GetBucketTagging). A bucket without tags is here with none.</summary>
public sealed record BucketTags
{
    /// <summary>The bucket.</summary>
    public string BucketName { get; init; } = "";

    /// <summary>Its tags.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

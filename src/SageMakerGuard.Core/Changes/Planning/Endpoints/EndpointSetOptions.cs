using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>What the endpoints' policies let through.</summary>
public enum EndpointPolicyMode
{
    /// <summary>Everything: AWS's default policy.</summary>
    FullAccess,

    /// <summary>The company's own identities; to S3 and DynamoDB only what the company owns, and the buckets of AWS's own that apps read.</summary>
    LeastPrivilege,
}

/// <summary>What is wanted of a set of endpoints. Every member has a default.</summary>
public sealed record EndpointSetOptions
{
    /// <summary>Interface and gateway load balancer endpoints that a VPC may have, unless AWS raised it (AWS PrivateLink quotas, L-29B6F2EB).</summary>
    public const int DefaultQuota = 50;

    /// <summary>What people do in the domain; null for what its settings and apps show, and for a bare VPC Studio and the Python SDK.</summary>
    public Feature? Features { get; init; }

    /// <summary>Services by their names in the catalogue, for example <c>sts</c>, in place of what the features need; empty for the features'.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>Subnets for the endpoints and route tables, in place of the domain's. A bare VPC needs them.</summary>
    public IReadOnlyList<string> SubnetIds { get; init; } = [];

    /// <summary>Security groups that the apps carry or are to carry, in place of the domain's. A bare VPC needs them.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>A group for new interface endpoints; null to make <c>smguard-endpoints-</c> and the VPC's id.</summary>
    public string? EndpointSecurityGroupId { get; init; }

    /// <summary>Whether endpoints that are there get an interface in zones of the domain in which they have none. Each costs as much as a new endpoint in that zone.</summary>
    public bool AddMissingZones { get; init; }

    /// <summary>What new endpoints let through. Those that are there keep their policies.</summary>
    public EndpointPolicyMode PolicyMode { get; init; }

    /// <summary>The organisation, <c>o-…</c>, whose identities and resources a least-privilege policy admits; null for the accounts alone.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Accounts that a least-privilege policy admits besides the estate's own.</summary>
    public IReadOnlyList<string> AccountIds { get; init; } = [];

    /// <summary>Buckets of others that a least-privilege policy of S3 lets be read, by name.</summary>
    public IReadOnlyList<string> BucketNames { get; init; } = [];

    /// <summary>Interface endpoints that the VPC may have.</summary>
    public int InterfaceEndpointQuota { get; init; } = DefaultQuota;

    /// <summary>Tags for what is made.</summary>
    public IReadOnlyList<Tag> Tags { get; init; } = [];
}

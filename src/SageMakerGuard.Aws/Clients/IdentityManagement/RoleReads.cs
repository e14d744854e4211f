using System.Collections.Generic;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.IdentityManagement;

/// <summary>API_GetRole.</summary>
public sealed class GetRoleRequest : AmazonWebServiceRequest
{
    /// <summary>The role.</summary>
    public string? RoleName { get; set; }
}

/// <summary>API_GetRole.</summary>
public sealed class GetRoleResponse : AmazonWebServiceResponse
{
    /// <summary>The role.</summary>
    public Role? Role { get; set; }
}

/// <summary>A role, as far as the module reads it (API_Role).</summary>
public sealed class Role
{
    /// <summary>Its ARN.</summary>
    public string? Arn { get; set; }

    /// <summary>The managed policy that limits it (API_AttachedPermissionsBoundary); null where there is none.</summary>
    public string? PermissionsBoundaryArn { get; set; }
}

/// <summary>API_ListRolePolicies.</summary>
public sealed class ListRolePoliciesRequest : AmazonWebServiceRequest
{
    /// <summary>The role.</summary>
    public string? RoleName { get; set; }

    /// <summary>Where to go on.</summary>
    public string? Marker { get; set; }
}

/// <summary>API_ListRolePolicies.</summary>
public sealed class ListRolePoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of names of inline policies.</summary>
    public List<string> PolicyNames { get; set; } = [];

    /// <summary>Whether there are more.</summary>
    public bool IsTruncated { get; set; }

    /// <summary>Where to go on.</summary>
    public string? Marker { get; set; }
}

/// <summary>API_ListAttachedRolePolicies.</summary>
public sealed class ListAttachedRolePoliciesRequest : AmazonWebServiceRequest
{
    /// <summary>The role.</summary>
    public string? RoleName { get; set; }

    /// <summary>Where to go on.</summary>
    public string? Marker { get; set; }
}

/// <summary>API_ListAttachedRolePolicies.</summary>
public sealed class ListAttachedRolePoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of managed policies.</summary>
    public List<AttachedPolicyType> AttachedPolicies { get; set; } = [];

    /// <summary>Whether there are more.</summary>
    public bool IsTruncated { get; set; }

    /// <summary>Where to go on.</summary>
    public string? Marker { get; set; }
}

/// <summary>A managed policy that a role carries (API_AttachedPolicy).</summary>
public sealed class AttachedPolicyType
{
    /// <summary>Its name.</summary>
    public string? PolicyName { get; set; }

    /// <summary>Its ARN.</summary>
    public string? PolicyArn { get; set; }
}

/// <summary>API_GetPolicy.</summary>
public sealed class GetPolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The managed policy.</summary>
    public string? PolicyArn { get; set; }
}

/// <summary>API_GetPolicy.</summary>
public sealed class GetPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The managed policy.</summary>
    public ManagedPolicy? Policy { get; set; }
}

/// <summary>A managed policy (API_Policy).</summary>
public sealed class ManagedPolicy
{
    /// <summary>The version that is in force, for example v3.</summary>
    public string? DefaultVersionId { get; set; }
}

/// <summary>API_GetPolicyVersion.</summary>
public sealed class GetPolicyVersionRequest : AmazonWebServiceRequest
{
    /// <summary>The managed policy.</summary>
    public string? PolicyArn { get; set; }

    /// <summary>The version.</summary>
    public string? VersionId { get; set; }
}

/// <summary>API_GetPolicyVersion.</summary>
public sealed class GetPolicyVersionResponse : AmazonWebServiceResponse
{
    /// <summary>The version.</summary>
    public PolicyVersion? PolicyVersion { get; set; }
}

/// <summary>A version of a managed policy (API_PolicyVersion).</summary>
public sealed class PolicyVersion
{
    /// <summary>The document, URL-encoded by RFC 3986, as AWS sends it.</summary>
    public string? Document { get; set; }
}

using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.IdentityManagement;

/// <summary>API_GetRolePolicy.</summary>
public sealed class GetRolePolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The role.</summary>
    public string? RoleName { get; set; }

    /// <summary>The inline policy.</summary>
    public string? PolicyName { get; set; }
}

/// <summary>API_GetRolePolicy.</summary>
public sealed class GetRolePolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The role.</summary>
    public string? RoleName { get; set; }

    /// <summary>The inline policy.</summary>
    public string? PolicyName { get; set; }

    /// <summary>The document, URL-encoded by RFC 3986, as AWS sends it.</summary>
    public string? PolicyDocument { get; set; }
}

/// <summary>API_PutRolePolicy.</summary>
public sealed class PutRolePolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The role.</summary>
    public string? RoleName { get; set; }

    /// <summary>The inline policy.</summary>
    public string? PolicyName { get; set; }

    /// <summary>The document, as JSON.</summary>
    public string? PolicyDocument { get; set; }
}

/// <summary>API_PutRolePolicy.</summary>
public sealed class PutRolePolicyResponse : AmazonWebServiceResponse;

/// <summary>API_DeleteRolePolicy.</summary>
public sealed class DeleteRolePolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The role.</summary>
    public string? RoleName { get; set; }

    /// <summary>The inline policy.</summary>
    public string? PolicyName { get; set; }
}

/// <summary>API_DeleteRolePolicy.</summary>
public sealed class DeleteRolePolicyResponse : AmazonWebServiceResponse;

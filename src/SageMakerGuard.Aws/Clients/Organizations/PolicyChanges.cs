using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Organizations;

/// <summary>API_CreatePolicy.</summary>
public sealed class CreatePolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The document.</summary>
    public string? Content { get; set; }

    /// <summary>For people, at most 512 characters. AWS wants it, and takes an empty one.</summary>
    public string? Description { get; set; }

    /// <summary>The name, at most 128 characters.</summary>
    public string? Name { get; set; }

    /// <summary>The type.</summary>
    public string? Type { get; set; }
}

/// <summary>API_CreatePolicy.</summary>
public sealed class CreatePolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The policy.</summary>
    public Policy? Policy { get; set; }
}

/// <summary>API_UpdatePolicy: what is not given stays.</summary>
public sealed class UpdatePolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The policy.</summary>
    public string? PolicyId { get; set; }

    /// <summary>The document.</summary>
    public string? Content { get; set; }
}

/// <summary>API_UpdatePolicy.</summary>
public sealed class UpdatePolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The policy.</summary>
    public Policy? Policy { get; set; }
}

/// <summary>API_DeletePolicy.</summary>
public sealed class DeletePolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The policy.</summary>
    public string? PolicyId { get; set; }
}

/// <summary>API_DeletePolicy.</summary>
public sealed class DeletePolicyResponse : AmazonWebServiceResponse
{
}

/// <summary>API_AttachPolicy.</summary>
public sealed class AttachPolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The policy.</summary>
    public string? PolicyId { get; set; }

    /// <summary>A root, an organizational unit or an account.</summary>
    public string? TargetId { get; set; }
}

/// <summary>API_AttachPolicy.</summary>
public sealed class AttachPolicyResponse : AmazonWebServiceResponse
{
}

/// <summary>API_DetachPolicy.</summary>
public sealed class DetachPolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The policy.</summary>
    public string? PolicyId { get; set; }

    /// <summary>A root, an organizational unit or an account.</summary>
    public string? TargetId { get; set; }
}

/// <summary>API_DetachPolicy.</summary>
public sealed class DetachPolicyResponse : AmazonWebServiceResponse
{
}

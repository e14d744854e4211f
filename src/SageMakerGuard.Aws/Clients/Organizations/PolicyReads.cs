using System.Collections.Generic;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Organizations;

/// <summary>API_Policy.</summary>
public sealed class Policy
{
    /// <summary>All but the document.</summary>
    public PolicySummary? PolicySummary { get; set; }

    /// <summary>The document.</summary>
    public string? Content { get; set; }
}

/// <summary>API_PolicySummary.</summary>
public sealed class PolicySummary
{
    /// <summary>Its id.</summary>
    public string? Id { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>For people.</summary>
    public string? Description { get; set; }

    /// <summary>Its type.</summary>
    public string? Type { get; set; }

    /// <summary>Whether it is AWS's own.</summary>
    public bool? AwsManaged { get; set; }
}

/// <summary>API_ListPolicies.</summary>
public sealed class ListPoliciesRequest : AmazonWebServiceRequest
{
    /// <summary>The type.</summary>
    public string? Filter { get; set; }

    /// <summary>The page size, at most 20.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListPolicies.</summary>
public sealed class ListPoliciesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of policies, without their documents.</summary>
    public List<PolicySummary> Policies { get; set; } = [];

    /// <summary>Where to go on; null on the last page. A page may be empty and not be the last.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_DescribePolicy.</summary>
public sealed class DescribePolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The policy.</summary>
    public string? PolicyId { get; set; }
}

/// <summary>API_DescribePolicy.</summary>
public sealed class DescribePolicyResponse : AmazonWebServiceResponse
{
    /// <summary>The policy with its document.</summary>
    public Policy? Policy { get; set; }
}

/// <summary>API_ListPoliciesForTarget.</summary>
public sealed class ListPoliciesForTargetRequest : AmazonWebServiceRequest
{
    /// <summary>A root, an organizational unit or an account.</summary>
    public string? TargetId { get; set; }

    /// <summary>The policies' type.</summary>
    public string? Filter { get; set; }

    /// <summary>The page size, at most 20.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListPoliciesForTarget.</summary>
public sealed class ListPoliciesForTargetResponse : AmazonWebServiceResponse
{
    /// <summary>A page of policies, without their documents.</summary>
    public List<PolicySummary> Policies { get; set; } = [];

    /// <summary>Where to go on; null on the last page. A page may be empty and not be the last.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListTargetsForPolicy.</summary>
public sealed class ListTargetsForPolicyRequest : AmazonWebServiceRequest
{
    /// <summary>The policy.</summary>
    public string? PolicyId { get; set; }

    /// <summary>The page size, at most 20.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListTargetsForPolicy.</summary>
public sealed class ListTargetsForPolicyResponse : AmazonWebServiceResponse
{
    /// <summary>A page of targets.</summary>
    public List<PolicyTargetSummary> Targets { get; set; } = [];

    /// <summary>Where to go on; null on the last page. A page may be empty and not be the last.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_PolicyTargetSummary.</summary>
public sealed class PolicyTargetSummary
{
    /// <summary>A root, an organizational unit or an account.</summary>
    public string? TargetId { get; set; }

    /// <summary>ROOT, ORGANIZATIONAL_UNIT or ACCOUNT.</summary>
    public string? Type { get; set; }
}

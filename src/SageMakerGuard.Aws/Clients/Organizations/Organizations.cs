using System.Collections.Generic;
using Amazon.Runtime;

namespace SageMakerGuard.Aws.Clients.Organizations;

/// <summary>API_DescribeOrganization.</summary>
public sealed class DescribeOrganizationRequest : AmazonWebServiceRequest
{
}

/// <summary>API_DescribeOrganization.</summary>
public sealed class DescribeOrganizationResponse : AmazonWebServiceResponse
{
    /// <summary>The organization.</summary>
    public Organization? Organization { get; set; }
}

/// <summary>API_Organization.</summary>
public sealed class Organization
{
    /// <summary>Its id.</summary>
    public string? Id { get; set; }

    /// <summary>ALL or CONSOLIDATED_BILLING; only with ALL there are policies.</summary>
    public string? FeatureSet { get; set; }

    /// <summary>The management account.</summary>
    public string? MasterAccountId { get; set; }
}

/// <summary>API_ListRoots.</summary>
public sealed class ListRootsRequest : AmazonWebServiceRequest
{
    /// <summary>The page size, at most 20.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListRoots.</summary>
public sealed class ListRootsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of roots; an organization has one.</summary>
    public List<Root> Roots { get; set; } = [];

    /// <summary>Where to go on; null on the last page. A page may be empty and not be the last.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_Root.</summary>
public sealed class Root
{
    /// <summary>Its id.</summary>
    public string? Id { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>The policy types that are enabled there or on their way.</summary>
    public List<PolicyTypeSummary> PolicyTypes { get; set; } = [];
}

/// <summary>API_PolicyTypeSummary.</summary>
public sealed class PolicyTypeSummary
{
    /// <summary>The type.</summary>
    public string? Type { get; set; }

    /// <summary>ENABLED, PENDING_ENABLE or PENDING_DISABLE.</summary>
    public string? Status { get; set; }
}

/// <summary>API_ListParents.</summary>
public sealed class ListParentsRequest : AmazonWebServiceRequest
{
    /// <summary>An account or an organizational unit.</summary>
    public string? ChildId { get; set; }

    /// <summary>The page size, at most 20.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListParents.</summary>
public sealed class ListParentsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of parents; a child has one.</summary>
    public List<Parent> Parents { get; set; } = [];

    /// <summary>Where to go on; null on the last page. A page may be empty and not be the last.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_Parent.</summary>
public sealed class Parent
{
    /// <summary>Its id.</summary>
    public string? Id { get; set; }

    /// <summary>ROOT or ORGANIZATIONAL_UNIT.</summary>
    public string? Type { get; set; }
}

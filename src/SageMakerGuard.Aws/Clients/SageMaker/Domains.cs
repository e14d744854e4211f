using System;
using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_ListDomains.</summary>
public sealed class ListDomainsRequest : AmazonWebServiceRequest
{
    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListDomains.</summary>
public sealed class ListDomainsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of domains.</summary>
    public List<DomainDetails> Domains { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>A domain as the list shows it (API_DomainDetails).</summary>
public sealed class DomainDetails
{
    /// <summary>Its ARN.</summary>
    public string? DomainArn { get; set; }

    /// <summary>Its id.</summary>
    public string? DomainId { get; set; }

    /// <summary>Its name.</summary>
    public string? DomainName { get; set; }

    /// <summary>Its status.</summary>
    public string? Status { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; set; }
}

/// <summary>API_DescribeDomain.</summary>
public sealed class DescribeDomainRequest : AmazonWebServiceRequest
{
    /// <summary>The domain.</summary>
    public string? DomainId { get; set; }
}

/// <summary>API_DescribeDomain, as far as the network depends on it.</summary>
public sealed class DescribeDomainResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string? DomainArn { get; set; }

    /// <summary>Its id.</summary>
    public string? DomainId { get; set; }

    /// <summary>Its name.</summary>
    public string? DomainName { get; set; }

    /// <summary>Its status.</summary>
    public string? Status { get; set; }

    /// <summary>Why the last change failed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>PublicInternetOnly or VpcOnly.</summary>
    public string? AppNetworkAccessType { get; set; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; set; }

    /// <summary>Its subnets.</summary>
    public List<string> SubnetIds { get; set; } = [];

    /// <summary>IAM or SSO.</summary>
    public string? AuthMode { get; set; }

    /// <summary>Service or Customer.</summary>
    public string? AppSecurityGroupManagement { get; set; }

    /// <summary>The group of RStudio.</summary>
    public string? SecurityGroupIdForDomainBoundary { get; set; }

    /// <summary>The home file system.</summary>
    public string? HomeEfsFileSystemId { get; set; }

    /// <summary>ENABLED or DISABLED.</summary>
    public string? TagPropagation { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; set; }

    /// <summary>Defaults of profiles.</summary>
    public UserSettings? DefaultUserSettings { get; set; }

    /// <summary>Defaults of spaces.</summary>
    public SpaceDefaults? DefaultSpaceSettings { get; set; }

    /// <summary>Settings of the domain.</summary>
    public DomainSettings? DomainSettings { get; set; }
}

/// <summary>API_UpdateDomain, as far as the network depends on it. What is null is not sent and stays as it is.</summary>
public sealed class UpdateDomainRequest : AmazonWebServiceRequest
{
    /// <summary>The domain.</summary>
    public string? DomainId { get; set; }

    /// <summary>PublicInternetOnly or VpcOnly.</summary>
    public string? AppNetworkAccessType { get; set; }

    /// <summary>Its VPC.</summary>
    public string? VpcId { get; set; }

    /// <summary>Its subnets.</summary>
    public List<string>? SubnetIds { get; set; }

    /// <summary>Defaults of profiles.</summary>
    public UserSettings? DefaultUserSettings { get; set; }

    /// <summary>Defaults of spaces.</summary>
    public SpaceDefaults? DefaultSpaceSettings { get; set; }
}

/// <summary>API_UpdateDomain.</summary>
public sealed class UpdateDomainResponse : AmazonWebServiceResponse
{
    /// <summary>The domain's ARN.</summary>
    public string? DomainArn { get; set; }
}

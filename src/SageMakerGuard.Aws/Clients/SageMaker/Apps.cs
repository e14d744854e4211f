using System;
using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_ListApps.</summary>
public sealed class ListAppsRequest : AmazonWebServiceRequest
{
    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }

    /// <summary>Only of this domain.</summary>
    public string? DomainIdEquals { get; set; }
}

/// <summary>API_ListApps.</summary>
public sealed class ListAppsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of apps.</summary>
    public List<App> Apps { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_DescribeApp.</summary>
public sealed class DescribeAppRequest : AmazonWebServiceRequest
{
    /// <summary>The domain.</summary>
    public string? DomainId { get; set; }

    /// <summary>The user profile; null for apps of a space.</summary>
    public string? UserProfileName { get; set; }

    /// <summary>The space; null for apps of a profile.</summary>
    public string? SpaceName { get; set; }

    /// <summary>JupyterLab, KernelGateway and so on.</summary>
    public string? AppType { get; set; }

    /// <summary>The app.</summary>
    public string? AppName { get; set; }
}

/// <summary>API_DescribeApp, as far as stopping and starting depend on it.</summary>
public sealed class DescribeAppResponse : AmazonWebServiceResponse
{
    /// <summary>Its status.</summary>
    public string? Status { get; set; }

    /// <summary>When its user last did something.</summary>
    public DateTimeOffset? LastUserActivityTimestamp { get; set; }

    /// <summary>Why it failed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>What it runs on.</summary>
    public AppResourceSpec? ResourceSpec { get; set; }
}

/// <summary>API_CreateApp.</summary>
public sealed class CreateAppRequest : AmazonWebServiceRequest
{
    /// <summary>The domain.</summary>
    public string? DomainId { get; set; }

    /// <summary>The user profile; null for apps of a space.</summary>
    public string? UserProfileName { get; set; }

    /// <summary>The space; null for apps of a profile.</summary>
    public string? SpaceName { get; set; }

    /// <summary>JupyterLab, KernelGateway and so on.</summary>
    public string? AppType { get; set; }

    /// <summary>The app.</summary>
    public string? AppName { get; set; }

    /// <summary>What it is to run on.</summary>
    public AppResourceSpec? ResourceSpec { get; set; }
}

/// <summary>API_CreateApp.</summary>
public sealed class CreateAppResponse : AmazonWebServiceResponse
{
    /// <summary>The app's ARN.</summary>
    public string? AppArn { get; set; }
}

/// <summary>API_DeleteApp.</summary>
public sealed class DeleteAppRequest : AmazonWebServiceRequest
{
    /// <summary>The domain.</summary>
    public string? DomainId { get; set; }

    /// <summary>The user profile; null for apps of a space.</summary>
    public string? UserProfileName { get; set; }

    /// <summary>The space; null for apps of a profile.</summary>
    public string? SpaceName { get; set; }

    /// <summary>JupyterLab, KernelGateway and so on.</summary>
    public string? AppType { get; set; }

    /// <summary>The app.</summary>
    public string? AppName { get; set; }
}

/// <summary>API_DeleteApp: the answer has no members.</summary>
public sealed class DeleteAppResponse : AmazonWebServiceResponse;

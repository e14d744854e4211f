using System;
using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_ListNotebookInstances.</summary>
public sealed class ListNotebookInstancesRequest : AmazonWebServiceRequest
{
    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_ListNotebookInstances.</summary>
public sealed class ListNotebookInstancesResponse : AmazonWebServiceResponse
{
    /// <summary>A page of notebook instances, as the list shows them.</summary>
    public List<NotebookInstance> NotebookInstances { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>API_DescribeNotebookInstance.</summary>
public sealed class DescribeNotebookInstanceRequest : AmazonWebServiceRequest
{
    /// <summary>The instance.</summary>
    public string? NotebookInstanceName { get; set; }
}

/// <summary>API_DescribeNotebookInstance, as far as the network depends on it.</summary>
public sealed class DescribeNotebookInstanceResponse : AmazonWebServiceResponse
{
    /// <summary>Its name.</summary>
    public string? NotebookInstanceName { get; set; }

    /// <summary>Its ARN.</summary>
    public string? NotebookInstanceArn { get; set; }

    /// <summary>Its status.</summary>
    public string? NotebookInstanceStatus { get; set; }

    /// <summary>Enabled or Disabled.</summary>
    public string? DirectInternetAccess { get; set; }

    /// <summary>Its subnet.</summary>
    public string? SubnetId { get; set; }

    /// <summary>Its interface.</summary>
    public string? NetworkInterfaceId { get; set; }

    /// <summary>Enabled or Disabled.</summary>
    public string? RootAccess { get; set; }

    /// <summary>Its type.</summary>
    public string? InstanceType { get; set; }

    /// <summary>Its role.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Its platform.</summary>
    public string? PlatformIdentifier { get; set; }

    /// <summary>Its lifecycle configuration.</summary>
    public string? NotebookInstanceLifecycleConfigName { get; set; }

    /// <summary>Its groups.</summary>
    public List<string> SecurityGroups { get; set; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; set; }
}

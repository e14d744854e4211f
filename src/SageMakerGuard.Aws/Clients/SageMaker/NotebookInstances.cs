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

    /// <summary>Only names that hold this text.</summary>
    public string? NameContains { get; set; }
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

/// <summary>API_DescribeNotebookInstance, as far as the network and a second one like it depend on it.</summary>
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

    /// <summary>Why it failed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>The key of its volume.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>The size of its volume.</summary>
    public int? VolumeSizeInGB { get; set; }

    /// <summary>ipv4 or dualstack.</summary>
    public string? IpAddressType { get; set; }

    /// <summary>Its accelerators.</summary>
    public List<string> AcceleratorTypes { get; set; } = [];

    /// <summary>The Git repository that it opens with.</summary>
    public string? DefaultCodeRepository { get; set; }

    /// <summary>Further Git repositories.</summary>
    public List<string> AdditionalCodeRepositories { get; set; } = [];

    /// <summary>Which versions of the metadata service it takes.</summary>
    public InstanceMetadataService? InstanceMetadataServiceConfiguration { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; set; }
}

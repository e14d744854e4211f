using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_CreateNotebookInstance. What is null is not sent, and AWS's default applies.</summary>
public sealed class CreateNotebookInstanceRequest : AmazonWebServiceRequest
{
    /// <summary>Its name.</summary>
    public string? NotebookInstanceName { get; set; }

    /// <summary>Its type.</summary>
    public string? InstanceType { get; set; }

    /// <summary>Its subnet.</summary>
    public string? SubnetId { get; set; }

    /// <summary>Its groups.</summary>
    public List<string>? SecurityGroupIds { get; set; }

    /// <summary>ipv4 or dualstack.</summary>
    public string? IpAddressType { get; set; }

    /// <summary>Its role.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The key of its volume.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>Tags.</summary>
    public List<Tag>? Tags { get; set; }

    /// <summary>Its lifecycle configuration.</summary>
    public string? LifecycleConfigName { get; set; }

    /// <summary>Enabled or Disabled; cannot be changed later.</summary>
    public string? DirectInternetAccess { get; set; }

    /// <summary>The size of its volume.</summary>
    public int? VolumeSizeInGB { get; set; }

    /// <summary>Its accelerators.</summary>
    public List<string>? AcceleratorTypes { get; set; }

    /// <summary>The Git repository that it opens with.</summary>
    public string? DefaultCodeRepository { get; set; }

    /// <summary>Further Git repositories.</summary>
    public List<string>? AdditionalCodeRepositories { get; set; }

    /// <summary>Enabled or Disabled.</summary>
    public string? RootAccess { get; set; }

    /// <summary>Its platform.</summary>
    public string? PlatformIdentifier { get; set; }

    /// <summary>Which versions of the metadata service it takes.</summary>
    public InstanceMetadataService? InstanceMetadataServiceConfiguration { get; set; }
}

/// <summary>API_CreateNotebookInstance.</summary>
public sealed class CreateNotebookInstanceResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string? NotebookInstanceArn { get; set; }
}

/// <summary>API_UpdateNotebookInstance, for an instance that is stopped. What is null is not sent and stays as it is.</summary>
public sealed class UpdateNotebookInstanceRequest : AmazonWebServiceRequest
{
    /// <summary>The instance.</summary>
    public string? NotebookInstanceName { get; set; }

    /// <summary>Its type.</summary>
    public string? InstanceType { get; set; }

    /// <summary>Its role.</summary>
    public string? RoleArn { get; set; }

    /// <summary>Its platform.</summary>
    public string? PlatformIdentifier { get; set; }

    /// <summary>Its lifecycle configuration.</summary>
    public string? LifecycleConfigName { get; set; }

    /// <summary>True to take the lifecycle configuration off.</summary>
    public bool? DisassociateLifecycleConfig { get; set; }

    /// <summary>The size of its volume, which can only grow.</summary>
    public int? VolumeSizeInGB { get; set; }

    /// <summary>Enabled or Disabled.</summary>
    public string? RootAccess { get; set; }
}

/// <summary>API_UpdateNotebookInstance: the answer has no members.</summary>
public sealed class UpdateNotebookInstanceResponse : AmazonWebServiceResponse;

/// <summary>API_StartNotebookInstance.</summary>
public sealed class StartNotebookInstanceRequest : AmazonWebServiceRequest
{
    /// <summary>The instance.</summary>
    public string? NotebookInstanceName { get; set; }
}

/// <summary>API_StartNotebookInstance: the answer has no members.</summary>
public sealed class StartNotebookInstanceResponse : AmazonWebServiceResponse;

/// <summary>API_StopNotebookInstance.</summary>
public sealed class StopNotebookInstanceRequest : AmazonWebServiceRequest
{
    /// <summary>The instance.</summary>
    public string? NotebookInstanceName { get; set; }
}

/// <summary>API_StopNotebookInstance: the answer has no members.</summary>
public sealed class StopNotebookInstanceResponse : AmazonWebServiceResponse;

/// <summary>API_DeleteNotebookInstance.</summary>
public sealed class DeleteNotebookInstanceRequest : AmazonWebServiceRequest
{
    /// <summary>The instance.</summary>
    public string? NotebookInstanceName { get; set; }
}

/// <summary>API_DeleteNotebookInstance: the answer has no members.</summary>
public sealed class DeleteNotebookInstanceResponse : AmazonWebServiceResponse;

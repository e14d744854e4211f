using System;
using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A notebook instance: what ListNotebookInstances and DescribeNotebookInstance say of it.</summary>
public sealed record NotebookInstance
{
    /// <summary>The name, unique in account and region.</summary>
    public string NotebookInstanceName { get; init; } = "";

    /// <summary>The ARN, in which the name stands in lower case.</summary>
    public string NotebookInstanceArn { get; init; } = "";

    /// <summary>Pending, InService, Stopping, Stopped, Failed, Deleting or Updating.</summary>
    public string NotebookInstanceStatus { get; init; } = "";

    /// <summary>False where it was listed and could not be described: everything below is then unknown, not absent.</summary>
    public bool Described { get; init; } = true;

    /// <summary>Enabled (the API's default) or Disabled; cannot be changed after creation (API_UpdateNotebookInstance).</summary>
    public string? DirectInternetAccess { get; init; }

    /// <summary>The subnet in the customer's VPC; absent where the instance lives in SageMaker's network alone.</summary>
    public string? SubnetId { get; init; }

    /// <summary>Groups of its interface.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];

    /// <summary>Its interface in the customer's VPC.</summary>
    public string? NetworkInterfaceId { get; init; }

    /// <summary>Enabled (the API's default) or Disabled.</summary>
    public string? RootAccess { get; init; }

    /// <summary>For example ml.t3.medium.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The execution role.</summary>
    public string? RoleArn { get; init; }

    /// <summary>notebook-al2-v2, notebook-al2023-v1 and so on.</summary>
    public string? PlatformIdentifier { get; init; }

    /// <summary>The key that encrypts its volume; null for SageMaker's own. Cannot be changed after creation.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>The size of its volume in GB, 5 to 16384; null where it was not read.</summary>
    public int? VolumeSizeInGB { get; init; }

    /// <summary>ipv4 or dualstack; absent means ipv4.</summary>
    public string? IpAddressType { get; init; }

    /// <summary>The Git repository that it opens in: a name in the account, or a URL.</summary>
    public string? DefaultCodeRepository { get; init; }

    /// <summary>Git repositories that are cloned beside that one, at most three.</summary>
    public IReadOnlyList<string> AdditionalCodeRepositories { get; init; } = [];

    /// <summary>Which versions of the instance metadata service it answers; null where that was not said.</summary>
    public InstanceMetadataService? InstanceMetadataServiceConfiguration { get; init; }

    /// <summary>Why it is Failed, where it is.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The lifecycle configuration, where there is one.</summary>
    public string? NotebookInstanceLifecycleConfigName { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; init; }
}

/// <summary>The instance metadata service of a notebook instance (API_InstanceMetadataServiceConfiguration).</summary>
public sealed record InstanceMetadataService
{
    /// <summary>1 or 2.</summary>
    public string MinimumInstanceMetadataServiceVersion { get; init; } = "";
}

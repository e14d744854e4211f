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

    /// <summary>The lifecycle configuration, where there is one.</summary>
    public string? NotebookInstanceLifecycleConfigName { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; init; }
}

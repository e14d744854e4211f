using System;
using System.Collections.Generic;
using Amazon.Runtime;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Clients.SageMaker;

/// <summary>API_ListNotebookInstanceLifecycleConfigs.</summary>
public sealed class ListNotebookInstanceLifecycleConfigsRequest : AmazonWebServiceRequest
{
    /// <summary>The page size, at most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>Where to go on.</summary>
    public string? NextToken { get; set; }

    /// <summary>Only names that hold this text.</summary>
    public string? NameContains { get; set; }
}

/// <summary>API_ListNotebookInstanceLifecycleConfigs.</summary>
public sealed class ListNotebookInstanceLifecycleConfigsResponse : AmazonWebServiceResponse
{
    /// <summary>A page of configurations.</summary>
    public List<NotebookInstanceLifecycleConfigSummary> NotebookInstanceLifecycleConfigs { get; set; } = [];

    /// <summary>Where to go on; null on the last page.</summary>
    public string? NextToken { get; set; }
}

/// <summary>A configuration as the list shows it (API_NotebookInstanceLifecycleConfigSummary).</summary>
public sealed class NotebookInstanceLifecycleConfigSummary
{
    /// <summary>Its name.</summary>
    public string? NotebookInstanceLifecycleConfigName { get; set; }

    /// <summary>Its ARN.</summary>
    public string? NotebookInstanceLifecycleConfigArn { get; set; }
}

/// <summary>API_DescribeNotebookInstanceLifecycleConfig.</summary>
public sealed class DescribeNotebookInstanceLifecycleConfigRequest : AmazonWebServiceRequest
{
    /// <summary>The configuration.</summary>
    public string? NotebookInstanceLifecycleConfigName { get; set; }
}

/// <summary>API_DescribeNotebookInstanceLifecycleConfig.</summary>
public sealed class DescribeNotebookInstanceLifecycleConfigResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string? NotebookInstanceLifecycleConfigArn { get; set; }

    /// <summary>Its name.</summary>
    public string? NotebookInstanceLifecycleConfigName { get; set; }

    /// <summary>Scripts that run once, when an instance is made.</summary>
    public List<LifecycleHook> OnCreate { get; set; } = [];

    /// <summary>Scripts that run at every start.</summary>
    public List<LifecycleHook> OnStart { get; set; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; set; }
}

/// <summary>API_CreateNotebookInstanceLifecycleConfig.</summary>
public sealed class CreateNotebookInstanceLifecycleConfigRequest : AmazonWebServiceRequest
{
    /// <summary>Its name.</summary>
    public string? NotebookInstanceLifecycleConfigName { get; set; }

    /// <summary>The script that runs once, when an instance is made; one at most.</summary>
    public List<LifecycleHook>? OnCreate { get; set; }

    /// <summary>The script that runs at every start; one at most.</summary>
    public List<LifecycleHook>? OnStart { get; set; }

    /// <summary>Tags.</summary>
    public List<Tag>? Tags { get; set; }
}

/// <summary>API_CreateNotebookInstanceLifecycleConfig.</summary>
public sealed class CreateNotebookInstanceLifecycleConfigResponse : AmazonWebServiceResponse
{
    /// <summary>Its ARN.</summary>
    public string? NotebookInstanceLifecycleConfigArn { get; set; }
}

/// <summary>API_UpdateNotebookInstanceLifecycleConfig.</summary>
public sealed class UpdateNotebookInstanceLifecycleConfigRequest : AmazonWebServiceRequest
{
    /// <summary>The configuration.</summary>
    public string? NotebookInstanceLifecycleConfigName { get; set; }

    /// <summary>The script that runs once, when an instance is made; one at most.</summary>
    public List<LifecycleHook>? OnCreate { get; set; }

    /// <summary>The script that runs at every start; one at most.</summary>
    public List<LifecycleHook>? OnStart { get; set; }
}

/// <summary>API_UpdateNotebookInstanceLifecycleConfig: the answer has no members.</summary>
public sealed class UpdateNotebookInstanceLifecycleConfigResponse : AmazonWebServiceResponse;

/// <summary>API_DeleteNotebookInstanceLifecycleConfig.</summary>
public sealed class DeleteNotebookInstanceLifecycleConfigRequest : AmazonWebServiceRequest
{
    /// <summary>The configuration.</summary>
    public string? NotebookInstanceLifecycleConfigName { get; set; }
}

/// <summary>API_DeleteNotebookInstanceLifecycleConfig: the answer has no members.</summary>
public sealed class DeleteNotebookInstanceLifecycleConfigResponse : AmazonWebServiceResponse;

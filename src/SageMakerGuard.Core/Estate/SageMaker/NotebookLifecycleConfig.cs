using System;
using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>A lifecycle configuration of notebook instances (API_DescribeNotebookInstanceLifecycleConfig).</summary>
public sealed record NotebookLifecycleConfig
{
    /// <summary>Its name.</summary>
    public string NotebookInstanceLifecycleConfigName { get; init; } = "";

    /// <summary>Scripts that run once, when the instance is made; each is base64.</summary>
    public IReadOnlyList<LifecycleHook> OnCreate { get; init; } = [];

    /// <summary>Scripts that run at every start; each is base64.</summary>
    public IReadOnlyList<LifecycleHook> OnStart { get; init; } = [];

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; init; }
}

/// <summary>A script of a lifecycle configuration (API_NotebookInstanceLifecycleHook).</summary>
public sealed record LifecycleHook
{
    /// <summary>The script, base64.</summary>
    public string Content { get; init; } = "";
}

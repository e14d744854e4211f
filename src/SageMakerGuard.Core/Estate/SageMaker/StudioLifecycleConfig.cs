using System;

namespace SageMakerGuard.Estates;

/// <summary>A lifecycle configuration of Studio: a script that runs when an app starts (API_DescribeStudioLifecycleConfig).</summary>
public sealed record StudioLifecycleConfig
{
    /// <summary>Its ARN, by which domains, profiles and apps name it.</summary>
    public string StudioLifecycleConfigArn { get; init; } = "";

    /// <summary>Its name.</summary>
    public string StudioLifecycleConfigName { get; init; } = "";

    /// <summary>JupyterServer, KernelGateway, CodeEditor or JupyterLab.</summary>
    public string? StudioLifecycleConfigAppType { get; init; }

    /// <summary>The script, base64.</summary>
    public string StudioLifecycleConfigContent { get; init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; init; }
}

using System;
using System.Text.Json.Serialization;

namespace SageMakerGuard.Estates;

/// <summary>An app (API_ListApps). It belongs to a user profile or to a space.</summary>
public sealed record App
{
    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>The user profile; the pseudo profile <c>domain-shared</c> for apps of the domain itself; null for apps of a space.</summary>
    public string? UserProfileName { get; init; }

    /// <summary>The space; null for apps of a profile.</summary>
    public string? SpaceName { get; init; }

    /// <summary>JupyterServer, KernelGateway, JupyterLab, CodeEditor, Canvas, RStudioServerPro and so on.</summary>
    public string AppType { get; init; } = "";

    /// <summary>The app's name.</summary>
    public string AppName { get; init; } = "";

    /// <summary>Deleted, Deleting, Failed, InService or Pending.</summary>
    public string Status { get; init; } = "";

    /// <summary>When it was started.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>The instance that it runs on.</summary>
    public AppResourceSpec? ResourceSpec { get; init; }

    /// <summary>
    /// When its user last did something; known only where the app was described (API_DescribeApp). Health checks move it on as well, so an app
    /// that has been idle for a week may look busy.
    /// </summary>
    public DateTimeOffset? LastUserActivityTimestamp { get; init; }

    /// <summary>Whether it keeps the domain's network type from being changed: InService, Pending or Deleting (API_UpdateDomain).</summary>
    [JsonIgnore]
    public bool BlocksNetworkChange => Status is "InService" or "Pending" or "Deleting";
}

/// <summary>What an app runs on.</summary>
public sealed record AppResourceSpec
{
    /// <summary>For example ml.t3.medium.</summary>
    public string? InstanceType { get; init; }

    /// <summary>The image.</summary>
    public string? SageMakerImageArn { get; init; }

    /// <summary>The image's version.</summary>
    public string? SageMakerImageVersionArn { get; init; }

    /// <summary>The image's version by its alias.</summary>
    public string? SageMakerImageVersionAlias { get; init; }

    /// <summary>The lifecycle configuration that the app runs when it starts.</summary>
    public string? LifecycleConfigArn { get; init; }
}

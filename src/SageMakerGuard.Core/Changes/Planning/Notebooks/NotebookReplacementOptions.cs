using System.Collections.Generic;

namespace SageMakerGuard.Changes;

/// <summary>The parts in which a notebook instance is replaced. A person looks between one and the next.</summary>
public enum NotebookReplacementPhase
{
    /// <summary>The original copies its files to S3.</summary>
    Copy,

    /// <summary>The new instance is made inside of the VPC and copies them back.</summary>
    Create,

    /// <summary>The original is deleted, and what the replacement needed for a while.</summary>
    Remove,
}

/// <summary>How a notebook instance is to be replaced.</summary>
public sealed record NotebookReplacementOptions
{
    /// <summary>The subnet of the new instance.</summary>
    public string SubnetId { get; init; } = "";

    /// <summary>The groups of its interface, one to five.</summary>
    public IReadOnlyList<string> SecurityGroupIds { get; init; } = [];

    /// <summary>Where its files are kept meanwhile: <c>s3://bucket/prefix</c>.</summary>
    public string S3Uri { get; init; } = "";

    /// <summary>The new instance's name; null for the original's with <c>-vpc</c> behind it.</summary>
    public string? NewName { get; init; }

    /// <summary>The name of the new instance in place of another.</summary>
    public string NewNameOf(string notebookInstanceName) => NewName is { Length: > 0 } given ? given : notebookInstanceName + "-vpc";

    /// <summary>The new instance's platform; null for the original's.</summary>
    public string? PlatformIdentifier { get; init; }

    /// <summary>Whether somebody has looked and found the phase before this one to be finished: the copy for Create, the files on the new instance for Remove.</summary>
    public bool Verified { get; init; }

    /// <summary>Whether the original may be deleted.</summary>
    public bool RemoveOriginal { get; init; }
}

using System;

namespace SageMakerGuard.Estates;

/// <summary>A space (API_ListSpaces).</summary>
public sealed record Space
{
    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>The space's name.</summary>
    public string SpaceName { get; init; } = "";

    /// <summary>As a domain's status.</summary>
    public string Status { get; init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; init; }

    /// <summary>Private or shared.</summary>
    public SpaceSharing? SpaceSharingSettingsSummary { get; init; }

    /// <summary>Whose it is.</summary>
    public SpaceOwnership? OwnershipSettingsSummary { get; init; }

    /// <summary>What runs in it.</summary>
    public SpaceSummary? SpaceSettingsSummary { get; init; }
}

/// <summary>How a space is shared.</summary>
public sealed record SpaceSharing
{
    /// <summary>Private or Shared.</summary>
    public string? SharingType { get; init; }
}

/// <summary>Who owns a space.</summary>
public sealed record SpaceOwnership
{
    /// <summary>The owning user profile.</summary>
    public string? OwnerUserProfileName { get; init; }
}

/// <summary>What kind of app a space runs.</summary>
public sealed record SpaceSummary
{
    /// <summary>JupyterLab, CodeEditor and so on.</summary>
    public string? AppType { get; init; }
}

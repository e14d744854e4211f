using System;

namespace SageMakerGuard.Estates;

/// <summary>A user profile (API_ListUserProfiles; the settings come from API_DescribeUserProfile and are there only where asked for).</summary>
public sealed record UserProfile
{
    /// <summary>The domain.</summary>
    public string DomainId { get; init; } = "";

    /// <summary>The profile's name.</summary>
    public string UserProfileName { get; init; } = "";

    /// <summary>As a domain's status.</summary>
    public string Status { get; init; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? LastModifiedTime { get; init; }

    /// <summary>The profile's own settings; null where the profile was not described.</summary>
    public UserSettings? UserSettings { get; init; }
}

using SageMakerGuard.Posture;
using SageMakerGuard.Services;

namespace SageMakerGuard.Changes;

/// <summary>What a domain's security groups are to let through.</summary>
public sealed record SecurityGroupRepairOptions
{
    /// <summary>Features whose services must be reached, besides those that the domain is seen to use; None for those of <see cref="Settings"/>.</summary>
    public Feature Features { get; init; }

    /// <summary>Whether HTTPS to every address is wanted, where the routes lead there.</summary>
    public bool AllowInternet { get; init; }

    /// <summary>What the company asks of its domains.</summary>
    public PostureSettings Settings { get; init; } = PostureSettings.Default;
}

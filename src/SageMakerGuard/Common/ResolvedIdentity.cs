using System;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Commands;

/// <summary>Who asks, decided: parameters, sandbox and session variables are weighed, and only the default chain of the SDK is left to try.</summary>
internal sealed class ResolvedIdentity
{
    /// <summary>For the adapter.</summary>
    public CloudIdentity Cloud { get; init; } = new();

    /// <summary>The region to use where the command names none; null to ask the chain.</summary>
    public string? Region { get; init; }

    /// <summary>Where that region came from.</summary>
    public string RegionSource { get; init; } = "";

    /// <summary>What is worth a verbose line; never a secret.</summary>
    public string? Note { get; init; }

    /// <summary>Whether two records ask as the same identity, so that they can be read together.</summary>
    public bool IsSameAs(ResolvedIdentity other) =>
        Same(Cloud.ProfileName, other.Cloud.ProfileName)
        && Same(Cloud.ProfileLocation, other.Cloud.ProfileLocation)
        && Same(Cloud.AccessKey, other.Cloud.AccessKey)
        && Same(Cloud.SecretKey, other.Cloud.SecretKey)
        && Same(Cloud.SessionToken, other.Cloud.SessionToken)
        && Same(Cloud.EndpointUrl, other.Cloud.EndpointUrl)
        && Same(Cloud.KeySourceName, other.Cloud.KeySourceName)
        && (Cloud.KeySource is null) == (other.Cloud.KeySource is null)
        && (Cloud.KeySource is null || ReferenceEquals(CredentialObject, other.CredentialObject))
        && Same(Region, other.Region);

    /// <summary>The object that the keys come from, where they come from one.</summary>
    public object? CredentialObject { get; init; }

    private static bool Same(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}

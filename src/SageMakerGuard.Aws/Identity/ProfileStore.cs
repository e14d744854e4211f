using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Identity;

/// <summary>The profiles of this machine, in the SDK's store and in the shared files. Reads files only.</summary>
internal sealed class ProfileStore(string? location)
{
    private readonly CredentialProfileStoreChain _chain = new(location);

    public IReadOnlyList<string> Names()
    {
        try
        {
            return _chain.ListProfiles().Select(p => p.Name).Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal).ToList();
        }
        catch (Exception error) when (error is AmazonClientException or System.IO.IOException or UnauthorizedAccessException or FormatException)
        {
            return [];
        }
    }

    public CredentialProfile? Find(string name) => _chain.TryGetProfile(name, out var profile) ? profile : null;

    /// <summary>The profile, or a fault that names those there are: a wrong name never falls through to another identity.</summary>
    public CredentialProfile Require(string name)
    {
        if (Find(name) is { } profile)
            return profile;
        var names = Names();
        var there = names.Count == 0 ? "There are no profiles" : "The profiles are " + string.Join(", ", names.Take(20)) + (names.Count > 20 ? ", …" : "");
        throw new GuardFault("ProfileNotFound", FaultCategory.Authentication, $"There is no profile named '{name}'. {there}{(location is null ? "" : " in " + location)}.", "Give one of them to -ProfileName, or make it with 'aws configure sso' or 'aws configure'.") { ResourceId = name };
    }

    public AWSCredentials Credentials(CredentialProfile profile)
    {
        try
        {
            return profile.GetAWSCredentials(_chain);
        }
        catch (Exception error) when (error is AmazonClientException or InvalidOperationException or ArgumentException)
        {
            throw new GuardFault("ProfileUnusable", FaultCategory.Authentication, $"The profile '{profile.Name}' gives no credentials: {error.Message}", $"Check it with 'aws configure list --profile {profile.Name}', or run 'aws sso login --profile {profile.Name}'.", error) { ResourceId = profile.Name };
        }
    }
}

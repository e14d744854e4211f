using System;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using SageMakerGuard.Faults;
using SageMakerGuard.Ports;

namespace SageMakerGuard.Aws.Identity;

/// <summary>
/// The order in which AWS Tools for PowerShell looks for credentials: keys that were given, a named profile, a credential object,
/// environment variables, the default profile, a container, the instance. The first that is there decides; none falls through.
/// </summary>
internal static class IdentityChain
{
    public static ResolvedIdentity Resolve(CloudIdentity asked)
    {
        var store = new ProfileStore(asked.ProfileLocation);
        if (asked.AccessKey is { Length: > 0 } || asked.SecretKey is { Length: > 0 })
            return new(Keys(asked), "access key", RegionOf(asked, Default(store)), null);
        if (asked.ProfileName is { Length: > 0 } named)
            return OfProfile(store, store.Require(named), asked);
        if (asked.KeySource is { } source)
        {
            var name = asked.KeySourceName ?? "The credential object";
            return new(new KeySourceCredentials(source, name), name, RegionOf(asked, Default(store)), null);
        }

        if (Has("AWS_ACCESS_KEY_ID") && Has("AWS_SECRET_ACCESS_KEY"))
            return new(new EnvironmentVariablesAWSCredentials(), "environment variables", RegionOf(asked, Default(store)), null);
        if (Has("AWS_WEB_IDENTITY_TOKEN_FILE") && Has("AWS_ROLE_ARN"))
            return new(AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables(), "web identity token", RegionOf(asked, Default(store)), null);
        if (Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } fromEnvironment)
            return OfProfile(store, store.Require(fromEnvironment), asked);
        if (Default(store) is { CanCreateAWSCredentials: true } profile)
            return OfProfile(store, profile, asked);
        if (Has("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || Has("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
            return new(new GenericContainerCredentials(), "container", RegionOf(asked, null), null);
        if (!InstanceMetadata.Answers())
            throw NoCredentials("on an instance.", null);
        try
        {
            return new(new InstanceProfileAWSCredentials(), "instance profile", RegionOf(asked, null) ?? InstanceMetadata.Region(), null);
        }
        catch (Exception refusal) when (refusal is not OperationCanceledException)
        {
            // Something answers at the address, and it gives no role: a container host, a build machine, an instance without a profile.
            throw NoCredentials($"from the instance's metadata service, which says: {refusal.Message}", refusal);
        }
    }

    private static GuardFault NoCredentials(string end, Exception? inner) => new(
        "NoCredentials",
        FaultCategory.Authentication,
        $"There are no AWS credentials: no -ProfileName, -AccessKey or -Credential was given, and there are none in the environment, in a default profile, in a container or {end}",
        "Give -ProfileName, or run 'aws configure sso' once and then 'aws sso login'.",
        inner);

    private static AWSCredentials Keys(CloudIdentity asked)
    {
        if (string.IsNullOrEmpty(asked.AccessKey) || string.IsNullOrEmpty(asked.SecretKey))
            throw new GuardFault("IncompleteKeys", FaultCategory.Authentication, "-AccessKey and -SecretKey go together, and one of them is missing.", "Give both, and -SessionToken for temporary keys.");
        return string.IsNullOrEmpty(asked.SessionToken)
            ? new BasicAWSCredentials(asked.AccessKey, asked.SecretKey)
            : new SessionAWSCredentials(asked.AccessKey, asked.SecretKey, asked.SessionToken);
    }

    private static ResolvedIdentity OfProfile(ProfileStore store, CredentialProfile profile, CloudIdentity asked) =>
        new(store.Credentials(profile), "profile " + profile.Name, RegionOf(asked, profile), new Amazon.Profile(profile.Name, asked.ProfileLocation)) { MaxAttempts = profile.MaxAttempts };

    private static CredentialProfile? Default(ProfileStore store) =>
        store.Find(Environment.GetEnvironmentVariable("AWS_PROFILE") is { Length: > 0 } named ? named : "default");

    private static string? RegionOf(CloudIdentity asked, CredentialProfile? profile) =>
        FirstOf(asked.Region, profile?.Region?.SystemName, Environment.GetEnvironmentVariable("AWS_REGION"), Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION"));

    private static string? FirstOf(params string?[] candidates) => Array.Find(candidates, c => !string.IsNullOrWhiteSpace(c));

    private static bool Has(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}

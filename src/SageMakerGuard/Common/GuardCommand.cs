using System.Management.Automation;
using SageMakerGuard.Completion;

namespace SageMakerGuard.Commands;

/// <summary>The identity parameters of AWS Tools for PowerShell, under the same names and aliases.</summary>
public abstract class GuardCommand : AsyncGuardCommand
{
    /// <summary>The named profile to take credentials from. A profile that does not exist is an error: no other identity is tried in its place.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? ProfileName { get; set; }

    /// <summary>The credential file that holds the profile, where it is not the default one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    [ValidateNotNullOrEmpty]
    public string? ProfileLocation { get; set; }

    /// <summary>An access key's id. It wins over a profile.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AK")]
    [ValidateNotNullOrEmpty]
    public string? AccessKey { get; set; }

    /// <summary>The secret of the access key.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SK", "SecretAccessKey")]
    [ValidateNotNullOrEmpty]
    public string? SecretKey { get; set; }

    /// <summary>The session token that belongs to temporary keys.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ST")]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <summary>Credentials as an object: what New-AWSCredential and Get-AWSCredential give, the Credentials of Use-STSRole, any object with a GetCredentials method, or a PSCredential that holds key and secret.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("AWSCredentials")]
    [CredentialTransformation]
    [ValidateNotNull]
    public object? Credential { get; set; }

    /// <summary>A URL to call in place of AWS, for every service. It wins over a sandbox that Start-SMSandbox started.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>Who asks, by the parameters of this record and the session's variables. To be called on the pipeline's thread.</summary>
    private protected ResolvedIdentity ResolveIdentity(string? accountId)
    {
        var given = new IdentityParameters
        {
            ProfileName = ProfileName,
            ProfileLocation = ProfileLocation is null ? null : FilePath.Resolve(this, ProfileLocation),
            AccessKey = AccessKey,
            SecretKey = SecretKey,
            SessionToken = SessionToken,
            Credential = Credential as ForeignCredential,
            EndpointUrl = EndpointUrl,
            AccountId = accountId,
        };
        return IdentityResolver.Resolve(given, SessionVariables.Of(SessionState), SandboxSession.Running);
    }
}

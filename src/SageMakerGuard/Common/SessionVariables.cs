using System.Management.Automation;

namespace SageMakerGuard.Commands;

/// <summary>The session defaults that Set-DefaultAWSRegion and Set-AWSCredential of AWS Tools for PowerShell leave behind.</summary>
internal sealed class SessionVariables
{
    /// <summary>The region in $StoredAWSRegion, or null.</summary>
    public string? Region { get; init; }

    /// <summary>The credentials in $StoredAWSCredentials, or null.</summary>
    public ForeignCredential? Credential { get; init; }

    /// <summary>True where $StoredAWSCredentials holds something that nobody here can read.</summary>
    public bool CredentialNotUnderstood { get; init; }

    /// <summary>Reads them; session state is not thread-safe, so on the pipeline's thread only.</summary>
    public static SessionVariables Of(SessionState state)
    {
        var region = Plain(state.PSVariable.GetValue("StoredAWSRegion"))?.ToString();
        var stored = Plain(state.PSVariable.GetValue("StoredAWSCredentials"));
        var credential = stored is null ? null : ForeignCredential.From(stored, "$StoredAWSCredentials");
        return new SessionVariables
        {
            Region = region is { Length: > 0 } ? region : null,
            Credential = credential,
            CredentialNotUnderstood = stored is not null && credential is null,
        };
    }

    private static object? Plain(object? value) => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
}

namespace SageMakerGuard.Commands;

/// <summary>What one record gave of the identity parameters.</summary>
internal sealed class IdentityParameters
{
    public string? ProfileName { get; init; }

    public string? ProfileLocation { get; init; }

    public string? AccessKey { get; init; }

    public string? SecretKey { get; init; }

    public string? SessionToken { get; init; }

    public ForeignCredential? Credential { get; init; }

    public string? EndpointUrl { get; init; }

    /// <summary>The one account that is asked for, where there is one: it chooses among the accounts of a sandbox.</summary>
    public string? AccountId { get; init; }

    public bool NamesCredentials => AccessKey is not null || SecretKey is not null || ProfileName is not null || Credential is not null;
}

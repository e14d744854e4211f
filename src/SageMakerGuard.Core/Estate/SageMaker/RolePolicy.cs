namespace SageMakerGuard.Estates;

/// <summary>An inline policy of an IAM role (API_GetRolePolicy). IAM is global: the policy stands in the region whose domain uses the role.</summary>
public sealed record RolePolicy
{
    /// <summary>The role's name, without its path.</summary>
    public string RoleName { get; init; } = "";

    /// <summary>The policy's name.</summary>
    public string PolicyName { get; init; } = "";

    /// <summary>The document, as JSON.</summary>
    public string PolicyDocument { get; init; } = "";
}

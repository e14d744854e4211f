using System.Collections.Generic;

namespace SageMakerGuard.Guardrails;

/// <summary>A policy with its name, as it stands somewhere.</summary>
/// <param name="Name">The name.</param>
/// <param name="Document">What it says.</param>
public sealed record NamedPolicy(string Name, PolicyDocument Document);

/// <summary>A root, organizational unit or account with the service control policies that are attached to it itself.</summary>
/// <param name="TargetId">Its id.</param>
/// <param name="Policies">The policies.</param>
public sealed record PolicyLevel(string TargetId, IReadOnlyList<NamedPolicy> Policies);

/// <summary>The way from the root down to an account.</summary>
/// <param name="Levels">The root first, the account last.</param>
public sealed record PolicyPath(IReadOnlyList<PolicyLevel> Levels)
{
    /// <summary>AWS's own policy that allows everything, and that stands everywhere until somebody takes it off (Organizations User Guide, 'Service control policies').</summary>
    public static NamedPolicy FullAccess { get; } = new(
        "FullAWSAccess", PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""));

    /// <summary>Policies as if they were attached to one target beside FullAWSAccess.</summary>
    public static PolicyPath Beside(string targetId, IReadOnlyList<NamedPolicy> policies) => new([new(targetId, [FullAccess, .. policies])]);
}

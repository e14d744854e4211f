using System.Collections.Generic;

namespace SageMakerGuard.Permissions;

/// <summary>One IAM action that a command of this module needs.</summary>
public sealed record GuardPermission
{
    /// <summary>The command; Undo-SMChange for what is needed only to take runs of the command that was asked for back.</summary>
    public string Command { get; init; } = "";

    /// <summary>The action, for example <c>ec2:CreateVpcEndpoint</c>.</summary>
    public string Action { get; init; } = "";

    /// <summary>The resources, as ARN patterns; <c>*</c> alone where AWS has no resource level for the action (Service Authorization Reference).</summary>
    public IReadOnlyList<string> Resource { get; init; } = [];

    /// <summary>What the request must say of itself; null for anything.</summary>
    public PermissionCondition? Condition { get; init; }

    /// <summary>What it is needed for and, where that is not always, when.</summary>
    public string Why { get; init; } = "";
}

/// <summary>A condition with StringEquals: the key must have one of the values.</summary>
/// <param name="Key">The condition key, for example <c>iam:PassedToService</c>.</param>
/// <param name="Values">The values.</param>
public sealed record PermissionCondition(string Key, IReadOnlyList<string> Values)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key} is {string.Join(" or ", Values)}";
}

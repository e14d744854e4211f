using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Guardrails;

/// <summary>Patterns of the roles that a guardrail leaves out. In a session of a role <c>aws:PrincipalArn</c> is the role's ARN (IAM User Guide, 'AWS global condition context keys').</summary>
internal static class ExemptPrincipals
{
    /// <summary>The ARN patterns.</summary>
    /// <exception cref="GuardFault">InvalidExemptRole: one is no role, or of another partition.</exception>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> roles, string partition) => roles.Select(role => Of(role, partition)).Distinct(StringComparer.Ordinal).ToList();

    private static string Of(string role, string partition)
    {
        if (!role.StartsWith("arn:", StringComparison.Ordinal))
            return role.Length > 0 && role.All(IsOfName) ? $"arn:{partition}:iam::*:role/{role.TrimStart('/')}" : throw Wrong(role, "it is no name of a role");
        var parts = role.Split([':'], 6);
        if (parts.Length < 6 || parts[2] != "iam" || !parts[5].StartsWith("role/", StringComparison.Ordinal))
            throw Wrong(role, "it is no ARN of a role");
        return parts[1] == partition ? role : throw Wrong(role, $"it is of partition {parts[1]}, and the policy is for {partition}");
    }

    // IAM API, CreateRole: RoleName and Path; stars and question marks are wildcards.
    private static bool IsOfName(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '=' or ',' or '.' or '@' or '-' or '_' or '/' or '*' or '?';

    private static GuardFault Wrong(string role, string why) => new(
        "InvalidExemptRole", FaultCategory.InvalidArgument, $"'{role}' cannot be left out: {why}.", "Name the role (BreakGlass*), with its path if it has one, or give its ARN (arn:aws:iam::*:role/BreakGlass*).") { ResourceId = role };
}

using System.Collections.Generic;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;
using SageMakerGuard.Sandbox.Operations;
using SageMakerGuard.Sandbox.Protocol;

namespace SageMakerGuard.Sandbox.Access;

/// <summary>
/// What a role's inline policies deny to those who act in its name. Of a role's policies the sandbox knows only the inline ones, so what they
/// allow says nothing; an explicit deny wins over whatever else there is (IAM User Guide, 'Policy evaluation logic').
/// </summary>
internal static class RoleDenials
{
    /// <exception cref="AwsFault">A policy says something that cannot be judged: it is not taken for a yes.</exception>
    public static bool Deny(IEnumerable<RolePolicy> policies, NeededPermission permission, string region)
    {
        foreach (var policy in policies)
        {
            try
            {
                if (IdentityPolicy.Parse(policy.PolicyDocument).Decide(permission, region) == Decision.Denied)
                    return true;
            }
            catch (GuardFault fault)
            {
                throw new AwsFault("InternalFailure", $"[sandbox] The inline policy {policy.PolicyName} of role {policy.RoleName} cannot be judged. {fault.Message}", 500);
            }
        }

        return false;
    }
}

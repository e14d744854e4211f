using SageMakerGuard.Aws.Clients.IdentityManagement;
using SageMakerGuard.Changes;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Inline policies of roles.</summary>
internal static class RolePolicyCalls
{
    public static StepCall Put(PutRolePolicy step) => StepCall.Of("iam:PutRolePolicy", step.ResourceId, (c, ct) => c.Roles.PutRolePolicyAsync(
        new PutRolePolicyRequest { RoleName = step.RoleName, PolicyName = step.PolicyName, PolicyDocument = step.PolicyDocument },
        ct));

    public static StepCall Delete(DeleteRolePolicy step) =>
        StepCall.Of("iam:DeleteRolePolicy", step.ResourceId, (c, ct) => c.Roles.DeleteRolePolicyAsync(new DeleteRolePolicyRequest { RoleName = step.RoleName, PolicyName = step.PolicyName }, ct));
}

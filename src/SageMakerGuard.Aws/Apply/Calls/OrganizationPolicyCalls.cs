using SageMakerGuard.Changes;

namespace SageMakerGuard.Aws.Apply.Calls;

/// <summary>Policies of the organization.</summary>
internal static class OrganizationPolicyCalls
{
    public static StepCall Create(CreateOrganizationPolicy step) => new("organizations:CreatePolicy", step.Name, async (c, ct) =>
    {
        var answer = await c.Organizations.CreatePolicyAsync(new() { Name = step.Name, Type = step.Type, Description = step.Purpose, Content = step.Content }, ct).ConfigureAwait(false);
        return StepCall.Made(answer.Policy?.PolicySummary?.Id, "PolicySummary.Id");
    });

    public static StepCall Update(UpdateOrganizationPolicy step) =>
        StepCall.Of("organizations:UpdatePolicy", step.PolicyId, (c, ct) => c.Organizations.UpdatePolicyAsync(new() { PolicyId = step.PolicyId, Content = step.Content }, ct));

    public static StepCall Delete(DeleteOrganizationPolicy step) =>
        StepCall.Of("organizations:DeletePolicy", step.PolicyId, (c, ct) => c.Organizations.DeletePolicyAsync(new() { PolicyId = step.PolicyId }, ct));

    public static StepCall Attach(AttachOrganizationPolicy step) =>
        StepCall.Of("organizations:AttachPolicy", step.ResourceId, (c, ct) => c.Organizations.AttachPolicyAsync(new() { PolicyId = step.PolicyId, TargetId = step.TargetId }, ct));

    public static StepCall Detach(DetachOrganizationPolicy step) =>
        StepCall.Of("organizations:DetachPolicy", step.ResourceId, (c, ct) => c.Organizations.DetachPolicyAsync(new() { PolicyId = step.PolicyId, TargetId = step.TargetId }, ct));
}

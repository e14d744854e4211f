using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using SageMakerGuard.Estates;
using SageMakerGuard.Sandbox.Protocol;
using SageMakerGuard.Sandbox.World;

namespace SageMakerGuard.Sandbox.Operations.Organizations;

/// <summary>Policies attached to roots, organizational units and accounts, and taken off.</summary>
internal static class AttachmentChanges
{
    public static IEnumerable<JsonOperation> All()
    {
        JsonMember[] members = [JsonMember.Text("PolicyId", 130, PolicyReads.IdPattern, true), JsonMember.Text("TargetId", 100, PolicyReads.TargetPattern, true)];
        yield return new("AttachPolicy", members, OrganizationArns.OfPolicy, Attach) { Also = OnTarget("organizations:AttachPolicy") };
        yield return new("DetachPolicy", members, OrganizationArns.OfPolicy, Detach) { Also = OnTarget("organizations:DetachPolicy") };
    }

    /// <summary>Five service control policies at most on one target, as documented; ten of the other types (Organizations User Guide, 'Quotas and service limits').</summary>
    private static int Most(string type) => type is OrganizationState.ServiceControl or "RESOURCE_CONTROL_POLICY" ? 5 : 10;

    // The action is held to the policy and to the target alike (Service Authorization Reference, 'AWS Organizations').
    private static Func<JsonCall, IEnumerable<NeededPermission>> OnTarget(string action) => call => [new(action, OrganizationArns.OfTarget(call.Organization, call.Required("TargetId")))];

    private static Action<Utf8JsonWriter>? Attach(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        lock (organization.Gate)
        {
            var (policy, target) = Both(call, organization);
            if (!organization.EnabledTypes.Contains(policy.Type))
                throw OrganizationRefusals.Of("PolicyTypeNotEnabledException", $"{policy.Type} is not enabled on {OrganizationState.RootId}.");
            if (IsAttached(organization, policy, target))
                throw OrganizationRefusals.Of("DuplicatePolicyAttachmentException", $"Policy {policy.PolicyId} is attached to {target} already.");
            if (Count(organization, policy.Type, target) >= Most(policy.Type))
                throw OrganizationRefusals.Constraint("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", $"{target} has as many policies of type {policy.Type} as it takes.");
            organization.Attach(new() { PolicyId = policy.PolicyId, PolicyType = policy.Type, TargetId = target });
            return null;
        }
    }

    private static Action<Utf8JsonWriter>? Detach(JsonCall call)
    {
        var organization = OrganizationPage.Of(call);
        lock (organization.Gate)
        {
            var (policy, target) = Both(call, organization);
            if (!IsAttached(organization, policy, target))
                throw OrganizationRefusals.Of("PolicyNotAttachedException", $"Policy {policy.PolicyId} is not attached to {target}.");

            // Every target keeps one service control policy (API_DetachPolicy).
            if (policy.Type == OrganizationState.ServiceControl && Count(organization, policy.Type, target) == 1)
                throw OrganizationRefusals.Constraint("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED", $"{policy.PolicyId} is the last service control policy of {target}.");
            organization.Detach(policy.PolicyId, target);
            return null;
        }
    }

    private static (OrganizationPolicy Policy, string Target) Both(JsonCall call, OrganizationState organization)
    {
        var target = call.Required("TargetId");
        return (PolicyReads.Find(call, organization), organization.TargetIds.Contains(target) ? target : throw OrganizationRefusals.NoTarget(target));
    }

    private static bool IsAttached(OrganizationState organization, OrganizationPolicy policy, string target) => organization.Targets.Any(t => t.PolicyId == policy.PolicyId && t.TargetId == target);

    private static int Count(OrganizationState organization, string type, string target) => organization.Targets.Count(t => t.TargetId == target && organization.Policies.Any(p => p.PolicyId == t.PolicyId && p.Type == type));
}

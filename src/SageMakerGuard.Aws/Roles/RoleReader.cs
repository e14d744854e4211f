using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Clients.IdentityManagement;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Aws.Roles;

/// <summary>One role: what it is, and every policy that it carries. Of a managed policy the version that is in force is read.</summary>
internal sealed class RoleReader(RegionCaller caller)
{
    public async Task<Part<ExecutionRole>> Read(string arn)
    {
        var name = arn.Substring(arn.LastIndexOf('/') + 1);
        var role = await caller.Ask("iam:GetRole", arn, (c, ct) => c.Roles.GetRoleAsync(new() { RoleName = name }, ct), CallLane.Later).ConfigureAwait(false);
        if (role.Value is not { } described)
            return Part<ExecutionRole>.Failed(role.Failure!);
        var inline = await caller.ReadAll<string>("iam:ListRolePolicies", async (c, token, ct) =>
        {
            var page = await c.Roles.ListRolePoliciesAsync(new() { RoleName = name, Marker = token }, ct).ConfigureAwait(false);
            return new(page.PolicyNames, page.IsTruncated ? page.Marker : null);
        }, resourceId: arn).ConfigureAwait(false);
        var attached = await caller.ReadAll<AttachedPolicyType>("iam:ListAttachedRolePolicies", async (c, token, ct) =>
        {
            var page = await c.Roles.ListAttachedRolePoliciesAsync(new() { RoleName = name, Marker = token }, ct).ConfigureAwait(false);
            return new(page.AttachedPolicies, page.IsTruncated ? page.Marker : null);
        }, resourceId: arn).ConfigureAwait(false);
        var policies = await Task.WhenAll(inline.Items.Select(policy => Inline(arn, name, policy)).Concat(attached.Items.Select(policy => Managed(arn, policy)))).ConfigureAwait(false);
        return new Part<ExecutionRole>
        {
            Asked = true,
            Items = [new() { RoleArn = arn, PermissionsBoundaryArn = described.Role?.PermissionsBoundaryArn, Policies = policies.Select(p => p.Policy).OfType<ExecutionRolePolicy>().ToList() }],
        }.With([inline.Failure, attached.Failure, .. policies.Select(p => p.Failure)]);
    }

    private async Task<(ExecutionRolePolicy? Policy, UnreadableCall? Failure)> Inline(string arn, string role, string policy)
    {
        var answer = await caller.Ask("iam:GetRolePolicy", arn + "/" + policy, (c, ct) => c.Roles.GetRolePolicyAsync(new() { RoleName = role, PolicyName = policy }, ct), CallLane.Later).ConfigureAwait(false);
        return (answer.Value is { } read ? new() { PolicyName = policy, PolicyDocument = Decoded(read.PolicyDocument) } : null, answer.Failure);
    }

    private async Task<(ExecutionRolePolicy? Policy, UnreadableCall? Failure)> Managed(string arn, AttachedPolicyType policy)
    {
        var resource = arn + "/" + policy.PolicyName;
        var managed = await caller.Ask("iam:GetPolicy", resource, (c, ct) => c.Roles.GetPolicyAsync(new() { PolicyArn = policy.PolicyArn }, ct), CallLane.Later).ConfigureAwait(false);
        if (managed.Value is not { } found)
            return (null, managed.Failure);
        var version = await caller.Ask("iam:GetPolicyVersion", resource, (c, ct) => c.Roles.GetPolicyVersionAsync(new() { PolicyArn = policy.PolicyArn, VersionId = found.Policy?.DefaultVersionId }, ct), CallLane.Later).ConfigureAwait(false);
        return (version.Value is { } read ? new() { PolicyName = policy.PolicyName ?? "", PolicyArn = policy.PolicyArn, PolicyDocument = Decoded(read.PolicyVersion?.Document) } : null, version.Failure);
    }

    // Documents come URL-encoded by RFC 3986, in which a plus sign is itself (API_GetRolePolicy, API_PolicyVersion).
    private static string Decoded(string? document) => Uri.UnescapeDataString(document ?? "");
}

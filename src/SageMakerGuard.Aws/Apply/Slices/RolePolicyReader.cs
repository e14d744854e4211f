using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using SageMakerGuard.Aws.Collect.Calls;
using SageMakerGuard.Changes;
using SageMakerGuard.Estates;
using SageMakerGuard.Faults;

namespace SageMakerGuard.Aws.Apply.Slices;

/// <summary>Inline policies by their names. One that is not there, or whose role is not, is no item (API_GetRolePolicy, NoSuchEntity).</summary>
internal sealed class RolePolicyReader(RegionCaller caller)
{
    public async Task<Part<RolePolicy>> Read(IReadOnlyList<RolePolicyName> names)
    {
        var parts = await Task.WhenAll(names.Distinct().Select(One)).ConfigureAwait(false);
        return new Part<RolePolicy> { Asked = true, Items = parts.SelectMany(p => p.Items).ToList(), Unreadable = parts.SelectMany(p => p.Unreadable).ToList() }.Strictly();
    }

    private async Task<Part<RolePolicy>> One(RolePolicyName name)
    {
        var answer = await caller.Ask(
            "iam:GetRolePolicy",
            name.RoleName + "/" + name.PolicyName,
            (c, ct) => c.Roles.GetRolePolicyAsync(new() { RoleName = name.RoleName, PolicyName = name.PolicyName }, ct)).ConfigureAwait(false);
        if (answer.Value is { } policy)
            // The document comes URL-encoded by RFC 3986, in which a plus sign is itself (API_GetRolePolicy).
            return Part<RolePolicy>.Read(new RolePolicy { RoleName = name.RoleName, PolicyName = name.PolicyName, PolicyDocument = Uri.UnescapeDataString(policy.PolicyDocument ?? "") });
        return answer.Fault!.Category == FaultCategory.NotFound ? Part<RolePolicy>.Read() : Part<RolePolicy>.Failed(answer.Failure!);
    }
}

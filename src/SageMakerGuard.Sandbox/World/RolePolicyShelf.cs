using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>The inline policies of an account's roles. IAM is global: what several regions of an estate say of one policy is said once.</summary>
internal sealed class RolePolicyShelf(IEnumerable<RolePolicy> start)
{
    private readonly object _gate = new();
    private readonly Dictionary<(string Role, string Policy), RolePolicy> _held =
        start.GroupBy(p => (p.RoleName, p.PolicyName)).ToDictionary(g => g.Key, g => g.First());

    /// <summary>The policies of a role, by name.</summary>
    public IReadOnlyList<RolePolicy> Of(string role)
    {
        lock (_gate)
            return _held.Values.Where(p => p.RoleName == role).OrderBy(p => p.PolicyName, StringComparer.Ordinal).ToArray();
    }

    public RolePolicy? Find(string role, string policy)
    {
        lock (_gate)
            return _held.TryGetValue((role, policy), out var found) ? found : null;
    }

    /// <summary>Puts a policy in the place of a former one of its name, if the role's policies together pass the check.</summary>
    public void Put(RolePolicy policy, Action<IEnumerable<RolePolicy>> check)
    {
        lock (_gate)
        {
            check(_held.Values.Where(p => p.RoleName == policy.RoleName && p.PolicyName != policy.PolicyName).Append(policy));
            _held[(policy.RoleName, policy.PolicyName)] = policy;
        }
    }

    /// <summary>Takes it away; false where it is not there.</summary>
    public bool Remove(string role, string policy)
    {
        lock (_gate)
            return _held.Remove((role, policy));
    }
}

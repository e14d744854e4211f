using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Sandbox.World;

/// <summary>
/// The organization of all accounts: the first one manages it and stands below the root, the others are in one organizational unit. Policies that an
/// estate brings along are there from the beginning; beside them FullAWSAccess is attached everywhere, as AWS does it when the type is enabled
/// (Organizations User Guide, 'Enabling a policy type').
/// </summary>
internal sealed class OrganizationState
{
    public const string Id = "o-sandbox0001";
    public const string RootId = "r-sb01";
    public const string UnitId = "ou-sb01-workloads";
    public const string FullAccess = "p-FullAWSAccess";
    public const string ServiceControl = "SERVICE_CONTROL_POLICY";

    private readonly List<OrganizationPolicy> _policies = [];
    private readonly List<PolicyTarget> _targets = [];
    private readonly IReadOnlyList<AccountState> _accounts;

    public OrganizationState(IReadOnlyList<AccountState> accounts, Estate estate)
    {
        _accounts = accounts;
        _policies.Add(new()
        {
            PolicyId = FullAccess, Name = "FullAWSAccess", Type = ServiceControl, AwsManaged = true, Description = "Allows access to every operation",
            Content = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""",
        });
        _targets.AddRange(TargetIds.Select(id => new PolicyTarget { PolicyId = FullAccess, PolicyType = ServiceControl, TargetId = id }));
        _policies.AddRange(estate.Regions.SelectMany(r => r.OrganizationPolicies.Items).Where(p => !p.AwsManaged));
        _targets.AddRange(estate.Regions.SelectMany(r => r.PolicyTargets.Items).Where(t => t.PolicyId != FullAccess));
    }

    /// <summary>Held while something is read or changed.</summary>
    public object Gate { get; } = new();

    public AccountState Management => _accounts[0];

    public IReadOnlyList<AccountState> Accounts => _accounts;

    /// <summary>The types that are enabled on the root.</summary>
    public HashSet<string> EnabledTypes { get; } = new(StringComparer.Ordinal) { ServiceControl, "TAG_POLICY" };

    public IReadOnlyList<OrganizationPolicy> Policies => _policies;

    public IReadOnlyList<PolicyTarget> Targets => _targets;

    /// <summary>The root, the unit and the accounts.</summary>
    public IEnumerable<string> TargetIds => new[] { RootId, UnitId }.Concat(_accounts.Select(a => a.Id));

    /// <summary>The parent of an account or a unit; null for what is none.</summary>
    public string? ParentOf(string childId) => childId == UnitId || childId == Management.Id ? RootId : _accounts.Any(a => a.Id == childId) ? UnitId : null;

    /// <summary>The children of the root or a unit.</summary>
    public IEnumerable<string> ChildrenOf(string parentId) => TargetIds.Where(id => ParentOf(id) == parentId);

    /// <summary>Whether a snapshot shows the organization there: once in the world, in the management account's first region.</summary>
    public bool IsShownIn(AccountState account, string region) => account == Management && account.Occupied.FirstOrDefault() == region;

    /// <summary>The policies that are not AWS's own.</summary>
    public List<OrganizationPolicy> OwnPolicies()
    {
        lock (Gate)
            return _policies.Where(p => !p.AwsManaged).OrderBy(p => p.PolicyId, StringComparer.Ordinal).ToList();
    }

    /// <summary>What those are attached to.</summary>
    public List<PolicyTarget> OwnTargets()
    {
        lock (Gate)
            return _targets.Where(t => _policies.Any(p => p.PolicyId == t.PolicyId && !p.AwsManaged)).OrderBy(t => t.PolicyId, StringComparer.Ordinal).ThenBy(t => t.TargetId, StringComparer.Ordinal).ToList();
    }

    public void Add(OrganizationPolicy policy) => _policies.Add(policy);

    public void Replace(OrganizationPolicy policy) => _policies[_policies.FindIndex(p => p.PolicyId == policy.PolicyId)] = policy;

    public void Remove(OrganizationPolicy policy) => _policies.RemoveAll(p => p.PolicyId == policy.PolicyId);

    public void Attach(PolicyTarget target) => _targets.Add(target);

    public void Detach(string policyId, string targetId) => _targets.RemoveAll(t => t.PolicyId == policyId && t.TargetId == targetId);
}

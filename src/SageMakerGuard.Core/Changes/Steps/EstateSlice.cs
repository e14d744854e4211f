using System;
using System.Collections.Generic;
using System.Linq;
using SageMakerGuard.Estates;

namespace SageMakerGuard.Changes;

/// <summary>What to read anew of one region so that a change can be judged: done, not done, on its way, or in conflict with what is there.</summary>
public sealed record EstateSlice
{
    /// <summary>The parts.</summary>
    public EstateParts Parts { get; init; }

    /// <summary>The VPC whose parts are meant; null where none of the VPC's parts is asked for.</summary>
    public string? VpcId { get; init; }

    /// <summary>The domain that is meant, with its apps; null where neither is asked for.</summary>
    public string? DomainId { get; init; }

    /// <summary>The inline policies that are asked for.</summary>
    public IReadOnlyList<RolePolicyName> RolePolicies { get; init; } = [];

    /// <summary>The notebook instances that are asked for.</summary>
    public IReadOnlyList<string> NotebookInstanceNames { get; init; } = [];

    /// <summary>The lifecycle configurations that are asked for.</summary>
    public IReadOnlyList<string> LifecycleConfigNames { get; init; } = [];

    /// <summary>The paths of Reachability Analyzer whose analyses are asked for.</summary>
    public IReadOnlyList<string> InsightsPathIds { get; init; } = [];

    /// <summary>The resources whose tags are asked for.</summary>
    public IReadOnlyList<string> TaggedResourceArns { get; init; } = [];

    /// <summary>The tag keys whose place in billing is asked for.</summary>
    public IReadOnlyList<string> CostAllocationTagKeys { get; init; } = [];
    /// <summary>The policies of the organization that are asked for.</summary>
    public IReadOnlyList<OrganizationPolicyName> OrganizationPolicies { get; init; } = [];

    /// <summary>The roots, organizational units and accounts whose policies of a type are asked for.</summary>
    public IReadOnlyList<PolicyTargetName> PolicyTargets { get; init; } = [];

    /// <summary>The policies of the organization whose targets are asked for.</summary>
    public IReadOnlyList<string> TargetsOfPolicyIds { get; init; } = [];
    /// <summary>The tables of Athena that are asked for.</summary>
    public IReadOnlyList<AthenaTableName> AthenaTables { get; init; } = [];
    /// <summary>The budgets that are asked for.</summary>
    public IReadOnlyList<string> BudgetNames { get; init; } = [];

    /// <summary>The alarms that are asked for.</summary>
    public IReadOnlyList<string> AlarmNames { get; init; } = [];

    /// <summary>The metrics whose anomaly detection models are asked for.</summary>
    public IReadOnlyList<MetricName> DetectorMetrics { get; init; } = [];

    /// <summary>Both slices in one, where they concern the same VPC and domain or one of them none; null where they cannot be read together.</summary>
    public EstateSlice? With(EstateSlice other)
    {
        if (!Together(VpcId, other.VpcId) || !Together(DomainId, other.DomainId))
            return null;
        return new()
        {
            Parts = Parts | other.Parts,
            VpcId = VpcId ?? other.VpcId,
            DomainId = DomainId ?? other.DomainId,
            RolePolicies = RolePolicies.Union(other.RolePolicies).ToList(),
            NotebookInstanceNames = NotebookInstanceNames.Union(other.NotebookInstanceNames, StringComparer.Ordinal).ToList(),
            LifecycleConfigNames = LifecycleConfigNames.Union(other.LifecycleConfigNames, StringComparer.Ordinal).ToList(),
            InsightsPathIds = InsightsPathIds.Union(other.InsightsPathIds, StringComparer.Ordinal).ToList(),
            TaggedResourceArns = TaggedResourceArns.Union(other.TaggedResourceArns, StringComparer.Ordinal).ToList(),
            CostAllocationTagKeys = CostAllocationTagKeys.Union(other.CostAllocationTagKeys, StringComparer.Ordinal).ToList(),
            OrganizationPolicies = OrganizationPolicies.Union(other.OrganizationPolicies).ToList(),
            PolicyTargets = PolicyTargets.Union(other.PolicyTargets).ToList(),
            TargetsOfPolicyIds = TargetsOfPolicyIds.Union(other.TargetsOfPolicyIds, StringComparer.Ordinal).ToList(),
            AthenaTables = AthenaTables.Union(other.AthenaTables).ToList(),
            BudgetNames = BudgetNames.Union(other.BudgetNames, StringComparer.Ordinal).ToList(),
            AlarmNames = AlarmNames.Union(other.AlarmNames, StringComparer.Ordinal).ToList(),
            DetectorMetrics = DetectorMetrics.Union(other.DetectorMetrics).ToList(),
        };
    }

    private static bool Together(string? one, string? other) => one is null || other is null || one == other;
}

/// <summary>An inline policy by its name.</summary>
/// <param name="RoleName">The role.</param>
/// <param name="PolicyName">The policy.</param>
public sealed record RolePolicyName(string RoleName, string PolicyName);

/// <summary>A policy of the organization by its name, or by its id where that is known: somebody may have given it another name.</summary>
/// <param name="Type">The policy's type.</param>
/// <param name="Name">Its name.</param>
/// <param name="PolicyId">Its id; null where only the name is known.</param>
public sealed record OrganizationPolicyName(string Type, string Name, string? PolicyId = null);

/// <summary>The policies of one type on one target.</summary>
/// <param name="Type">The policies' type.</param>
/// <param name="TargetId">The root, organizational unit or account.</param>
public sealed record PolicyTargetName(string Type, string TargetId);
/// <summary>A metric by its name.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">The metric.</param>
public sealed record MetricName(string Namespace, string Name);

using System.Collections.Generic;

namespace SageMakerGuard.Estates;

/// <summary>An organization, as far as its policies are concerned (API_Organization, API_Root).</summary>
public sealed record OrganizationView
{
    /// <summary>Its id.</summary>
    public string OrganizationId { get; init; } = "";

    /// <summary>The management account, which service control policies do not bind.</summary>
    public string ManagementAccountId { get; init; } = "";

    /// <summary>ALL or CONSOLIDATED_BILLING; only with ALL there are policies.</summary>
    public string FeatureSet { get; init; } = "";

    /// <summary>Its root.</summary>
    public string RootId { get; init; } = "";

    /// <summary>The policy types that are enabled on the root.</summary>
    public IReadOnlyList<string> EnabledPolicyTypes { get; init; } = [];
}

/// <summary>A root, organizational unit or account with the policies of one type that are attached to it itself.</summary>
/// <param name="TargetId">Its id.</param>
/// <param name="Policies">The policies, with their documents.</param>
public sealed record OrganizationLevel(string TargetId, IReadOnlyList<OrganizationPolicy> Policies);
